import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding, State } from '../../checks/model/index.ts';
import { bundleProgram } from '../support/bundle-program.mjs';
import { tally } from '../support/tally.ts';
import { expectNextAuditWorks } from './expectations.ts';
import { openSettingsSite, type SettingsSite } from './settings-site.ts';
import { checks, entriesOf, findingsIn, type Home, newHome } from './stage.ts';

/** `npm run trust` kills two hundred audits; each push kills these many. */
const rounds = Number(process.env.FLIPWATCH_FAULT_ROUNDS ?? 6);

let program: string;
let home: Home;
let site: SettingsSite;
beforeAll(async () => {
  home = newHome();
  mkdirSync(path.dirname(home.history), { recursive: true });
  site = await openSettingsSite(checks);
  program = await bundleProgram('tests/faults/auditing.ts', 'test-kill');
}, 120_000);
afterAll(async () => {
  await site.close();
  home.remove();
});

/** Milliseconds from an audit's first word to its end, as measured so far: moments to kill at are drawn from it. */
let span = 4_000;

interface Killed {
  /** Findings of which the program had said that they are safe. */
  readonly told: readonly string[];
  readonly failed: string | null;
}

async function killAtRandom(round: number): Promise<Killed> {
  const child = spawn(process.execPath, [program, home.folder, home.history, site.origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const told: string[] = [];
  let failed: string | null = null;
  // Every fifth is killed while the browser is still starting, the others from their first word on.
  let timer = round % 5 === 4 ? killIn(child, Math.random() * 1_500) : undefined;
  let began = 0;
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'started') {
      began = performance.now();
      timer ??= killIn(child, Math.random() * span * 1.1);
    }
    if (line.startsWith('found ')) told.push(line.slice('found '.length));
    if (line.startsWith('failed ')) failed = line;
    if (line.startsWith('ended ')) span = performance.now() - began;
  }
  await gone;
  clearTimeout(timer);
  // What the killed program would have closed: its browser ends by itself when the pipe breaks, though not at once.
  endBrowser();
  return { told, failed };
}

const killIn = (child: ChildProcess, ms: number): NodeJS.Timeout =>
  setTimeout(() => child.kill('SIGKILL'), ms);

/** Half the time the orphaned browser is left to itself, as it would be after a real crash. */
function endBrowser(): void {
  if (Math.random() < 0.5) return;
  try {
    execFileSync('pkill', ['-KILL', '-f', `user-data-dir=${path.join(home.folder, 'browsers')}`]);
  } catch {
    // It had ended by itself.
  }
}

it(`keeps every finding through ${rounds} kills, calls nothing a flip that was none, and nothing private that wasn't`, async () => {
  const acknowledged: string[] = [];
  const failures: string[] = [];
  let seenBefore = 0;
  let lost = 0;
  let falsePasses = 0;
  let falseFlips = 0;
  let survived = 0;
  const last = new Map<string, State>();

  const judge = (fresh: readonly Finding[], truth: ReadonlyMap<string, State>): void => {
    for (const { check, state, status, flip } of fresh) {
      if (status === 'pass' && truth.get(check) !== 'off') falsePasses++;
      if (state === null || status === 'unknown') continue;
      const before = last.get(check);
      const turned = before !== undefined && before !== state;
      if ((flip !== null) !== turned || truth.get(check) !== state) falseFlips++;
      last.set(check, state);
    }
  };

  for (let round = 0; round < rounds; round++) {
    for (const { id } of checks)
      if (Math.random() < 0.3) site.positions.set(id, Math.random() < 0.5 ? 'on' : 'off');
    const { told, failed } = await killAtRandom(round);
    acknowledged.push(...told);
    if (failed !== null) failures.push(`round ${round}: ${failed}`);

    const all = findingsIn(await entriesOf(home));
    const kept = all.slice(seenBefore).map(({ check, state }) => `${check} ${state}`);
    if (kept.slice(0, told.length).join() !== told.join() || all.length < seenBefore) lost++;
    judge(all.slice(seenBefore), site.positions);
    seenBefore = all.length;
    if (failed === null) survived++;
  }

  tally({ what: 'kill', rounds, survived, falsePasses, falseFlips, lostFindings: lost });
  expect(failures).toEqual([]);
  expect({ lost, falsePasses, falseFlips }).toEqual({ lost: 0, falsePasses: 0, falseFlips: 0 });
  // Kills fell into the audits themselves, not only before their first finding.
  expect(acknowledged.length).toBeGreaterThan(rounds / 5);

  const still = new Map(site.positions);
  for (const [check, state] of last) if (still.has(check)) site.positions.set(check, state);
  await expectNextAuditWorks(home, site);
}, 7_200_000);
