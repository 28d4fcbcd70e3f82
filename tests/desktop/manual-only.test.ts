import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { fixedCatalogue } from '../../checks/catalogue/source.ts';
import { Accounts } from '../../electron/accounts/accounts.ts';
import { NewSites } from '../../electron/accounts/new-sites.ts';
import { remindWhenDue } from '../../electron/audits/reminders.ts';
import { beginDueAudits } from '../../electron/audits/scheduler.ts';
import { Notifier } from '../../electron/desktop/notifier.ts';
import { trayView } from '../../electron/desktop/tray-view.ts';
import { answerHandlers } from '../../electron/ipc/handlers/answers.ts';
import { preferenceHandlers } from '../../electron/ipc/handlers/preferences.ts';
import { loadWords } from '../../electron/locales/words.ts';
import type { AppState } from '../../electron/state/app-state.ts';
import { Histories } from '../../electron/storage/histories.ts';
import { firstStored, type Stored } from '../../electron/storage/stored.ts';
import { stateOver } from './app-in-memory.ts';
import { keptLog } from './kept-log.ts';

const desktop = vi.hoisted(() => {
  const shown: { title: string; body: string; press: (event: string) => void }[] = [];
  class Notification {
    static isSupported = (): boolean => true;
    private readonly listeners = new Map<string, () => void>();
    constructor(private readonly text: { title: string; body: string }) {}
    on(event: string, listener: () => void): void {
      this.listeners.set(event, listener);
    }
    show(): void {
      const { title, body } = this.text;
      shown.push({ title, body, press: (event) => this.listeners.get(event)?.() });
    }
  }
  return { shown, Notification };
});
vi.mock('electron', () => ({ Notification: desktop.Notification }));

const catalogue = loadCatalogue();
const setting = 'linkedin.ai-training';
const HOUR = 3_600_000;
const start = new Date('2026-11-16T12:00:00.000Z');

let now = start;
let stored: Stored = firstStored;
let folder = '';
let histories: Histories;
let state: AppState;
const clock = { now: () => now };
const later = (ms: number, from: Date = now): Date => new Date(from.getTime() + ms);

const accountCalled = (id: string, jitter: number): Stored['accounts'][number] => ({
  account: { id, platform: 'linkedin', name: id },
  practice: false,
  schedule: { since: start.toISOString(), lastAudit: null, jitter, notBefore: null },
  signIn: 'signedIn',
});

beforeEach(async () => {
  now = start;
  desktop.shown.length = 0;
  folder = await mkdtemp(path.join(tmpdir(), 'flipwatch-'));
  stored = {
    ...firstStored,
    accounts: [accountCalled('a', 0.2), accountCalled('b', 0.9)],
    preferences: { ...firstStored.preferences, manualOnly: true },
  };
  histories = new Histories(folder, () => {});
  state = newState();
});
afterEach(async () => {
  await histories.close();
  await rm(folder, { recursive: true, force: true });
});

const newState = (): AppState =>
  stateOver({ get: () => stored, keep: (next) => (stored = next) }, histories, clock, now);

/** How often the person is reminded while the app looks every half an hour until then. */
function remindersUntil(end: Date): Date[] {
  const told: Date[] = [];
  for (; now <= end; now = later(HOUR / 2)) remindWhenDue(state, clock, () => told.push(now));
  return told;
}

const prefer = (part: Partial<Stored['preferences']>): void => {
  stored = { ...stored, preferences: { ...stored.preferences, ...part } };
};

test('one reminder for each due time, for all accounts together, and never two', () => {
  const due = state.nextReminder();
  expect(due).not.toBeNull();
  const told = remindersUntil(later(22 * 24 * HOUR));
  expect(told).toHaveLength(3);
  expect(told[0]?.getTime()).toBeGreaterThanOrEqual(due?.getTime() ?? Number.POSITIVE_INFINITY);
  for (const [place, at] of told.entries()) {
    const before = told[place - 1];
    if (before !== undefined) expect(at.getTime() - before.getTime()).toBeGreaterThan(6 * 24 * HOUR);
  }
});

