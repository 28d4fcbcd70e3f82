import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Clock } from '../../checks/audit/ports.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { pastOf } from '../../checks/history/flips.ts';
import type { ReportData } from '../../checks/report/document.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Reply, Request } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';
import type { AppState } from '../state/app-state.ts';
import { radarForReport } from '../state/radar-view.ts';
import type { Histories } from '../storage/histories.ts';
import { askWhere } from './ask-where.ts';

interface SaveReportDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly catalogue: CatalogueSource;
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
  const day = clock.now().toISOString().slice(0, 10);
  const name = words.t('report.fileName', { day });
  const file = await askWhere({ title: words.t('report.dialogTitle'), name, ending: format, folder });
  const { writeReport } = await import('../../checks/report/write-report.ts');
  const { language } = words;
  const text = writeReport(format === 'pdf' ? 'html' : format, reportData(deps), { masked, language });
  await writeFile(file, format === 'pdf' ? await printed(text) : text, { mode: 0o600 });
  return { ok: true, file };
}

function reportData({ state, accounts, histories, catalogue, clock }: SaveReportDeps): ReportData {
  const { platforms, manifests, indexPages } = catalogue.current();
  const every = state.stored.preferences.newSettings;
  const now = clock.now();
  return {
    generatedAt: now.toISOString(),
    platforms,
    manifests,
    indexPages,
    accounts: state.counting().map(({ account: { id } }) => {
      const account = accounts.account(id);
      const history = histories.get(id);
      const platform = platforms.find((known) => known.id === account.platform);
      if (history === null) return { account, past: pastOf([]) };
      const past = history.past();
      if (platform === undefined) return { account, past };
      return { account, past, radar: radarForReport(history.entries(), { platform, manifests, now, every }) };
    }),
  };
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
