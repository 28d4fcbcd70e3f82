import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';
import { until } from '../support/desk-app.ts';
import { appForEach } from './app-for-tests.ts';

/** The log of the real app: what stands in it, how it is looked at and saved, and that it goes with what is forgotten. */

const on = appForEach({ account: 'Erika Mustermann' });
const AI = 'linkedin.ai-training';

const shown = async (): Promise<string> => {
  const reply = await on.request('log.get', {});
  if (!reply.ok) throw new Error(reply.detail);
  return reply.text;
};
const ended = (): Promise<unknown> =>
  until(
    'the audit',
    () => on.snapshot(),
    ({ running, accounts }) =>
      running === null && accounts.some(({ checks }) => checks.some(({ finding }) => finding !== null)),
    120_000,
  );

test('an audit, a fix and a mishap stand in it, with the start and its versions, and nothing of the person', async () => {
  await on.request('audit.start', { account: on.account, checks: [AI] });
  await ended();
  await on.request('fix.run', { account: on.account, check: AI, action: 'fix' });
  await on.app.electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Erika Mustermann, /Users/erika, li_at=secret');
    }, 10);
  });
  const text = await until('the mishap', shown, (lines) => lines.includes('A mishap'));
  on.app.mishaps.length = 0;

  const lines = text.trim().split(/\r?\n/);
  for (const line of lines)
    expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (info |warn |error) [A-Z][\w .:,@<()=?/+-]*$/);
  const wanted = [
    /Flipwatch has started version=\d+\.\d+\.\d+ electron=\d+\.\d+\.\d+ .*system=linux .*packaged=no/,
    /An audit began account=1 platform=linkedin trigger=\w+ checks=1$/,
    /A browser was opened browser=ownWindow purpose=audit seconds=\d+$/,
    /An audit ended account=1 platform=linkedin seconds=\d+ statuses=fail:1 reasons=none stopped=none$/,
    /A change began account=1 platform=linkedin check=linkedin\.ai-training action=fix$/,
    /A change ended account=1 platform=linkedin check=linkedin\.ai-training action=fix result=fixed reason=none$/,
    /A mishap in Flipwatch: error=RangeError/,
  ];
  const found = wanted.map((pattern) => lines.findIndex((line) => pattern.test(line)));
  expect(found, text).not.toContain(-1);
  expect(found, 'in the order in which it happened').toEqual(found.toSorted((a, b) => a - b));

  const { data } = on.world;
  for (const secret of [
    'Erika',
    'Mustermann',
    '/Users/erika',
    'li_at',
    '127.0.0.1',
    'localhost',
    data,
    homedir(),
    on.account,
  ])
    expect(text, secret).not.toContain(secret);
  const file = path.join(data, 'logs', 'flipwatch.log');
  expect(readFileSync(file, 'utf8').startsWith(text)).toBe(true);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
}, 480_000);

test('it is shown in the preferences, copied and saved as it stands, and the next start goes on with it', async () => {
  await on.card.getByRole('button', { name: 'Preferences' }).click();
  await on.card.getByRole('button', { name: 'Show the log…' }).click();
  const box = on.card.getByRole('textbox', { name: 'Lines of the log' });
  expect(await box.inputValue()).toContain('Flipwatch has started version=');
  const dialog = on.card.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await dialog.getByText('Copied: you can paste it now.').waitFor();
  const copied = await on.app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.trim()).toBe((await shown()).trim());

  await dialog.getByRole('button', { name: 'Save a copy…' }).click();
  await on.card.getByText('Saved: ').waitFor();
  const saved = path.join(on.world.reports, 'Flipwatch log 2026-11-16.txt');
  expect(readFileSync(saved, 'utf8')).toBe(await shown());
  expect((statSync(saved).mode & 0o777).toString(8)).toBe('600');

  await on.startAgain();
  const starts = (await shown()).match(/Flipwatch has (started|ended)/g);
  expect(starts).toEqual(['Flipwatch has started', 'Flipwatch has ended', 'Flipwatch has started']);
}, 360_000);

test('no part of the app can send it: what could, of the library that keeps it, is not there', () => {
  const built = fromRoot('out', 'electron');
  const parts = readdirSync(built).filter((name) => /\.c?js$/.test(name));
  const code = parts.map((name) => readFileSync(path.join(built, name), 'utf8')).join('\n');
  expect(code, 'the library').toContain('__ELECTRON_LOG_IPC__');
  // With these it posts lines, hears pages, and comes into them.
  for (const way of ['sendRequestFn', '__ELECTRON_LOG__"', '__electronLog'])
    expect(code, way).not.toContain(way);
});

test('it goes when an account is forgotten, and a page of the app hears nothing that was not asked for', async () => {
  await on.request('audit.start', { account: on.account, checks: [AI] });
  await ended();
  expect(await shown()).toContain('An audit ended');
  expect(await on.request('account.forget', { account: on.account })).toEqual({ ok: true });
  expect(await shown()).not.toContain('audit');
  // The library's own way into pages is not there: no preload of its, and no second door.
  expect(await on.card.evaluate(() => Reflect.has(window, '__electronLog'))).toBe(false);
  const preloads = await on.app.electron.evaluate(({ session }) =>
    'getPreloadScripts' in session.defaultSession ? session.defaultSession.getPreloadScripts().length : 0,
  );
  expect(preloads).toBe(0);
  const files = readdirSync(on.world.data, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.includes('electron-log'))).toEqual([]);
}, 360_000);
