import type { z } from 'zod';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Finding, Fix, Manifest, Platform, Reason } from '../../checks/model/index.ts';
import { isReadable, reasonSchema } from '../../checks/model/index.ts';
import type {
  CheckView,
  HistoryPoint,
  PastNews,
  RadarItem,
  RadarView,
  refusalSchema,
  Snapshot,
  Walk,
} from '../../electron/contract/index.ts';
import { stepsOf } from '../../electron/contract/walk-steps.ts';
import { guidedManifests, manifests, manyManifests } from './catalogue.ts';
import { account, finding, flipped, looked, placed, seen, snapshot, untold, view } from './scenario.ts';

/** What a test starts from: how things stand, and the checks that are known. */
export interface Scenario {
  readonly snapshot: Snapshot;
  readonly manifests: readonly Manifest[];
  /** Left out: the two of `catalogue.ts`. */
  readonly platforms?: readonly Platform[];
  readonly timelines?: readonly Timeline[];
  /** What the radar told, as the history shows it. */
  readonly pastNews?: readonly PastNews[];
  /** With this every check that is asked for is refused. */
  readonly refuse?: RefusalCode;
}
/** One setting's points, as `history.get` answers with them. */
export type Timeline = { check: string; points: HistoryPoint[] };
type RefusalCode = z.infer<typeof refusalSchema>['code'];
export const scenario = (start: Snapshot, known: readonly Manifest[] = manifests): Scenario => ({
  snapshot: start,
  manifests: known,
});

const of = (platform: string) => manifests.filter((one) => one.platform === platform);
/** The checks of LinkedIn, by id. */
export const linkedin = of('linkedin').map((one) => one.id);

/** Before the first account. */
export const empty = () => scenario(snapshot([]));

/** Practice accounts just added: nothing has been looked at. */
export const fresh = () =>
  scenario(
    snapshot([
      account(
        'practice-linkedin',
        linkedin.map((check) => view(check)),
        {
          practice: true,
          name: 'Practice LinkedIn',
          lastAudit: null,
        },
      ),
      account(
        'practice-x',
        of('x').map((one) => view(one.id)),
        {
          practice: true,
          platform: 'x',
          name: 'Practice X',
          lastAudit: null,
        },
      ),
    ]),
  );

/** Practice accounts in the middle of their first check, with the guide. */
export const practising = () => {
  const start = fresh();
  return scenario({
    ...start.snapshot,
    overall: 'checking',
    guide: { watched: false, fixed: false, turnedBack: false },
    running: {
      account: 'practice-linkedin',
      trigger: 'manual',
      check: 'linkedin.partners',
      done: 3,
      total: 7,
    },
    queued: ['practice-x'],
  });
};

/** Practice accounts as the guide leads through them: looked at, with one setting private by a fix and the others exposed. */
export const practised = (guide: Snapshot['guide']) => {
  const start = fresh();
  const accounts = start.snapshot.accounts.map((one) =>
    account(
      one.account.id,
      one.checks.map(({ check }) =>
        check === 'linkedin.research' && guide?.fixed === true
          ? seen(check, 'pass', { canUndo: true })
          : seen(check, 'fail'),
      ),
      { practice: true, platform: one.account.platform, name: one.account.name },
    ),
  );
  return scenario(snapshot(accounts, { guide }));
};

const answered = view('linkedin.objection', { answer: { done: true, on: '2026-11-12' } });
/** LinkedIn's checks, with the one form sent. */
const formSentAnd = (other: (check: string) => CheckView) =>
  linkedin.map((check) => (check === 'linkedin.objection' ? answered : other(check)));

/** Every setting was seen private, and the form is sent. */
export const allPrivate = () =>
  scenario(
    snapshot([
      account(
        'mine',
        formSentAnd((check) => seen(check, 'pass')),
      ),
    ]),
  );

/** One account with one of each: private, exposed, flipped, unknown, manual, locked, not offered, old facts. */
export const mixed = () =>
  scenario(
    snapshot([
      account('mine', [
        flipped('linkedin.ai-training'),
        view('linkedin.objection'),
        seen('linkedin.research', 'pass', { canUndo: true }),
        seen('linkedin.partners', 'fail'),
        seen('linkedin.ads-off', 'fail'),
        {
          ...seen('linkedin.ads-age', 'fail'),
          finding: finding('linkedin.ads-age', 'fail', { locked: true }),
        },
        untold('linkedin.ads-location', 'controlMissing', { misses: 3 }),
        view('linkedin.interests', { finding: finding('linkedin.interests', 'notOffered') }),
      ]),
    ]),
  );

