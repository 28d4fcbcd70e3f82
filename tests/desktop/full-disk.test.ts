import { expect, test, vi } from 'vitest';
import { remindWhenDue } from '../../electron/audits/reminders.ts';
import { Notifier } from '../../electron/desktop/notifier.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { tellOnce } from '../../electron/state/lasting-notice.ts';
import { setPaused } from '../../electron/state/pause.ts';
import { AI, appInMemory } from './app-in-memory.ts';

/** What happens by itself must go on where the disk refuses to keep it. */

const shown = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = (): boolean => true;
    constructor(private readonly text: { title: string }) {}
    on(): void {}
    show(): void {
      shown.push(this.text.title);
    }
  },
}));

const on = appInMemory();
const refusedWith = (code: string): Error => Object.assign(new Error('refused'), { code });
const noticed = () => on.state.snapshot().notices.map(({ kind }) => kind);

test.each([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EFBIG', 'diskFull'],
  ['EROFS', 'notWritable'],
  ['EACCES', 'notWritable'],
] as const)('%s: what is remembered is drawn, told as %s, and nothing is thrown', (code, kind) => {
  on.refusal = refusedWith(code);
  on.state.remember((now) => ({ ...now, paused: true }));
  expect([on.state.snapshot().paused, noticed()]).toEqual([true, [kind]]);
  expect(() => on.state.change((now) => now), 'what the person asked for').toThrow('refused');
});

test('a fault of our own is thrown all the same', () => {
  on.refusal = new Error('not a refusal of the system’s');
  expect(() => on.state.remember((now) => now)).toThrow('not a refusal');
});

test('news are told, reminders come, and the schedule goes on', async () => {
  const words = await loadWords('en');
  const notifier = new Notifier({
    state: on.state,
    clock: on.clock,
    words: () => words,
    names: { account: () => '', platformOf: () => '', check: () => '' },
    icon: null,
    isWatching: () => false,
    onClick: () => {},
  });
  on.refusal = refusedWith('ENOSPC');
  shown.length = 0;
  notifier.add([{ kind: 'newExposure', key: 'k', account: 'a', check: AI }]);
  expect(shown).toHaveLength(1);
  notifier.tellWaiting();
  expect(shown, 'and once only').toHaveLength(1);

  tellOnce(on.state, 'noTray', 'noTray');
  setPaused(on.state, true);
  expect([noticed().includes('noTray'), on.stored.paused]).toEqual([true, true]);

  setPaused(on.state, false);
  on.stored = { ...on.stored, preferences: { ...on.stored.preferences, manualOnly: true } };
  const due = on.state.nextReminder();
  if (due !== null) on.now = due;
  const remind = vi.fn();
  for (const _ of [1, 2]) remindWhenDue(on.state, on.clock, remind);
  expect(remind).toHaveBeenCalledOnce();
});

test('an audit is run, and not begun again with each minute', async () => {
  on.refusal = refusedWith('ENOSPC');
  on.looksEnd = true;
  await on.audits.audit('a', 'all', 'scheduled');
  expect(on.opened).toEqual(['a audit']);
  expect(on.state.account('a')?.schedule.lastAudit).toBe(on.now.toISOString());
});
