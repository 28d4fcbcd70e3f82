import { listOnAccount } from '../audit/look-together.ts';
import {
  controlsDocumentSchema,
  inJson,
  type ListedControl,
  type Platform,
  type Reason,
  writtenOutline,
} from '../model/index.ts';
import { type CliFailure, exitCodes, refusal } from './failure.ts';
import { keepListed } from './listed.ts';
import { paint, type Terminal } from './paint.ts';
import { reportingBrowser } from './pulse.ts';
import type { RunContext } from './run.ts';
import { pageWanted } from './site-page.ts';
import type { Translate } from './words.ts';
import { accountOn, openHistory } from './workspace.ts';

/** `flipwatch controls PATH`: lists what it sees on a page of one platform. Reads only. */
export async function controls(run: RunContext): Promise<number> {
  const { request, workspace, print, t, terminal, signal, reporter } = run;
  const sites = await run.sites();
  const { platform, path } = pageWanted(request, workspace);
  const { name } = platform;
  const account = accountOn(platform, sites.get(platform.id), request.practice);
  const history = await openHistory(workspace.folders, account.id);
  const reporting = reportingBrowser(workspace.browser, reporter, (stage, seconds) =>
    t(seconds === 0 ? `controls.${stage}` : 'change.still', { platform: name, seconds }),
  );
  try {
    const catalogue = workspace.catalogue.manifests.filter((check) => check.platform === platform.id);
    const deps = { browser: reporting.browser, history, clock: run.clock, platform, catalogue };
    const { outlined } = request;
    const listed = await listOnAccount(deps, { account, path, signal, outlined });
    if (signal.aborted) return exitCodes.stopped;
    if (listed.blocker !== null) throw pageRefused(listed.blocker.reason, platform, t);
    reporter.clear();
    if (listed.outline !== null) {
      print(writtenOutline(listed.outline));
      return exitCodes.fine;
    }
    if (listed.more) reporter.say(t('controls.more', { count: listed.controls.length }));
    const document = controlsDocumentSchema.parse({
      schema: 1,
      page: path,
      controls: listed.controls,
      ...(listed.more ? { more: true } : {}),
    });
    keepListed(workspace.folders, account.id, {
      page: path,
      at: run.clock.now().toISOString(),
      marks: [...listed.marks],
    });
    print(request.json ? `${inJson(document)}\n` : table(document.controls, t, terminal));
    return exitCodes.fine;
  } finally {
    reporting.stop();
    reporter.clear();
    await history.close();
  }
}

/** What kept a page from being read, in the words of that reason. */
function pageRefused(reason: Reason, { name }: Platform, t: Translate): CliFailure {
  const [happened, todo] = ['happened', 'todo'].map((part) =>
    t(`reasons.${reason}.${part}`, { platform: name }),
  );
  return refusal('pageRefused', reason, { happened: happened ?? '', todo: todo ?? '' });
}

function table(listed: readonly ListedControl[], t: Translate, terminal: Terminal): string {
  if (listed.length === 0) return `${t('controls.none')}\n`;
  const rows = [
    ['number', 'state', 'kind', 'label'].map((column) => t(`controls.columns.${column}`)),
    ...listed.map(({ n, state, kind, label, rowTitle, check }) => [
      String(n),
      positionIn(state, t),
      t(`controls.kinds.${kind}`),
      [label || (rowTitle ?? t('controls.nameless')), ...(check === null ? [] : [`(${check})`])].join(' '),
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row, at) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    return at === 0 ? paint(terminal, 'strong', line) : line;
  });
  return `${lines.join('\n')}\n`;
}

const positionIn = (state: string | null, t: Translate): string =>
  state === 'on' || state === 'off' ? t(`states.${state}`) : (state ?? t('states.none'));
