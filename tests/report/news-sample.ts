import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import type { HistoryEntry, PageSeen, RadarControl, RadarNews, SeenRow } from '../../checks/model/index.ts';
import { neighboursOf } from '../../checks/radar/neighbours.ts';
import { openNews } from '../../checks/radar/open-news.ts';
import type { RadarForReport, ReportData } from '../../checks/report/document.ts';
import { finding } from '../audit/builders.ts';
import { anna } from './sample.ts';

const catalogue = loadCatalogue();
const { platforms, manifests, indexPages } = catalogue;
const platform = platformById(catalogue, 'linkedin') ?? missing();
function missing(): never {
  throw new Error('no LinkedIn');
}

/** Everything that a page has written holds this word. */
export const secret = 'Zorro';

export const privacy = '/mypreferences/d/categories/privacy';
const account = '/mypreferences/d/categories/account';
const training = '/mypreferences/d/settings/data-for-ai-improvement';
const S = '/mypreferences/d/settings/';
const day = (number: number): string => new Date(Date.UTC(2026, 10, number, 8, 12)).toISOString();
const between: [string, string] = [day(14), day(21)];

const row = (name: string, more: Partial<SeenRow> = {}): SeenRow => ({
  path: `${S}${name}`,
  key: null,
  title: `${secret} ${name}`,
  state: null,
  ...more,
});
const control = (label: string, check: string | null = null): RadarControl => ({
  kind: 'switch',
  key: null,
  label,
  state: 'on',
  check,
});
const seen = (page: string, on: number, rows: readonly SeenRow[], controls: readonly RadarControl[] = []) =>
  ({
    kind: 'pageSeen',
    audit: `audit-${on}`,
    seen: { page, at: day(on), language: 'en', rows: [...rows], controls: [...controls] } satisfies PageSeen,
  }) satisfies HistoryEntry;
const told = (kind: RadarNews['kind'], part: Partial<RadarNews>) =>
  ({
    kind: 'radarNews',
    audit: 'audit-21',
    news: {
      kind,
      platform: 'linkedin',
      page: privacy,
      path: privacy,
      title: '',
      state: null,
      known: 'nobody',
      between,
      ...part,
    },
  }) satisfies HistoryEntry;

const fresh = row('assistants', { state: 'on' });
const valued = row('partners', { state: `${secret} only` });
/** The shipped inventory knows it, by a title of its own. */
const known = row('known', { path: '/mypreferences/d/demographic-info', title: `${secret} demography` });
const renamed = row('renamed', { title: `${secret} today` });
const moved = row('moved');
const away = row('away');
const gone = row('gone');
const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => row(`many-${name}`));
const beside = control(`${secret} learns from you`);
const trained = control('Data for AI', 'linkedin.ai-training');

const pages: readonly HistoryEntry[] = [
  seen(privacy, 14, [away, gone]),
  seen(privacy, 21, [fresh, valued, known, renamed, moved]),
  seen(account, 14, []),
  seen(account, 21, many),
  seen(training, 14, [], [trained]),
  seen(training, 21, [], [trained, beside]),
  told('newRow', { path: fresh.path ?? '', title: fresh.title, state: 'on' }),
  told('newRow', { path: valued.path ?? '', title: valued.title, state: valued.state }),
  told('newRow', { path: known.path ?? '', title: known.title, known: 'others', since: '2026-02-01' }),
  told('renamed', { path: renamed.path ?? '', title: renamed.title, was: `${secret} before` }),
  told('moved', { path: moved.path ?? '', title: moved.title, was: `${S}${secret}` }),
  told('missing', { path: away.path ?? '', title: away.title }),
  told('gone', { path: gone.path ?? '', title: gone.title }),
  told('newControl', {
    page: training,
    path: training,
    label: beside.label,
    title: beside.label,
    state: 'on',
  }),
  told('newRow', {
    page: account,
    path: account,
    title: many[0]?.title ?? '',
    group: account,
    count: many.length,
    titles: many.map(({ title }) => title),
  }),
];

const says = (words: string) => ({ reason: 'wordsGrew' as const, path: training, was: secret, now: words });
const findings: readonly HistoryEntry[] = [
  finding('a', 'off', day(21)),
  { ...finding('b', 'wordsGrew', day(21)), scope: says(`${secret} and more`) },
].map((one, at) => ({
  kind: 'finding' as const,
  audit: 'audit-21',
  finding: {
    ...one,
    check: ['linkedin.ai-training', 'linkedin.data-research'][at] ?? '',
    platform: 'linkedin',
    account: anna.id,
  },
}));

const unread = (path: string, reason: 'notWhole' | 'acceptWall') =>
  ({ platform: 'linkedin', path, read: false, reason }) as const;
const finished: HistoryEntry = {
  kind: 'auditFinished',
  audit: { id: 'audit-21', trigger: 'manual', startedAt: day(21), finishedAt: day(21) },
  stopped: false,
  unknownSwitches: [],
  radarPages: [
    { platform: 'linkedin', path: privacy, read: true, reason: null },
    unread('/mypreferences/d/categories/ads', 'notWhole'),
    unread('/mypreferences/d/categories/profile-visibility', 'acceptWall'),
  ],
};

const entries: readonly HistoryEntry[] = [...pages, ...findings, finished];

/** What the radar tells of these lines. */
export function radarOf(lines: readonly HistoryEntry[]): RadarForReport {
  const { items, pages } = openNews(lines, { platform, catalogue: manifests, now: new Date(day(21)) });
  return {
    news: items.map(({ news }) => news),
    pages,
    beside: neighboursOf(items, { platform, catalogue: manifests }),
  };
}

/** An account with news of every kind, out of lines such as a history holds. */
export const withNews: ReportData = {
  generatedAt: day(21),
  platforms,
  manifests: manifests.filter(({ id }) => ['linkedin.ai-training', 'linkedin.data-research'].includes(id)),
  indexPages,
  accounts: [{ account: anna, past: pastOf(entries), radar: radarOf(entries) }],
};
