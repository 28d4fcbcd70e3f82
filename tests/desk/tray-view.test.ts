import { expect, test } from 'vitest';
import type { News } from '../../checks/history/news.ts';
import { overallStatuses } from '../../checks/model/index.ts';
import { type AccountView, newsCount, type RadarItem, type Snapshot } from '../../electron/contract/index.ts';
import { notificationText } from '../../electron/desktop/notification-text.ts';
import { trayView } from '../../electron/desktop/tray-view.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { grade, snapshot, turnedBack } from './desk-views.ts';

test.each(overallStatuses)(
  'the tray says “%s” in words of each language, and never in keys',
  async (overall) => {
    for (const language of ['en', 'de'] as const) {
      const view = trayView(snapshot({ overall }), await loadWords(language), () => 'X');
      const texts = [view.tooltip, ...view.menu.flatMap((item) => ('label' in item ? [item.label] : []))];
      expect(texts.filter((text) => /\{\{|^\w+\.\w+/.test(text) || text === '')).toEqual([]);
      expect(view.overall).toBe(overall);
    }
  },
);

test('while an audit runs the menu offers to stop it, and otherwise to begin one', async () => {
  const words = await loadWords('en');
  const kinds = (part: Partial<Snapshot>) =>
    trayView(snapshot(part), words, () => 'X').menu.flatMap((item) =>
      'action' in item ? [item.action.kind] : [],
    );
  const running = { account: 'x-1', trigger: 'manual', check: null, done: 1, total: 9 } as const;
  expect(kinds({})).toContain('checkNow');
  expect(kinds({ running })).toContain('stop');
  expect(kinds({ running })).not.toContain('checkNow');
  const labels = trayView(snapshot({ running }), words, () => 'X').menu;
  expect(JSON.stringify(labels)).toContain('X, Mine: being checked (1 of 9)');
});

test('an account is told with its platform, and with that only once', async () => {
  const told = async (platform: string, name: string) => {
    const words = await loadWords('en');
    const [mine] = snapshot({}).accounts;
    const account = { id: 'x-1', platform: 'x', name };
    const accounts = mine === undefined ? [] : [{ ...mine, account }];
    const { menu } = trayView(snapshot({ accounts }), words, () => platform);
    const signIn: News = { kind: 'signInNeeded', key: 's', account: 'x-1', why: 'signedOut' };
    const called = { platformOf: () => platform, account: () => name, check: () => '' };
    const notification = notificationText([signIn], called, words)?.body ?? '';
    const item = menu.find((one) => one.kind === 'action' && one.action.kind === 'account');
    return { label: item?.kind === 'action' ? item.label : '', notification };
  };
  const { label, notification } = await told('LinkedIn', 'LinkedIn');
  expect(label).toBe('LinkedIn: 2 exposed');
  expect(notification).toMatch(/^LinkedIn: the session/);
  for (const [platform, name, called] of [
    ['LinkedIn', 'LinkedIn 2', 'LinkedIn 2: '],
    ['LinkedIn', 'Practice LinkedIn', 'Practice LinkedIn: '],
    ['LinkedIn', 'linkedin, at work', 'linkedin, at work: '],
    ['X', 'X', 'X: '],
    ['X', 'Max', 'X, Max: '],
    ['LinkedIn', 'Anna', 'LinkedIn, Anna: '],
  ] as const)
    expect((await told(platform, name)).label).toMatch(new RegExp(`^${called}2`));
});

test('what was not there before is said after a flip and a sign-in, and before what is exposed', async () => {
  const words = await loadWords('en');
  const [mine] = snapshot({}).accounts;
  if (mine === undefined) throw new Error('no account');
  const item = (kind: RadarItem['kind']): RadarItem => ({
    kind,
    page: '/settings',
    path: '/settings/new',
    title: 'New',
    state: null,
    known: 'nobody',
    between: ['2026-11-01T00:00:00.000Z', '2026-11-08T00:00:00.000Z'],
    id: `path:/settings/${kind}`,
    opens: null,
    watches: null,
  });
  const told = (part: Partial<AccountView>, ...kinds: RadarItem['kind'][]) => {
    const radar = { items: kinds.map(item), more: 0, unread: [], pages: 1 };
    const accounts = [{ ...mine, radar, ...part }];
    const { menu } = trayView(snapshot({ accounts }), words, () => 'X');
    const label = menu.find((one) => one.kind === 'action' && one.action.kind === 'account');
    return { label: label?.kind === 'action' ? label.label : '', count: newsCount(accounts) };
  };
  expect(told({}, 'newRow', 'newControl', 'renamed')).toEqual({ label: 'X, Mine: 2 new', count: 2 });
  expect(told({}, 'renamed', 'gone')).toEqual({ label: 'X, Mine: 2 exposed', count: 0 });
  expect(told({ checks: [turnedBack] }, 'newRow').label).toBe('X, Mine: 1 flipped back');
  expect(told({ signIn: 'needed' }, 'newRow').label).toBe('X, Mine: please sign in');
});

test('with 25 accounts the menu has those that want their person, and the way to all; with five it has each', async () => {
  const words = await loadWords('en');
  const [mine] = snapshot({}).accounts;
  if (mine === undefined) throw new Error('no account');
  const quiet = { ...grade, exposed: 0 };
  const accounts = Array.from({ length: 25 }, (_, place): AccountView => {
    const account = { id: `x-${place}`, platform: 'x', name: `Person ${place}` };
    if (place === 20) return { ...mine, account, grade: quiet, checks: [turnedBack] };
    if (place === 21) return { ...mine, account, grade: quiet, signIn: 'needed' };
    return { ...mine, account, grade: place > 10 ? grade : quiet };
  });
  const listed = (some: readonly AccountView[]) => {
    const { menu, tooltip } = trayView(snapshot({ accounts: [...some] }), words, () => 'X');
    const labels = menu.flatMap((item) => ('label' in item ? [item.label] : []));
    const ids = menu.flatMap((item) =>
      item.kind === 'action' && item.action.kind === 'account' ? [item.action.account] : [],
    );
    return { ids, labels, tooltip, length: menu.length };
  };
  const all = listed(accounts);
  expect(all.ids).toEqual(['x-20', 'x-21', 'x-11', 'x-12', 'x-13']);
  expect(all.labels).toContain('All 25 accounts…');
  expect(all.length).toBeLessThan(20);
  expect(all.tooltip.length).toBeLessThan(60);
  const five = listed(accounts.slice(0, 5));
  expect(five.ids).toEqual(['x-0', 'x-1', 'x-2', 'x-3', 'x-4']);
  expect(five.labels.join()).not.toContain('All 5');
  const calm = listed(accounts.slice(0, 10));
  expect([calm.ids, calm.labels.includes('All 10 accounts…')]).toEqual([[], true]);
});
