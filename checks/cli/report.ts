import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pastOf } from '../history/flips.ts';
import { type Account, accountsThatCount, type HistoryEntry } from '../model/index.ts';
import { neighboursOf } from '../radar/neighbours.ts';
import { openNews } from '../radar/open-news.ts';
import type { ReportData } from '../report/document.ts';
import { writeReport } from '../report/write-report.ts';
import { exitCodes, usage } from './failure.ts';
import { type AccountHistory, histories } from './history.ts';
import type { RunContext } from './run.ts';
import { isForTrying } from './workspace.ts';

/** `flipwatch report`: what was last seen, as a file to keep. Names and page words are left out. */
export async function report(run: RunContext): Promise<number> {
  const { request, print, t } = run;
  const { format, out } = request;
  if (format === null || out === null) throw new Error('the arguments were not checked');
  const file = path.resolve(out);
  assertWritable(file);
  const data = await dataOf(run);
  if (data.accounts.length === 0) throw usage('nothingToReport');
  const options = { masked: true, language: run.language };
  const content =
    format === 'pdf'
      ? await pdfOf(run, writeReport('html', data, options))
      : writeReport(format, data, options);
  try {
    writeFileSync(file, content, { mode: 0o600 });
  } catch {
    throw usage('outNotWritable', { path: file });
  }
  if (request.json) print(`${JSON.stringify({ schema: 1, report: { format, file } })}\n`);
  else print(`${t('report.written', { path: file })}\n`);
  return exitCodes.fine;
}

/** Checked before a browser is started for nothing. */
function assertWritable(file: string): void {
  try {
    if (existsSync(file) && !statSync(file).isFile()) throw new Error('not a file');
    accessSync(existsSync(file) ? file : path.dirname(file), constants.W_OK);
  } catch {
    throw usage('outNotWritable', { path: file });
  }
}

async function pdfOf({ request }: RunContext, html: string): Promise<Uint8Array> {
  const { browser, sandbox } = request;
  const { printPdf } = await import('../browser/print-pdf.ts');
  return printPdf(html, { sandbox, ...(browser === null ? {} : { browser }) });
}

async function dataOf(run: RunContext): Promise<ReportData> {
  const { platforms, manifests, indexPages } = run.workspace.catalogue;
  const { checks } = run.request;
  return {
    generatedAt: run.clock.now().toISOString(),
    platforms,
    indexPages,
    manifests: checks.length === 0 ? manifests : manifests.filter(({ id }) => checks.includes(id)),
    accounts: accountsThatCount(
      (await histories(run)).flatMap((past) => {
        const account = accountOf(run, past);
        if (account === null) return [];
        const radar = radarOf(run, account, past.entries);
        return [{ account, past: pastOf(past.entries), ...radar, practice: isForTrying(account) }];
      }),
    ).map(({ practice: _, ...told }) => told),
  };
}

/** What the radar has still to tell; of single checks only what has come up beside them. */
function radarOf(
  { workspace, request, clock }: RunContext,
  account: Account,
  entries: readonly HistoryEntry[],
): Pick<ReportData['accounts'][number], 'radar'> {
  const { platforms, manifests: catalogue } = workspace.catalogue;
  const platform = platforms.find(({ id }) => id === account.platform);
  if (platform === undefined) return {};
  const { items, pages } = openNews(entries, { platform, catalogue, now: clock.now() });
  const beside = neighboursOf(items, { platform, catalogue });
  const whole = request.checks.length === 0;
  return { radar: { news: whole ? items.map(({ news }) => news) : [], pages: whole ? pages : [], beside } };
}

/**
 * The account behind a history's name. A moved account's address changes from run to run; that it was moved is kept.
 */
function accountOf({ workspace }: RunContext, { account: id }: AccountHistory): Account | null {
  const platform = workspace.catalogue.platforms.find((one) => id === one.id || id.startsWith(`${one.id}-`));
  if (platform === undefined) return null;
  const account = { id, platform: platform.id, name: platform.name };
  return id === platform.id ? account : { ...account, site: 'http://127.0.0.1' };
}