/** What was confirmed has drifted; what is known from reports only may be one of two; one was confirmed and is seen. */
export const together = () => {
  const drift = {
    was: { label: 'Use my data', key: 'id=ai-data', rowTitle: 'Data for AI', on: '2026-11-03' },
    now: { label: 'Use my data and posts', key: null, rowTitle: 'Data for AI' },
  };
  const unknown = (check: string, reason: Reason, more: Partial<Finding>) =>
    untold(check, reason, { finding: finding(check, 'unknown', { reason, ...more }) });
  return scenario(
    snapshot([
      account('mine', [
        unknown('linkedin.ai-training', 'confirmationDrifted', { drift }),
        unknown('linkedin.partners', 'onlyReported', {
          candidates: ['Share with partners', 'Share with affiliates'],
        }),
        seen('linkedin.research', 'pass', {
          finding: finding('linkedin.research', 'pass', { confirmed: '2026-11-03' }),
        }),
      ]),
    ]),
  );
};

/** One setting's words say more than before; beside another something new has come up. */
export const widened = () =>
  scenario(
    snapshot([
      account('mine', [
        untold('linkedin.ai-training', 'wordsGrew', {
          finding: finding('linkedin.ai-training', 'unknown', {
            reason: 'wordsGrew',
            scope: {
              reason: 'wordsGrew',
              path: '/mypreferences/d/settings/data-for-ai-improvement',
              was: 'Data for Generative AI Improvement · Can we use your posts to train models that create content?',
              now: 'Data for Generative AI Improvement · Can we use your posts, your messages and your voice to train models that create content, and share them with our partners?',
            },
          }),
        }),
        seen('linkedin.research', 'pass', { beside: 'Research with universities' }),
      ]),
    ]),
  );

/** The pages of a platform have changed: several settings can't be told on one day. */
export const pagesChanged = () =>
  scenario(
    snapshot([
      account('mine', [
        untold('linkedin.ai-training', 'labelChanged', { misses: 1 }),
        untold('linkedin.partners', 'controlMissing', { misses: 1 }),
        untold('linkedin.ads-off', 'ambiguous', { misses: 1 }),
        seen('linkedin.research', 'pass'),
      ]),
    ]),
  );

/** The site asked for a pause after the first page: the rest is known from the week before. */
export const aged = () => {
  const pause = { finding: finding('linkedin.ads-off', 'unknown', { reason: 'rateLimited' }) } as const;
  const weekAgo = '2026-11-14T20:05:00.000Z';
  const on = { lastSeen: { state: 'on', at: weekAgo } } as const;
  const turned = flipped('linkedin.ai-training');
  return scenario(
    snapshot([
      account('mine', [
        { ...turned, ...pause, lastSeen: { state: 'on', at: weekAgo }, aged: true },
        view('linkedin.objection'),
        seen('linkedin.partners', 'fail'),
        view('linkedin.ads-off', { ...pause, ...on }),
        ...['research', 'ads-age', 'ads-location', 'interests'].map((one) =>
          untold(`linkedin.${one}`, 'rateLimited'),
        ),
      ]),
    ]),
  );
};

/** The same, and Flipwatch looks again at the end of that pause. */
export const waiting = () => {
  const { snapshot: start, manifests: known } = aged();
  const accounts = start.accounts.map((one) => ({ ...one, nextAuditAt: '2026-11-21T20:20:00.000Z' }));
  return scenario({ ...start, accounts }, known);
};

/** Manual-only mode, with what audits saw before. */
export const manualOnly = () => {
  const start = mixed().snapshot;
  return scenario({ ...start, preferences: { ...start.preferences, manualOnly: true } });
};

