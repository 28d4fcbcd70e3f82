import { beforeEach, expect, test, vi } from 'vitest';
import type { News } from '../../checks/history/news.ts';
import type { HistoryEntry, State } from '../../checks/model/index.ts';
import { beginDueAudits } from '../../electron/audits/scheduler.ts';
import { Notifier } from '../../electron/desktop/notifier.ts';
import { trayView } from '../../electron/desktop/tray-view.ts';
import { auditHandlers } from '../../electron/ipc/handlers/audits.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { day, finding } from '../audit/builders.ts';
import { AI, accountCalled, appInMemory } from './app-in-memory.ts';

const shown = vi.hoisted((): string[] => []);
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = (): boolean => true;
    constructor(private readonly text: { title: string; body: string }) {}
    on(): void {}
    show(): void {
      shown.push(`${this.text.title}\n${this.text.body}`);
    }
  },
}));

const on = appInMemory();
const own = accountCalled('a');
const practice = { ...accountCalled('b'), practice: true };

const seen = (id: string, state: State, at: string): HistoryEntry => ({
  kind: 'finding',
  audit: `audit-${at}`,
  finding: { ...finding('x', state, at), check: AI, platform: 'linkedin', account: id },
});
const flipped = (account: string): News => ({
  kind: 'flippedBack',
  key: `flip|${account}|${AI}|${day(2)}`,
  account,
  check: AI,
  after: day(1),
  before: day(2),
});

/** Both were private; the practice account's setting is turned back. */
beforeEach(async () => {
  shown.length = 0;
  on.now = new Date(day(3));
  on.stored = { ...on.stored, accounts: [practice, own] };
  const flip = {
    kind: 'flippedBack',
    from: 'off',
    to: 'on',
    after: day(1),
    before: day(2),
    by: 'elsewhere',
  } as const;
  const { file } = await on.histories.load('b');
  await file.append(seen('b', 'off', day(1)));
  const back = seen('b', 'on', day(2));
  if (back.kind !== 'finding') throw new Error('no finding');
  const previous = { status: 'pass', state: 'off', at: day(1) } as const;
  await file.append({ ...back, finding: { ...back.finding, previous, flip } });
  await (await on.histories.load('a')).file.append(seen('a', 'off', day(2)));
});

const notifier = async (): Promise<Notifier> => {
  const words = await loadWords('en');
  return new Notifier({
    state: on.state,
    clock: on.clock,
    words: () => words,
    names: { account: (id) => id, platformOf: () => 'LinkedIn', check: () => 'AI' },
    icon: null,
    isWatching: () => false,
    onClick: () => {},
  });
};
const tray = async () => trayView(on.state.snapshot(), await loadWords('en'), () => 'LinkedIn');

test('beside an account of one’s own, practice is in no grade, no count, no tray and no notification', async () => {
  const { grade, overall, accounts } = on.state.snapshot();
  expect(grade).toMatchObject({ private: 1, exposed: 0 });
  expect(overall).not.toBe('flipped');
  expect(
    accounts.map(({ account }) => account.id),
    'practice stands last',
  ).toEqual(['a', 'b']);
  expect(accounts[1]?.grade, 'and keeps its own grade').toMatchObject({ private: 0, exposed: 1 });
  const { tooltip, menu } = await tray();
  expect(tooltip).not.toContain('flipped');
  expect(
    menu.flatMap((item) =>
      item.kind === 'action' && item.action.kind === 'account' ? item.action.account : [],
    ),
  ).toEqual(['a']);
  (await notifier()).add([flipped('b')]);
  expect(shown).toEqual([]);
});

test('a flip that waited for the end of the quiet hours is told, unless it was settled meanwhile', async () => {
  on.stored = { ...on.stored, accounts: [practice] };
  const hour = new Date(day(3)).getHours();
  const quiet = { on: true, quiet: { from: hour, to: (hour + 2) % 24 } };
  on.stored = { ...on.stored, preferences: { ...on.stored.preferences, notifications: quiet } };
  const { file } = await on.histories.load('b');
  for (const settled of [false, true]) {
    const told = await notifier();
    on.now = new Date(day(3));
    on.stored = { ...on.stored, news: { ...on.stored.news, told: [], waiting: [] } };
    told.add([flipped('b')]);
    expect(shown, 'in the quiet hours').toEqual([]);
    if (settled) await file.append(seen('b', 'off', day(3)));
    on.now = new Date(Date.parse(day(3)) + 6 * 3_600_000);
    told.tellWaiting();
    expect([shown.splice(0).length, on.stored.news.waiting]).toEqual([settled ? 0 : 1, []]);
  }
});

test('nor is it looked at by itself, or by “Check now” for all', () => {
  on.now = new Date(Date.parse(own.schedule.since) + 30 * 24 * 3_600_000);
  const begin = vi.fn();
  const audits = { begin, isBusy: () => false, isHeld: () => false, assertFree: () => {} } as never;
  beginDueAudits(on.state, audits, on.clock);
  expect(begin.mock.calls.map(([id]) => id)).toEqual(['a']);
  expect(on.state.nextAuditOf(practice)).toBeNull();
  begin.mockClear();
  const handlers = auditHandlers({ state: on.state, audits });
  handlers['audit.start']({ account: null, checks: [] });
  expect(begin.mock.calls.map(([id]) => id)).toEqual(['a']);
  handlers['audit.start']({ account: 'b', checks: [] });
  expect(begin.mock.calls.at(-1)?.[0], 'but whenever the person says so').toBe('b');
});

test('where there is nothing but practice, it is graded, watched and told of like anything else', async () => {
  on.stored = { ...on.stored, accounts: [practice] };
  const { grade, overall } = on.state.snapshot();
  expect([grade.exposed, overall]).toEqual([1, 'flipped']);
  expect((await tray()).tooltip).toContain('1 setting has flipped back');
  expect(on.state.nextAuditOf(practice)).not.toBeNull();
  (await notifier()).add([flipped('b')]);
  expect(shown).toHaveLength(1);
});
