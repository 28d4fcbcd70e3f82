import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../electron/contract/index.ts';
import { minimalEnv, sanitizedEnv } from '../../electron/engine-process/environment.ts';
import { fromEngineSchema, visitResultSchema } from '../../electron/engine-process/messages.ts';
import { until } from '../support/desk-app.ts';
import { processTree } from '../support/processes.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { appForAll } from './app-for-tests.ts';

/** Playwright and the engine run in a process of their own. It comes with an audit, goes with it, and may die. */

const on = appForAll({ account: 'a', env: { NODE_EXTRA_CA_CERTS: '/none', DEBUG: 'pw:none' } });

const engines = () => processTree(on.app.pid).engines;
const start = (checks: string[] = []) => on.request('audit.start', { account: on.account, checks });
const inTheMiddle = (): Promise<Snapshot> =>
  until(
    'an audit in the middle',
    () => on.snapshot(),
    (now) => (now.running?.done ?? 0) >= 2,
  );
const ended = (): Promise<Snapshot> =>
  until(
    'the end of the audit',
    () => on.snapshot(),
    (now) => now.running === null,
  );
const findings = ({ accounts }: Snapshot) =>
  accounts.flatMap(({ checks }) => checks.flatMap(({ finding }) => finding ?? []));
const noEngine = () => until('no engine', engines, (pids) => pids.length === 0, 10_000);

test('there is none while nothing is looked at; one for an audit, with no inspector and next to no environment', async () => {
  expect(engines()).toEqual([]);
  await start();
  await inTheMiddle();
  const [engine, ...more] = engines();
  expect(more).toEqual([]);
  expect(readFileSync(`/proc/${engine}/cmdline`, 'utf8')).not.toMatch(/--inspect|--remote-debugging/);
  const names = readFileSync(`/proc/${engine}/environ`, 'utf8')
    .split('\0')
    .map((line) => line.split('=')[0] ?? '');
  expect(names.filter((name) => /^(DISPLAY|DBUS_|NODE_EXTRA|DEBUG|PATH$)/.test(name))).toEqual([]);
});

test('killed in the middle, what it had not seen is unknown, nothing has flipped, and the next audit works', async () => {
  // Of the audit that the test before this one began.
  const { running } = await inTheMiddle();
  for (const pid of engines()) process.kill(pid, 'SIGKILL');
  const after = await ended();
  expect(findings(after).length).toBeGreaterThan(running?.done ?? 99);
  const unseen = findings(after).filter((one) => one.status === 'unknown' && !waitsForPerson(one));
  expect(unseen.length).toBeGreaterThan(5);
  expect(new Set(unseen.map(({ reason }) => reason))).toEqual(new Set(['browserClosed']));
  expect(findings(after).filter(({ flip }) => flip !== null)).toEqual([]);
  await until(
    'its window to close',
    () => on.app.electron.windows().length,
    (count) => count === 1,
  );

  const missed = findings(after).find(({ reason }) => reason === 'browserClosed')?.check ?? '';
  await start([missed]);
  await until(
    'the setting that was missed',
    () => on.snapshot(),
    (now) => findings(now).some(({ check, state }) => check === missed && state !== null),
  );
  await ended();
  await noEngine();
});

test('killed in the middle of a fix, nobody claims that it is fixed', async () => {
  const check = 'linkedin.ai-training';
  const fix = on.request('fix.run', { account: on.account, check, action: 'fix' });
  const [engine] = await until('its engine', engines, (pids) => pids.length > 0);
  process.kill(engine ?? 0, 'SIGKILL');
  const answer = await fix;
  // Before the page was opened: the browser could not be opened. After: it was closed.
  if (answer.ok) expect(answer.fix).toMatchObject({ result: 'failed', reason: 'browserClosed', after: null });
  else expect(answer.code).toBe('browserUnavailable');
  await noEngine();
});

test('an engine that hangs is ended when the person presses Stop', async () => {
  await start();
  await inTheMiddle();
  for (const pid of engines()) process.kill(pid, 'SIGSTOP');
  await on.request('audit.stop', {});
  await ended();
  await noEngine();
});

test('an app that is killed leaves neither engine nor browser behind, in the installed browser too', async () => {
  await on.request('preferences.set', { engine: 'installedBrowser' });
  await start();
  await inTheMiddle();
  const { pids } = processTree(on.app.pid);
  const browsers = pids.filter((pid) => {
    // One that has just ended by itself is left out: browsers have short helpers.
    const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
    return /user-data-dir=\S*\/browser\b/.test(command);
  });
  expect(browsers.length).toBeGreaterThan(0);
  await on.app.kill();
  const left = () => pids.filter((pid) => existsSync(`/proc/${pid}`));
  expect(await until('everything to be gone', left, (some) => some.length === 0, 15_000)).toEqual([]);
});

describe('what passes between the two', () => {
  test('an engine that starts a browser gets the person’s environment without what meddles with Node or Playwright', () => {
    const env = {
      DISPLAY: ':1',
      PATH: '/bin',
      HOME: '/home/a',
      NODE_OPTIONS: '-r x',
      PWDEBUG: '1',
      DEBUG: 'pw:*',
    };
    expect(sanitizedEnv({ ...env, ELECTRON_RUN_AS_NODE: '1' })).toEqual({
      DISPLAY: ':1',
      PATH: '/bin',
      HOME: '/home/a',
    });
    expect(minimalEnv(env)).toEqual({ HOME: '/home/a' });
  });

  test('words that are not in the contract are refused, and a reading in a wrong shape counts as none', () => {
    expect(fromEngineSchema.safeParse({ kind: 'run', command: 'x' }).success).toBe(false);
    const picture = { kind: 'picture', id: 1, check: 'linkedin.ai-training', png: 'x' };
    expect(fromEngineSchema.safeParse(picture).success).toBe(false);
    const nothing = {
      stop: null,
      retryAt: null,
      identity: null,
      watchedMs: 0,
      reloads: 0,
      stuck: false,
      controls: null,
    };
    const forged = { check: 'linkedin.ai-training', status: 'pass', state: 'off' };
    const read = visitResultSchema.parse({ ...nothing, observations: [forged], inventory: [forged] });
    expect([read.observations, read.inventory]).toEqual([[], []]);
  });
});