/** Settings that only the person can see: one answered today, one that waits for an answer. */
export const guided = () => {
  const known = [...manifests, ...guidedManifests];
  const [answered = '', waits = ''] = guidedManifests.map(({ id }) => id);
  const long = '2026-09-20T18:00:00.000Z';
  const checks = [
    ...(mixed().snapshot.accounts[0]?.checks ?? []),
    looked(answered, 'off'),
    {
      ...looked(waits, 'on', long),
      finding: finding(waits, 'unknown', { reason: 'awaitsAnswer' }),
      position: 'fail' as const,
      aged: true,
    },
  ];
  return scenario(snapshot([account('mine', checks, { manifests: known })]), known);
};

/** A walk through them that is under way. */
export const walking = (part: Partial<Walk> = {}) => {
  const { snapshot: start, manifests: known } = guided();
  const steps = stepsOf([{ account: 'mine', checks: known, isDone: () => false }], start.preferences).filter(
    ({ check }) => check.startsWith('linkedin.'),
  );
  const walk = { steps, at: 1, page: 'open', refused: null, over: false, ...part } as const;
  return scenario({ ...start, walk }, known);
};

/** The end of one. */
export const walked = () => {
  const start = walking();
  const { walk } = start.snapshot;
  const steps = (walk?.steps ?? []).map((step, at) => ({
    ...step,
    said: at === 0 ? ('done' as const) : at === 1 ? ('off' as const) : null,
  }));
  return walking({ steps, over: true });
};

/** A setting turned back, and the person has looked since: by their own answer it is private. */
export const settled = () => {
  const { snapshot: start, manifests: known } = manualOnly();
  const accounts = start.accounts.map((one) => ({
    ...one,
    checks: one.checks.map((check) =>
      check.news ? placed({ ...check, news: false, answer: { done: true, on: '2026-11-21' } }) : check,
    ),
  }));
  return scenario({ ...start, overall: 'exposed', accounts }, known);
};

const between: RadarItem['between'] = ['2026-11-14T20:05:00.000Z', '2026-11-21T20:05:00.000Z'];
const privacy = '/mypreferences/d/categories/privacy';
const ads = '/mypreferences/d/categories/ads';
const item = (part: Partial<RadarItem> & Pick<RadarItem, 'kind' | 'page' | 'title'>): RadarItem => ({
  path: part.page,
  state: null,
  known: 'nobody',
  between,
  id: `words:${part.title}`,
  opens: part.page,
  watches: null,
  ...part,
});

/** LinkedIn with this news. */
const withNews = (radar: Partial<RadarView>) => {
  const accounts = mixed().snapshot.accounts.map((one) => ({
    ...one,
    radar: { items: [], more: 0, unread: [], pages: 5, ...radar },
  }));
  return scenario(snapshot(accounts));
};

/** A switch that no check knows has appeared, switched on. */
export const newSwitch = () =>
  withNews({
    items: [
      item({
        kind: 'newControl',
        page: '/mypreferences/d/settings/data-for-ai-improvement',
        key: 'aria-labelledby=allowVoiceForAI',
        label: 'Use my voice messages for training',
        title: 'Use my voice messages for training',
        state: 'on',
        watches: '/mypreferences/d/settings/data-for-ai-improvement',
      }),
    ],
  });

/** News of every kind, and two pages on which nobody could see whether there is any. */
export const news = () => {
  const assistants = '/mypreferences/d/settings/ai-assistants';
  return withNews({
    items: [
      item({
        kind: 'newRow',
        page: privacy,
        path: assistants,
        title: 'Share data with assistants',
        state: 'on',
        opens: assistants,
        watches: assistants,
      }),
      item({
        kind: 'newRow',
        page: privacy,
        path: '/mypreferences/d/settings/research-invitations',
        title: 'Research invitations',
        known: 'others',
        since: '2024-03-18',
      }),
      ...(newSwitch().snapshot.accounts[0]?.radar?.items ?? []),
      item({ kind: 'moved', page: ads, title: 'Interests and traits', was: privacy }),
      item({
        kind: 'renamed',
        page: ads,
        title: 'Use data from others',
        was: 'Use data you’ve given to businesses',
      }),
      item({ kind: 'gone', page: privacy, title: 'Search history' }),
      item({ kind: 'missing', page: privacy, title: 'Message nudges' }),
    ],
    more: 3,
    unread: [
      { path: ads, reason: 'notWhole', opens: ads },
      { path: '/mypreferences/d/categories/account', reason: 'timeout', opens: null },
    ],
  });
};

