import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inShort, tellByNotice } from '../../electron/lifecycle/uncaught-errors.ts';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** What nobody foresaw in the main process: Electron would stop the whole app behind a box of its own. */

const on = appForAll({ account: 'Anna' });

const told = async (): Promise<string[]> =>
  (await on.snapshot()).notices.flatMap(({ kind, values }) =>
    kind === 'mishap' ? (values.problem ?? '') : [],
  );

test('an error and a rejection that nobody catches are told in the report card, once each, and the app goes on', async () => {
  for (let times = 0; times < 3; times++)
    await on.app.electron.evaluate(() => {
      setTimeout(() => {
        throw new RangeError('nobody saw this coming');
      }, 10);
    });
  await on.app.electron.evaluate(() => {
    setTimeout(() => void Promise.reject(new Error('nor this')), 10);
  });
  await until('both notices', told, (all) => all.length === 2);
  expect(await told()).toEqual([
    expect.stringMatching(/^RangeError: nobody saw this coming/),
    expect.stringMatching(/^Error: nor this/),
  ]);
  await until(
    'all to be heard',
    () => on.app.mishaps.join('').match(/A mishap/g)?.length,
    (heard) => heard === 4,
  );
  on.app.mishaps.length = 0;
  await on.card.getByRole('heading', { name: 'Something went wrong inside Flipwatch' }).first().waitFor();

  const check = 'linkedin.ai-training';
  expect(await on.request('audit.start', { account: on.account, checks: [check] })).toEqual({ ok: true });
  await until(
    'the audit after it',
    () => on.snapshot(),
    ({ running, accounts }) =>
      running === null &&
      accounts.some(({ checks }) =>
        checks.some((one) => one.check === check && one.finding?.status === 'fail'),
      ),
    120_000,
  );
}, 360_000);

test('an error at every tick writes no notice at every tick', () => {
  const problems: string[] = [];
  const tell = tellByNotice({ notice: (_kind, values) => problems.push(values?.problem ?? '') });
  for (let tick = 0; tick < 50; tick++) tell('the same');
  expect(problems).toEqual(['the same']);
  for (let tick = 0; tick < 50; tick++) tell(`another ${tick}`);
  expect(problems).toHaveLength(5);
});

test('a mishap in short is one line of bounded length, with the place in our own bundle and no folder of the person’s', () => {
  const error = new TypeError(`first ${'x'.repeat(2000)}\nsecond`);
  error.stack = `${error}\n    at next (node:events:530:35)\n    at look (file:///home/anna/flipwatch/out/electron/main.js:22:2651)\n    at next (node:internal/timers:1:2)`;
  const short = inShort(error);
  expect(short).toMatch(/^TypeError: first x+ \(main\.js:22:2651\)$/);
  expect(short.length).toBeLessThan(350);
  error.stack = `${error}\n    at listOnTimeout (node:internal/timers:581:17)`;
  expect(inShort(error), 'a place in Node says nothing').toMatch(/^TypeError: first x+$/);
  expect(inShort('only\nwords')).toBe('only');
  const missing = `no such file, open '${path.join(homedir(), 'x.json')}'`;
  expect(inShort(missing)).not.toContain(homedir());
  expect(inShort(missing)).toContain('x.json');
});