test('an app that starts anew does not remind again, and makes up once for what it slept through', () => {
  now = later(30 * 24 * HOUR);
  state = newState();
  expect(remindersUntil(later(24 * HOUR))).toHaveLength(1);
  now = later(HOUR);
  state = newState();
  expect(remindersUntil(later(HOUR))).toEqual([]);
});

test('a reminder that falls into the quiet hours waits until they are over', () => {
  prefer({
    schedule: { every: 'day', weekday: 1, hour: 23 },
    notifications: { on: true, quiet: { from: 22, to: 8 } },
  });
  expect(state.nextReminder()?.getHours()).toBe(8);
  const told = remindersUntil(later(3 * 24 * HOUR));
  expect(told.map((at) => at.getHours())).toEqual([8, 8, 8]);
});

test('nothing reminds while paused, switched off, silenced, without accounts, or where audits run', () => {
  const days = 10 * 24 * HOUR;
  const was = stored;
  const silent = { on: false, quiet: null };
  const { schedule } = stored.preferences;
  const ways: (() => void)[] = [
    () => {
      stored = { ...stored, paused: true };
    },
    () => prefer({ schedule: { ...schedule, every: 'off' } }),
    () => prefer({ notifications: silent }),
    () => prefer({ manualOnly: false }),
    () => {
      stored = { ...stored, accounts: [] };
    },
  ];
  for (const way of ways) {
    now = start;
    stored = was;
    way();
    expect(remindersUntil(later(days))).toEqual([]);
  }
});

test('what is due in manual-only mode begins no audit', () => {
  now = later(10 * 24 * HOUR);
  const begin = vi.fn();
  beginDueAudits(state, { begin, isBusy: () => false } as never, clock);
  expect(begin).not.toHaveBeenCalled();
  prefer({ manualOnly: false });
  beginDueAudits(state, { begin, isBusy: () => false } as never, clock);
  expect(begin).toHaveBeenCalledTimes(2);
});

const newNotifier = async (onClick = (): void => {}): Promise<Notifier> => {
  const words = await loadWords('en');
  return new Notifier({
    state,
    clock,
    words: () => words,
    names: { account: () => '', platformOf: () => '', check: () => '' },
    icon: null,
    isWatching: () => false,
    onClick,
  });
};

test('the reminder says what to do, and a click on it opens the report card', async () => {
  const onClick = vi.fn();
  (await newNotifier(onClick)).remind();
  expect(desktop.shown.map(({ title }) => title)).toEqual(['Time to look at your settings yourself']);
  desktop.shown[0]?.press('click');
  expect(onClick).toHaveBeenCalledExactlyOnceWith({ screen: 'report', account: null, check: null });
});

const noticed = () => state.snapshot().notices.map(({ kind }) => kind);

test('a reminder that no notification can carry stands in the app once, until it is put away', async () => {
  const notifier = await newNotifier();
  const look = () => remindWhenDue(state, clock, () => notifier.remind());
  look();
  expect(noticed(), 'nothing is due yet').toEqual([]);

  const ways: (() => () => void)[] = [
    () => {
      prefer({ notifications: { on: false, quiet: null } });
      return () => prefer({ notifications: { on: true, quiet: null } });
    },
    () => {
      desktop.Notification.isSupported = () => false;
      return () => {
        desktop.Notification.isSupported = () => true;
      };
    },
  ];
  for (const way of ways) {
    stored = { ...stored, notices: [] };
    const back = way();
    for (let week = 0; week < 2; week += 1) {
      now = later(14 * 24 * HOUR);
      look();
    }
    back();
    expect(noticed().filter((kind) => kind === 'timeToLook')).toHaveLength(1);
  }

  stored = { ...stored, notices: [] };
  now = later(14 * 24 * HOUR);
  look();
  expect([desktop.shown.length, noticed()], 'a notification carried it').toEqual([1, []]);
  desktop.shown[0]?.press('failed');
  expect(noticed()).toEqual(['notificationsFailed', 'timeToLook']);
});

