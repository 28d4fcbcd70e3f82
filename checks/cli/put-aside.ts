import {
  inJson,
  type Platform,
  type PutAsideDocument,
  putAsideDocumentSchema,
  toldDocumentSchema,
} from '../model/index.ts';
import { type OpenItem, openNews } from '../radar/open-news.ts';
import { type Aside, linesToPutAside } from '../radar/put-aside.ts';
import { exitCodes, usage } from './failure.ts';
import { paint, wrap } from './paint.ts';
import { newsSentence } from './radar-lines.ts';
import type { RunContext } from './run.ts';
import { accountOn, knownHistories, openHistory } from './workspace.ts';

/** One account, and what the radar has still to tell of it. */
interface Told {
  readonly account: string;
  readonly platform: Platform;
  readonly items: readonly OpenItem[];
}

/** `flipwatch put-aside …`: what the person does not care for is told no more. Opens no page. */
export async function putAside(run: RunContext): Promise<number> {
  const { aside } = run.request;
  if (aside === null) throw new Error('nothing to put aside');
  const told = await toldIn(run);
  return aside.kind === 'list' ? list(run, told) : put(run, told, aside);
}

/** The accounts of this run that have a past. */
async function toldIn(run: RunContext): Promise<readonly Told[]> {
  const { request, workspace, clock } = run;
  const { platforms, manifests: catalogue } = workspace.catalogue;
  const { practice, sites } = request;
  const known = knownHistories(workspace.folders);
  const told: Told[] = [];
  for (const platform of platforms) {
    const { id } = platform;
    if (request.platforms.length > 0 ? !request.platforms.includes(id) : sites.size > 0 && !sites.has(id))
      continue;
    // Where a practice site lives plays no part in what its account is called.
    const site = practice ? 'http://127.0.0.1' : sites.get(id);
    const account = accountOn(platform, site, practice).id;
    if (!known.includes(account)) continue;
    const history = await openHistory(workspace.folders, account);
    const entries = await history.entries().finally(() => history.close());
    told.push({
      account,
      platform,
      items: openNews(entries, { platform, catalogue, now: clock.now() }).items,
    });
  }
  return told;
}

function list(run: RunContext, told: readonly Told[]): number {
  const { request, print, t } = run;
  if (request.json) {
    const all = told.flatMap(({ items }) => items.map(({ id, news }) => ({ ...news, id })));
    print(`${inJson(toldDocumentSchema.parse({ schema: 1, told: all }))}\n`);
  } else print(`${linesOf(run, told).join('\n') || t('aside.nothing')}\n`);
  return exitCodes.fine;
}

async function put(run: RunContext, told: readonly Told[], aside: Aside): Promise<number> {
  const { request, print, t, terminal, reporter, clock, workspace } = run;
  const at = clock.now().toISOString();
  const found = told.flatMap((one) => {
    const lines = linesToPutAside(one.items, aside, at);
    return lines === null ? [] : [{ ...one, lines }];
  });
  const [first] = found;
  if (found.length > 1)
    throw usage('asideWhich', { platforms: found.map(({ platform }) => platform.id).join(', ') });
  if (first !== undefined) {
    const history = await openHistory(workspace.folders, first.account);
    try {
      for (const line of first.lines) await history.append(line);
    } finally {
      await history.close();
    }
  }
  const good = first !== undefined;
  const { page, id } = aside;
  const said = wrap(t(good ? 'aside.done' : 'aside.refused', { page, id }), terminal.columns, 2).slice(2);
  const there = good ? [] : linesOf(run, told);
  const rest = good ? [] : there.length > 0 ? [t('aside.thereIs'), ...there] : [t('aside.nothing')];
  const text = [`${paint(terminal, good ? 'good' : 'bad', good ? '✓' : '✗')} ${said}`, ...rest].join('\n');
  if (request.json) {
    const result: PutAsideDocument['putAside'] = good
      ? { platform: first.platform.id, page, id, result: 'putAside', reason: null }
      : { platform: null, page, id, result: 'refused', reason: 'notTold' };
    print(`${inJson(putAsideDocumentSchema.parse({ schema: 1, putAside: result }))}\n`);
    if (!good) reporter.say(text);
  } else print(`${text}\n`);
  return good ? exitCodes.fine : exitCodes.unknown;
}

/** What is told, each with the words that put it aside. */
function linesOf(run: RunContext, told: readonly Told[]): string[] {
  const { workspace, language, t, terminal, commandFor } = run;
  const { platforms, indexPages } = workspace.catalogue;
  return told.flatMap(({ platform, items }) =>
    items.flatMap(({ id, news }) => [
      wrap(newsSentence(news, { platforms, indexPages, language }, t), terminal.columns, 2),
      // One piece, to be copied.
      `    ${commandFor('put-aside', news.page, id, '--platform', platform.id)}`,
    ]),
  );
}
