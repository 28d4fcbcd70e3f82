// What Flipwatch costs while it waits in the tray with no window open, against a bare Electron app with a tray icon.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { say } from '../../build/run/console.mjs';
import { fromRoot, root } from '../../build/run/places.mjs';
import { loadTypeScript } from '../support/load-typescript.mjs';
import { median, rounds, row } from './measure.mjs';
import { memoryOf, processorTimeOf } from './processes.mjs';

if (process.platform !== 'linux') {
  say('Start and idle cost are measured on Linux only: they are read from /proc and the session bus.');
  process.exit(0);
}

/** @type {typeof import('../support/desk-app.ts')} */
const { startDesk } = await loadTypeScript('tests', 'support', 'desk-app.ts');
const { executable } = await electronRuntime();
const desk = await startDesk();
const settleMs = 8_000;
const idleMs = 10_000;

/** @typedef {{ trayMs: number, memory: number, idle: number }} Cost */

/** Each app's data, kept over all rounds: what starts at login has been started before. */
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));

/**
 * Starts an app, waits for its icon and then for calm, and ends it.
 * @param {string} name @param {string} app @param {string[]} args
 * @param {() => Promise<void>} [work] what it does before it is measured
 * @returns {Promise<Cost>}
 */
async function costOf(name, app, args, work) {
  const began = performance.now();
  const child = spawn(
    executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, name)}`,
      app,
      ...args,
    ],
    { cwd: root, env: desk.env, stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await desk.services.hasTrayIcon())) {
      if (performance.now() - began > 60_000) throw new Error('No tray icon came.');
      await delay(5);
    }
    const trayMs = performance.now() - began;
    await work?.();
    await delay(settleMs);
    const pid = child.pid ?? 0;
    const before = processorTimeOf(pid);
    await delay(idleMs);
    return { trayMs, memory: memoryOf(pid), idle: (processorTimeOf(pid) - before) / (idleMs / 1000) };
  } finally {
    child.kill();
    await gone;
  }
}

/** Audits both practice accounts, by the tray's own menu. */
async function audit() {
  const checks = async () => (await desk.services.tooltip()).includes('Checking');
  const became = async (/** @type {boolean} */ wanted, /** @type {number} */ capMs) => {
    const end = performance.now() + capMs;
    while ((await checks().catch(() => !wanted)) !== wanted) {
      if (performance.now() > end) throw new Error(wanted ? 'No audit began.' : 'The audit did not end.');
      await delay(100);
    }
  };
  await desk.services.clickMenu('Check now');
  await became(true, 20_000);
  await became(false, 180_000);
}

const bareTray = fromRoot('tests', 'bench', 'bare-tray');
const ours = () => costOf('ours', root, ['--hidden']);
const bare = () => costOf('bare', bareTray, []);
const oursAudited = () => costOf('audited', root, ['--hidden', '--practice'], audit);
const bareAfterWindow = () => costOf('window', bareTray, ['--after-a-window']);
try {
  await ours();
  await bare();
  /** @type {Cost[]} */
  const mine = [];
  /** @type {Cost[]} */
  const theirs = [];
  for (let round = 0; round < rounds(5); round++) {
    mine.push(await ours());
    theirs.push(await bare());
  }
  const of = (/** @type {keyof Cost} */ what) => ({
    ours: median(mine.map((cost) => cost[what])),
    yardstick: median(theirs.map((cost) => cost[what])),
  });
  const note = 'no window; yardstick: bare Electron tray app';
  row({ name: 'start to tray', ...of('trayMs'), unit: 'ms', note });
  row({ name: 'memory while waiting', ...of('memory'), unit: 'MiB', note: `all processes, PSS; ${note}` });
  const idle = of('idle');
  row({
    name: 'processor time while waiting, for each second',
    ours: idle.ours,
    // Both may be nothing at all, and nothing can't be divided by.
    ...(idle.yardstick > 0 ? { yardstick: idle.yardstick } : {}),
    unit: 'ms',
    note: `${note}: ${idle.yardstick} ms`,
  });

  // A window that was open once leaves some 20 MiB in any Electron app, and an audit needs one.
  await bareAfterWindow();
  /** @type {Cost[]} */
  const audited = [];
  /** @type {Cost[]} */
  const windowed = [];
  for (let round = 0; round < rounds(3); round++) {
    audited.push(await oursAudited());
    windowed.push(await bareAfterWindow());
  }
  row({
    name: 'memory while waiting, after an audit',
    ours: median(audited.map(({ memory }) => memory)),
    yardstick: median(windowed.map(({ memory }) => memory)),
    unit: 'MiB',
    note: `two practice accounts; all processes, PSS; yardstick: bare Electron tray app that has had an empty hidden window; without one: ${Math.round(of('memory').yardstick)} MiB`,
  });
} finally {
  desk.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
