import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Clock } from '../../checks/audit/ports.ts';
import type { Reply, Request } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';
import { askWhere } from './ask-where.ts';
import { type ReportSources, reportData } from './report-data.ts';

interface SaveReportDeps extends ReportSources {
  readonly clock: Clock;
  readonly words: Words;
  /** Tests: save here without a question. */
  readonly folder: string | null;
}

/** Asks where to save the report, and writes it. */
export async function saveReport(
  { format, masked }: Request<'report.save'>,
  deps: SaveReportDeps,
): Promise<Reply<'report.save'>> {
  const { words, clock, folder } = deps;
  const now = clock.now();
  const day = now.toISOString().slice(0, 10);
  const name = words.t('report.fileName', { day });
  const file = await askWhere({ title: words.t('report.dialogTitle'), name, ending: format, folder });
  const { writeReport } = await import('../../checks/report/write-report.ts');
  const { language } = words;
  const text = writeReport(format === 'pdf' ? 'html' : format, reportData(deps, now), { masked, language });
  await writeFile(file, format === 'pdf' ? await printed(text) : text, { mode: 0o600 });
  return { ok: true, file };
}

/** Prints the report in a window that nobody sees, that runs no script, and that can load nothing. */
async function printed(html: string): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: 'report',
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      spellcheck: false,
    },
  });
  const folder = await mkdtemp(path.join(app.getPath('temp'), 'flipwatch-report-'));
  const file = path.join(folder, 'report.html');
  try {
    const { session } = window.webContents;
    session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType }, answer) =>
      answer({
        cancel: !(resourceType === 'mainFrame' && url.startsWith('file:')) && !url.startsWith('data:'),
      }),
    );
    await writeFile(file, html, { mode: 0o600 });
    await window.loadFile(file);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
