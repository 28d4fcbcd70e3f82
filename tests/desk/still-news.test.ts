import { expect, test } from 'vitest';
import type { News } from '../../checks/history/news.ts';
import type { AccountView, CheckView, RadarItem } from '../../electron/contract/index.ts';
import { isStillNews } from '../../electron/desktop/still-news.ts';
import { day, finding } from '../audit/builders.ts';
import { flip, flipBack, snapshot, turnedBack } from './desk-views.ts';

test('what waited and was settled meanwhile is no news any more; what nobody knows anything of is', () => {
  const [mine] = snapshot({}).accounts;
  if (mine === undefined) throw new Error('no account');
  const one = flip('x.a');
  const now = (part: Partial<CheckView>, more: Partial<AccountView> = {}): AccountView => ({
    ...mine,
    ...more,
    checks: [{ ...turnedBack, ...part }],
  });
  expect(isStillNews(one, now({}))).toBe(true);
  expect(isStillNews(one, mine)).toBe(true);
  expect(isStillNews(one, now({ news: false, flipBack: null, position: 'pass' })), 'private again').toBe(
    false,
  );
  expect(isStillNews(one, now({ news: false })), 'looked at').toBe(false);
  const again = { ...flipBack, after: day(8), before: day(9) };
  expect(isStillNews(one, now({ flipBack: again })), 'mended, and turned back once more').toBe(false);
  const exposure: News = { kind: 'newExposure', key: 'n', account: 'x-1', check: 'x.a' };
  expect(isStillNews(exposure, now({}))).toBe(true);
  expect(isStillNews(exposure, now({ position: 'pass' }))).toBe(false);
  const signIn: News = { kind: 'signInNeeded', key: 's', account: 'x-1', why: 'signedOut' };
  expect(isStillNews(signIn, now({}, { signIn: 'needed' }))).toBe(true);
  expect(isStillNews(signIn, now({}))).toBe(false);
  const fresh: News = { kind: 'newSetting', key: 'f', account: 'x-1', page: '/settings', label: 'New' };
  const lastAudit = { id: 'a', trigger: 'scheduled', startedAt: day(8), finishedAt: day(8) } as const;
  const item = {
    kind: 'newRow',
    page: '/settings',
    path: '/settings/new',
    title: 'New',
    state: null,
    known: 'nobody',
    between: [day(1), day(8)],
    id: 'path:/settings/new',
    opens: null,
    watches: null,
  } satisfies RadarItem;
  const told = (items: readonly RadarItem[], more = 0): AccountView =>
    now({}, { lastAudit, radar: { items: [...items], more, unread: [], pages: 1 } });
  expect(isStillNews(fresh, mine)).toBe(true);
  expect(isStillNews(fresh, told([item]))).toBe(true);
  expect(isStillNews(fresh, told([], 3)), 'beyond those that are named').toBe(true);
  expect(isStillNews(fresh, told([{ ...item, kind: 'renamed' }])), 'of another kind').toBe(false);
  expect(isStillNews(fresh, told([{ ...item, page: '/other' }]))).toBe(false);
  expect(isStillNews(fresh, now({}, { lastAudit })), 'put aside').toBe(false);
  const broken: News = { kind: 'checkMaybeBroken', key: 'b', account: 'x-1', check: 'x.a' };
  expect(isStillNews(broken, now({}))).toBe(false);
  expect(isStillNews(broken, now({ finding: finding('a', 'controlMissing') }))).toBe(true);
});
