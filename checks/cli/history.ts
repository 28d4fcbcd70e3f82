import * as z from 'zod';
import { pastOf } from '../history/flips.ts';
import {
  checkIdSchema,
  findingSchema,
  flipSchema,
  type HistoryEntry,
  inJson,
  instantSchema,
  titleOf,
} from '../model/index.ts';
import { flipLine, when } from './card.ts';
import { exitCodes } from './failure.ts';
import { paint, wrap } from './paint.ts';
import type { RunContext } from './run.ts';
import { accountOn, knownHistories, openHistory } from './workspace.ts';

const lineSchema = z.strictObject({
  account: z.string(),
  check: checkIdSchema,
  /** The newest finding, whatever it says. */
  newest: findingSchema.pick({ status: true, reason: true, state: true, at: true }).nullable(),
  /** The newest position that was really seen, and since when it has been so. */
  lastSeen: findingSchema.pick({ status: true, state: true, at: true }).nullable(),
  /** It rests on the person's own word. */
  said: z.literal(true).optional(),
  since: instantSchema.nullable(),
  flips: z.array(flipSchema),
});
type HistoryLine = z.infer<typeof lineSchema>;

/** The one JSON document of `flipwatch history --json`. */
export const historyDocumentSchema = z.strictObject({ schema: z.literal(1), history: z.array(lineSchema) });

/** One account's whole past, as it lies on disk. */
export interface AccountHistory {
  readonly account: string;
  readonly entries: readonly HistoryEntry[];
}

/** The histories that this request is about: all there are, or those of its practice, moved or named platforms. */
export async function histories(run: RunContext): Promise<readonly AccountHistory[]> {
  const { workspace, request } = run;
  const { platforms } = workspace.catalogue;
  const all = knownHistories(workspace.folders).filter((account) => {
    const platform = platforms.find(({ id }) => account === id || account.startsWith(`${id}-`));
    if (platform === undefined) return request.platforms.length === 0;
    if (request.platforms.length > 0 && !request.platforms.includes(platform.id)) return false;
    if (request.practice) return account === `${platform.id}-practice`;
    const site = request.sites.get(platform.id);
    return (
      request.sites.size === 0 || (site !== undefined && account === accountOn(platform, site, false).id)
    );
  });
  const found: AccountHistory[] = [];
  for (const account of all) {
    const history = await openHistory(workspace.folders, account);
    try {
      found.push({ account, entries: await history.entries() });
    } finally {
      await history.close();
    }
  }
  return found;
}

/** `flipwatch history`: what was seen before, and every flip with both its times. */
export async function history(run: RunContext): Promise<number> {
  const { request, print, t } = run;
  const lines = linesOf(await histories(run)).filter(
    ({ check }) => request.checks.length === 0 || request.checks.includes(check),
  );
  if (request.json) {
    print(`${inJson(historyDocumentSchema.parse({ schema: 1, history: lines }))}\n`);
  } else print(lines.length === 0 ? `${t('history.empty')}\n` : drawHistory(run, lines));
  return exitCodes.fine;
}

function linesOf(all: readonly AccountHistory[]): readonly HistoryLine[] {
  return all.flatMap(({ account, entries }) =>
    [...pastOf(entries).checks].map(([check, past]) => ({
      account,
      check,
      newest:
        past.newest === null
          ? null
          : {
              status: past.newest.status,
              reason: past.newest.reason,
              state: past.newest.state,
              at: past.newest.at,
            },
      lastSeen:
        past.lastSeen === null
          ? null
          : { status: past.lastSeen.status, state: past.lastSeen.state, at: past.lastSeen.at },
      ...(past.lastSeen?.strength === 'person' ? { said: true as const } : {}),
      since: past.since,
      flips: [...past.flips],
    })),
  );
}

function drawHistory(
  { t, terminal, language, workspace }: RunContext,
  lines: readonly HistoryLine[],
): string {
  const out: string[] = [];
  let account = '';
  /** The file's name is the platform's id, with more behind it for a practice or moved account. */
  const accountName = (id: string): string => {
    const platform = workspace.catalogue.platforms.find(
      (one) => id === one.id || id.startsWith(`${one.id}-`),
    );
    if (platform === undefined) return id;
    if (id === `${platform.id}-practice`) return t('card.practice', { name: platform.name });
    return id === platform.id ? platform.name : `${platform.name} (${id.slice(platform.id.length + 1)})`;
  };
  for (const line of lines) {
    if (line.account !== account)
      out.push(...(account === '' ? [] : ['']), paint(terminal, 'strong', accountName(line.account)));
    account = line.account;
    const manifest = workspace.catalogue.manifests.find(({ id }) => id === line.check);
    const title = titleOf(manifest, line.check, language);
    out.push(wrap(manifest === undefined ? title : `${title} (${line.check})`, terminal.columns, 2));
    out.push(wrap(whereItStands(line, t, language), terminal.columns, 4));
    for (const flip of line.flips) out.push(wrap(flipLine(flip, language, t), terminal.columns, 4));
  }
  return `${out.join('\n')}\n`;
}

function whereItStands(
  { lastSeen, said, since, newest }: HistoryLine,
  t: RunContext['t'],
  language: RunContext['language'],
): string {
  if (lastSeen !== null && since !== null) {
    const word = t(`statuses.${lastSeen.status}.name`);
    return t(said === true ? 'history.said' : 'history.seen', {
      word,
      since: when(since, language),
      at: when(lastSeen.at, language),
    });
  }
  if (newest?.status === 'manual') return t('history.manual');
  return t('history.neverSeen');
}