/** Many new entries on one page are one. */
export const newsInGroups = () => {
  const titles = ['Connections', 'Companies', 'Groups', 'Education', 'Job information', 'Employer', ''];
  return withNews({
    items: [item({ kind: 'newRow', page: ads, title: 'Connections', id: 'group:newRow', count: 7, titles })],
    unread: [{ path: privacy, reason: 'rateLimited', opens: privacy }],
  });
};

/** The site asks to agree to something before it shows any settings. */
export const acceptWall = () =>
  withNews({
    unread: [ads, privacy].map((path) => ({ path, reason: 'acceptWall' as const, opens: path })),
  });

/** Several accounts, two of them on one platform, one signed out, one for practice. */
export const several = () => {
  const x = of('x').map((one) => one.id);
  return scenario(
    snapshot([
      ...mixed().snapshot.accounts,
      account(
        'work',
        linkedin.map((check) => untold(check, 'signedOut')),
        { name: 'LinkedIn at work', signIn: 'needed' },
      ),
      account(
        'x',
        x.map((check) => seen(check, 'pass')),
        { platform: 'x', name: 'X' },
      ),
      account(
        'practice-x',
        x.map((check) => seen(check, 'pass')),
        {
          platform: 'x',
          name: 'Practice X',
          practice: true,
        },
      ),
    ]),
  );
};

/** One setting for each reason why it could not be told. */
export const everyReason = () => {
  const reasons: readonly Reason[] = reasonSchema.options;
  const known = manyManifests(reasons.length);
  return scenario(
    snapshot([
      account(
        'mine',
        reasons.map((reason, place) => untold(`linkedin.setting-${place}`, reason)),
        { manifests: known },
      ),
    ]),
    known,
  );
};

/** In the middle of an audit, with another account waiting. */
export const running = () => {
  const start = mixed().snapshot;
  return scenario({
    ...start,
    overall: 'checking',
    running: { account: 'mine', trigger: 'manual', check: 'linkedin.partners', done: 3, total: 7 },
    queued: ['work'],
  });
};

/** In the middle of "Fix all": one is done, one is being done. */
export const fixing = () => {
  const start = mixed().snapshot;
  const proof = finding('linkedin.ai-training', 'pass');
  const first: Fix = {
    check: 'linkedin.ai-training',
    action: 'fix',
    result: 'fixed',
    before: 'on',
    after: 'off',
    reason: null,
    proof: [proof],
    at: proof.at,
  };
  const rows = [first.check, 'linkedin.ads-off', 'linkedin.partners'].map((check, place) => ({
    check,
    wanted: true,
    fix: place === 0 ? first : null,
  }));
  const [, current] = rows;
  return scenario({
    ...start,
    fixing: {
      account: 'mine',
      action: 'fix',
      rows,
      current: current?.check ?? null,
      over: false,
      refused: null,
    },
  });
};

/** An audit without a network: no setting could be told. */
export const offline = () =>
  scenario(
    snapshot([
      account(
        'mine',
        formSentAnd((check) => untold(check, 'offline')),
      ),
    ]),
  );

/** More settings than any platform has. */
export const hundred = () => {
  const known = manyManifests(100);
  return scenario(
    snapshot([
      account(
        'mine',
        known.map((one, place) => {
          if (place % 17 === 3) return flipped(one.id);
          if (place % 9 === 4) return seen(one.id, 'fail');
          return place % 13 === 5 ? untold(one.id, 'notReady') : seen(one.id, 'pass');
        }),
        { manifests: known },
      ),
    ]),
    known,
  );
};

/** The checks that really come with the app, with their own words: all exposed, in one account for each platform. */
export function shipped(): Scenario {
  const { manifests: real, platforms: known } = loadCatalogue();
  const accounts = known.map(({ id, name }) =>
    account(
      id,
      real
        .filter((one) => one.platform === id)
        .map((one) => (isReadable(one) ? seen(one.id, 'fail') : view(one.id))),
      { platform: id, name, manifests: real },
    ),
  );
  return { ...scenario(snapshot(accounts), real), platforms: known };
}

/** Before the first account, with all that the app knows. */
export const emptyOfAll = (): Scenario => ({ ...shipped(), snapshot: empty().snapshot });
