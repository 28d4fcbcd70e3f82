import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pastOf, undoTarget } from '../../checks/history/flips.ts';
import { newsOf } from '../../checks/history/news.ts';
import type { State } from '../../checks/model/index.ts';
import { bundleProgram } from '../support/bundle-program.mjs';
import { openSettingsSite, type SettingsSite } from './settings-site.ts';
import { accountAt, audit, checks, entriesOf, type Home, newHome } from './stage.ts';

let program: string;
const check = 'linkedin.ads-by-age';
let home: Home;
let site: SettingsSite;
beforeAll(async () => {
  home = newHome();
  mkdirSync(path.dirname(home.history), { recursive: true });
  site = await openSettingsSite(checks);
  program = await bundleProgram('tests/faults/changing.ts', 'test-kill-change');
}, 120_000);
afterAll(async () => {
  await site.close();
  home.remove();
});

/** Kills the program once its click has reached the site, and before it can have loaded the page again. */
async function killAfterTheClick(action: 'fix' | 'undo', reached: State): Promise<void> {
  const words = [program, home.folder, home.history, site.origin, check, action];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  const gone = once(child, 'exit');
  await vi.waitFor(() => expect(site.positions.get(check)).toBe(reached), { timeout: 60_000, interval: 5 });
  child.kill('SIGKILL');
  await gone;
  expect((await entriesOf(home)).at(-1)).toMatchObject({ kind: 'changeStarted', check, action, to: reached });
}

/** What the next audit makes of it, and what the person would be told. */
async function nextAudit() {
  const past = pastOf(await entriesOf(home));
  const { document } = await audit(home, site, { only: [check] });
  const { findings } = document;
  const news = newsOf({ account: accountAt(site.origin).id, findings, past });
  return { flip: findings[0]?.flip, news };
}

test('a change whose program was killed after the click is not taken for somebody else’s, either way', async () => {
  await audit(home, site, { only: [check] });
  await killAfterTheClick('fix', 'off');
  const fixed = await nextAudit();
  expect(fixed.flip).toMatchObject({ kind: 'madePrivate', by: 'here', interrupted: true });
  expect(undoTarget(pastOf(await entriesOf(home)).checks.get(check) ?? expect.fail())).toBe('on');

  await killAfterTheClick('undo', 'on');
  const undone = await nextAudit();
  expect(undone).toMatchObject({ flip: { kind: 'flippedBack', by: 'here', interrupted: true }, news: [] });
}, 180_000);
