import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepLeftovers } from '../../electron/lifecycle/leftovers.ts';
import { addAccount, type Desk, newWorld, startDesk, until } from '../support/desk-app.ts';
import { appForEach } from './app-for-tests.ts';
import { saidBy } from './said-by.ts';

const AI = 'linkedin.ai-training';

/** What a process was started with; empty where it has gone meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('when the app has ended after it forgot', () => {
  const on = appForEach({ account: 'Secret Name' });
  const inFolder = () => readdirSync(on.world.data, { recursive: true, encoding: 'utf8' });
  const top = () => readdirSync(on.world.data);

  /** So that the browser inside the app has a profile of the account open, with everything that it writes by itself. */
  async function visit(account: string): Promise<void> {
    await on.request('audit.start', { account, checks: [AI] });
    await until(
      'the audit',
      () => on.snapshot(),
      ({ running, accounts }) =>
        running === null && accounts.some(({ checks }) => checks.some(({ finding }) => finding !== null)),
    );
    expect(inFolder()).toContain(path.join('Partitions', account, 'Cookies'));
  }

  test('everything, its folder is empty: of Chromium’s own files, too, and of every partition', async () => {
    await visit(on.account);
    mkdirSync(path.join(on.world.data, 'checks'));
    expect(await on.request('data.forgetEverything', {})).toEqual({ ok: true });
    await on.app.close();
    await until('the folder to be empty', top, (names) => names.length === 0);
    // The program that saw to it is gone as well.
    await until(
      'nothing to run there',
      () => readdirSync('/proc').filter((pid) => commandOf(pid).includes(on.world.data)),
      (pids) => pids.length === 0,
    );
    expect(top()).toEqual([]);
  }, 360_000);

  test('one account, nothing of its profile is left, and the other account’s stands', async () => {
    const other = await addAccount(on.card, 'Another');
    await visit(on.account);
    await visit(other);
    // As Chromium does now and then: it writes into the profile while that is deleted.
    const profile = path.join(on.world.data, 'Partitions', on.account);
    const writing = setInterval(() => {
      try {
        mkdirSync(profile, { recursive: true });
        for (let n = 0; n < 20; n++) writeFileSync(path.join(profile, `late-${n}`), '');
      } catch {
        // The folder went between the two; the next turn makes it again.
      }
    }, 1);
    try {
      expect(await on.request('account.forget', { account: on.account })).toEqual({ ok: true });
      expect((await on.snapshot()).accounts.map(({ account }) => account.id)).toEqual([other]);
    } finally {
      clearInterval(writing);
    }
    expect(existsSync(profile)).toBe(true);
    await on.app.close();
    await until('its profile to go', inFolder, (files) => !files.some((file) => file.includes(on.account)));
    expect(inFolder()).toContain(path.join('Partitions', other, 'Cookies'));
    const settings = readFileSync(path.join(on.world.data, 'flipwatch.json'), 'utf8');
    expect([settings.includes(other), settings.includes(on.account)]).toEqual([true, false]);
  }, 360_000);

  test('everything, and began anew: what is kept since then stays', async () => {
    expect(await on.request('data.forgetEverything', {})).toEqual({ ok: true });
    const anew = await addAccount(on.card, 'Begun anew');
    await visit(anew);
    await on.app.close();
    await until('the sweep', inFolder, (files) => !files.some((file) => file.includes(on.account)));
    expect(inFolder()).toContain(path.join('Partitions', anew, 'Cookies'));
    expect(existsSync(path.join(on.world.data, 'history', `${anew}.history`))).toBe(true);
  }, 360_000);
});

describe('a folder that holds other things, too', () => {
  const world = newWorld('2026-11-16T08:00:00.000Z');
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => {
    desk?.close();
    world.remove();
  });

  test('keeps them, and the person is told where they are; own checks stay without a word', async () => {
    const letter = path.join(world.data, 'A letter.txt');
    const check = path.join(world.data, 'checks', 'mine.json');
    for (const file of [letter, check, path.join(world.data, 'Partitions', 'linkedin-1', 'Cookies')]) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{}');
    }
    expect(sweepLeftovers(world.data, new Date())).toEqual([letter]);
    expect([existsSync(letter), existsSync(check)]).toEqual([true, true]);
    expect(readdirSync(world.data).toSorted()).toEqual(['A letter.txt', 'checks']);
  });

  test('is told by the app itself, when it has ended', async () => {
    const said = await saidBy(world, 'You can delete it by hand', ['--sweep-leftovers'], desk);
    expect(said).toContain(path.join(world.data, 'A letter.txt'));
    expect(said).not.toContain('mine.json');
  }, 180_000);

  test('in which accounts stand keeps all that is theirs', () => {
    const theirs = path.join(world.data, 'history', 'linkedin-1.history');
    mkdirSync(path.dirname(theirs), { recursive: true });
    writeFileSync(theirs, '');
    mkdirSync(path.join(world.data, 'Local Storage'));
    expect(sweepLeftovers(world.data, new Date())).toEqual([]);
    expect([existsSync(theirs), existsSync(path.join(world.data, 'Local Storage'))]).toEqual([true, true]);
  });
});