test.each([
  ['en', 'Time to look'],
  ['de', 'Zeit, selbst'],
] as const)('a reminder that nobody heard is in the tray’s menu and tooltip (%s)', async (language, part) => {
  const drawn = async () => trayView(state.snapshot(), await loadWords(language), () => 'LinkedIn');
  expect(JSON.stringify(await drawn())).not.toContain(part);
  state.notice('timeToLook');
  const { tooltip, menu } = await drawn();
  expect(tooltip).toContain(part);
  expect(menu[1]).toMatchObject({ label: expect.stringContaining(part), action: { kind: 'open' } });
  prefer({ manualOnly: false });
  expect(JSON.stringify(await drawn()), 'where Flipwatch looks by itself again').not.toContain(part);
});

test('the tray speaks of the next reminder, and offers no check', async () => {
  const menu = JSON.stringify(trayView(state.snapshot(), await loadWords('en'), () => 'LinkedIn').menu);
  expect(menu).toContain('Next reminder: ');
  expect(menu).not.toContain('checkNow');
});

function handlers() {
  const accounts = new Accounts({
    state,
    catalogue: fixedCatalogue(catalogue),
    practiceSites: {} as never,
    moved: new Map(),
    log: keptLog(),
    newSites: new NewSites(),
  });
  return {
    ...answerHandlers({ accounts, catalogue: fixedCatalogue(catalogue), histories, state }),
    ...preferenceHandlers({
      state,
      evidence: { forgetAll: async () => {} },
      applyPreferences: async () => {},
    }),
  };
}
const viewOf = () => state.snapshot().accounts[0]?.checks.find(({ check }) => check === setting);

test('a setting is answered in manual-only mode, kept in the history, and never counted as seen', async () => {
  const body = { account: 'a', check: setting, on: '2026-11-16' };
  expect(await handlers()['answer.set']({ ...body, done: true })).toEqual({ ok: true });
  expect(viewOf()).toMatchObject({ finding: null, answer: { done: true, on: '2026-11-16' } });
  expect(state.snapshot()).toMatchObject({
    overall: 'nothingYet',
    grade: { private: 0, own: 1, word: 'none' },
  });
  const { file } = await histories.load('a');
  expect(await file.entries()).toMatchObject([
    { kind: 'answer', check: setting, done: true, on: '2026-11-16' },
  ]);

  await handlers()['answer.set']({ ...body, done: false });
  expect(state.snapshot()).toMatchObject({ overall: 'exposed', grade: { private: 0, exposed: 1 } });
  expect(state.snapshot().grade.own).toBeUndefined();
});

test('where Flipwatch looks by itself, the answer to a setting is refused and leaves no trace', async () => {
  prefer({ manualOnly: false });
  const body = { account: 'a', check: setting, done: true, on: '2026-11-16' };
  await expect(handlers()['answer.set'](body)).rejects.toMatchObject({ code: 'invalid' });
  expect(histories.get('a')?.entries() ?? []).toEqual([]);
});

test('a day that has not come yet is no answer, by the calendar of the place and not by that of Greenwich', async () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  onTestFinished(() => void vi.unstubAllEnvs());
  const body = { account: 'a', check: setting, done: true };
  // Noon in Greenwich, one at night in Auckland.
  expect(await handlers()['answer.set']({ ...body, on: '2026-11-17' })).toEqual({ ok: true });
  await expect(handlers()['answer.set']({ ...body, on: '2026-11-18' })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect((await histories.load('a')).entries()).toHaveLength(1);
});

test('switching the mode off makes up for nothing: no audit begins at once', async () => {
  now = later(30 * 24 * HOUR);
  await handlers()['preferences.set']({ manualOnly: false });
  for (const one of stored.accounts)
    expect(state.nextAuditOf(one)?.getTime()).toBeGreaterThan(later(HOUR).getTime());
});
