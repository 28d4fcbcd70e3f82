import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import type { Account, HistoryEntry, Observation, State } from '../../checks/model/index.ts';
import type { ReportData } from '../../checks/report/document.ts';

const { platforms, manifests } = loadCatalogue();

/** 9 o'clock in Berlin on a day of November 2026. */
const at = (day: number): string => new Date(Date.UTC(2026, 10, day, 8, 12)).toISOString();

function observation(
  check: string,
  what: State | NonNullable<Observation['reason']>,
  day: number,
): Observation {
  const manifest = manifests.find(({ id }) => id === check);
  if (manifest === undefined || manifest.method !== 'setting') throw new Error(`no setting ${check}`);
  const state = what === 'on' || what === 'off' ? what : null;
  const origin = platforms.find(({ id }) => id === manifest.platform)?.origins[0];
  const exposing = manifest.polarity === 'onExposes' ? 'on' : 'off';
  return {
    check,
    platform: manifest.platform,
    status: state === null ? 'unknown' : state === exposing ? 'fail' : 'pass',
    reason: what === 'on' || what === 'off' ? null : what,
    state,
    locked: state === null ? null : false,
    observed: {
      label: manifest.control.labels[0]?.text ?? null,
      key: null,
      url: state === null ? null : `${origin}${manifest.place.path}`,
    },
    witnesses:
      state === null
        ? []
        : [
            { kind: 'label', says: 'Words that the page showed' },
            { kind: 'property', says: state },
            { kind: 'network', says: state },
          ],
    at: at(day),
    durationMs: 900,
    revision: manifest.revision,
    detail: what === 'error' ? 'A sentence for whoever mends it.' : null,
  };
}

/** One audit of every setting of a platform, on one day; `all` but for `except`. */
function audit(
  account: Account,
  day: number,
  all: State,
  except: Record<string, Parameters<typeof observation>[1]>,
) {
  const id = `audit-${day}`;
  const started = { id, trigger: 'scheduled', startedAt: at(day) } as const;
  const entries: HistoryEntry[] = manifests
    .filter((check) => check.platform === account.platform && check.method === 'setting')
    .map((check) => ({
      kind: 'finding',
      audit: id,
      finding: {
        ...observation(check.id, except[check.id] ?? all, day),
        account: account.id,
        previous: null,
        flip: null,
      },
    }));
  const finishedAudit = { ...started, finishedAt: at(day) };
  return [
    ...entries,
    { kind: 'auditFinished', audit: finishedAudit, stopped: false, unknownSwitches: [] },
  ] satisfies HistoryEntry[];
}

export const anna: Account = {
  id: 'anna-zorro-7',
  platform: 'linkedin',
  name: 'Anna Zorro <anna@zorro.example>',
};
export const club: Account = {
  id: 'zorro-club',
  platform: 'x',
  name: '=Zorro Club',
  site: 'http://127.0.0.1:4711',
};

/** Two accounts with everything in them: private, exposed, flipped back, unknown, answered and unanswered. */
export const sample: ReportData = {
  generatedAt: at(21),
  platforms,
  manifests,
  accounts: [
    {
      account: anna,
      past: pastOf([
        ...audit(anna, 7, 'off', { 'linkedin.ads-by-age': 'on' }),
        ...audit(anna, 14, 'off', { 'linkedin.ads-by-age': 'on' }),
        ...audit(anna, 21, 'off', {
          'linkedin.ai-training': 'on',
          'linkedin.ads-by-age': 'on',
          'linkedin.interests': 'controlMissing',
        }),
        { kind: 'answer', check: 'linkedin.objection-form', done: true, on: '2026-11-09', at: at(9) },
      ]),
    },
    {
      account: club,
      past: pastOf(audit(club, 20, 'on', { 'x.grok-training': 'off', 'x.places': 'signedOut' })),
    },
  ],
};

/** How a report is written where nothing is hidden. */
export const open = { masked: false, language: 'en', zone: 'Europe/Berlin' } as const;
export const formats = ['json', 'csv', 'html'] as const;
