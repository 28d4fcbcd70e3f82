import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { platformSchema } from '../../checks/model/index.ts';
import { until } from '../support/desk-app.ts';
import { type Answer, type ServedPages, servePages } from '../support/pages.ts';
import { appForAll } from './app-for-tests.ts';

/** A site that Flipwatch does not know, from its address to a flip that is noticed, in the real app; told in order. */

const html = (body: string) => `<!doctype html><html lang="en"><body><main>${body}</main></body></html>`;
const stands = {
  mail: false,
  track: true,
  member: true,
  page: 'as it is' as 'as it is' | 'swapped' | 'away',
};
const box = (id: 'mail' | 'track', words: string) =>
  `<p><label><input type="checkbox" id="${id}" ${stands[id] ? 'checked' : ''}> ${words}</label></p>`;
const settings = () => {
  const words = ['Send me mail', 'Track my visits'];
  if (stands.page === 'swapped') words.reverse();
  return html(`<h1>Settings</h1>${box('mail', words[0] ?? '')}${box('track', words[1] ?? '')}`);
};

let elsewhere: ServedPages;
let site: ServedPages;
/** A forum: whoever comes is counted by a cookie, whoever signs in has another. */
const forum = (asked: string, method: string): Answer | undefined => {
  if (asked === '/favicon.ico') return undefined;
  return (request, answer) => {
    const isMember = stands.member && (request.headers.cookie ?? '').includes('member=');
    const go = (location: string, cookie: string[] = []) =>
      answer.writeHead(303, { location, 'set-cookie': cookie }).end();
    const show = (body: string) =>
      answer
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'set-cookie': 'visit=1; HttpOnly; Path=/',
        })
        .end(body);
    if (asked === '/enter' && method === 'POST') go('/home', ['member=1; HttpOnly; Path=/']);
    else if (asked === '/settings' && stands.page === 'away') go(`${elsewhere.origin}/settings`);
    else if (asked === '/settings' && !isMember) go('/');
    else if (asked === '/settings') show(settings());
    else if (asked === '/home') show(html('<h1>Home</h1><a href="/settings">Settings</a>'));
    else show(html('<h1>Forum</h1><form method="post" action="/enter"><button>Sign in</button></form>'));
  };
};
beforeAll(async () => {
  elsewhere = await servePages(() => settings());
  site = await servePages(forum);
});
afterAll(async () => {
  await Promise.all([site.close(), elsewhere.close()]);
});
beforeEach(() => {
  stands.page = 'as it is';
});
const on = appForAll();

const windowAt = async (start: string): Promise<Page> => {
  const find = () => on.app.electron.windows().find((page) => page.url().startsWith(start));
  const page = await until(start, find, (found) => found !== undefined);
  if (page === undefined) throw new Error('no window');
  return page;
};
/** Signs in, goes to the settings, and says that these are the switches. */
async function goToTheSwitches(origin: string): Promise<void> {
  const page = await windowAt(origin);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await here();
}
const here = async () =>
  (await windowAt('flipwatch://banner'))
    .getByRole('button', { name: 'These switches' })
    .click({ noWaitAfter: true });
const platforms = () => path.join(on.world.data, 'platforms');
const filesOf = (platform: string) => path.join(platforms(), platform);

const found = { account: '', check: '' };
const finding = async () =>
  (await on.snapshot()).accounts
    .find(({ account }) => account.id === found.account)
    ?.checks.find(({ check }) => check === found.check)?.finding ?? null;
const START = Date.parse('2026-11-16T08:00:00.000Z');
let minutes = 0;
/** A later audit of all that is watched. */
const audited = async () => {
  const before = (await finding())?.at;
  minutes += 10;
  on.world.setTime(new Date(START + minutes * 60_000).toISOString());
  expect(await on.request('audit.start', { account: found.account, checks: [] })).toEqual({ ok: true });
  const seen = await until('the audit', finding, (now) => now !== null && now.at !== before, 90_000);
  // It goes on for a moment after what it has found; another would only join it.
  await until(
    'its end',
    () => on.snapshot(),
    ({ running }) => running === null,
    90_000,
  );
  return seen;
};

test('from the address to watched: the person signs in with nothing attached, and chooses what they see', async () => {
  const { card } = on;
  await card.getByRole('button', { name: 'Add another site' }).click();
  const dialog = card.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`${site.origin}/`);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByText(site.origin, { exact: true }).waitFor();
  expect(site.requests, 'nothing is opened before the person has agreed').toEqual([]);
  await dialog.getByRole('button', { name: 'Agree and open it' }).click();

  await windowAt(site.origin);
  const attached = await on.app.electron.evaluate(
    ({ webContents }) => webContents.getAllWebContents().filter((one) => one.debugger.isAttached()).length,
  );
  expect(attached).toBe(0);
  expect(await (await windowAt('flipwatch://banner')).getByRole('status').innerText()).toContain(
    'go to the page with the switches',
  );
  await goToTheSwitches(site.origin);

  await dialog.getByRole('checkbox').first().waitFor({ timeout: 60_000 });
  expect(await dialog.getByRole('checkbox').count()).toBe(2);
  expect(await dialog.locator('img').count(), 'pictures').toBe(2);
  await card.screenshot({ path: 'out/screenshots/own-site-switches.png' });
  // Until something is watched, nothing is kept but what the browser has.
  expect([existsSync(platforms()), (await on.snapshot()).accounts]).toEqual([false, []]);
  await dialog.getByRole('checkbox').nth(1).check({ force: true });
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('radio', { name: 'On', exact: true }).first().check({ force: true });
  await dialog.getByRole('radio', { name: 'Off', exact: true }).last().check({ force: true });
  await dialog.getByRole('button', { name: 'Watch it' }).click();
  await dialog.getByText('“Track my visits” is watched from now on.').waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Done' }).click();

  const { accounts } = await until(
    'the account',
    () => on.snapshot(),
    (now) => now.accounts.some(({ checks }) => checks.length > 0),
  );
  const [view] = accounts;
  found.account = view?.account.id ?? '';
  found.check = view?.checks[0]?.check ?? '';
  const [platform = ''] = found.check.split('.');
  const file: unknown = JSON.parse(readFileSync(path.join(filesOf(platform), 'platform.json'), 'utf8'));
  // The cookie that came with signing in proves it, and not the one that everybody gets.
  expect(platformSchema.parse(file)).toMatchObject({
    origins: [site.origin],
    settingsPaths: ['/settings'],
    signedIn: { cookies: ['member'] },
  });
  expect(readdirSync(path.join(filesOf(platform), 'checks'))).toEqual(['track-my-visits.json']);
  const first = await until('the first audit', finding, (now) => now !== null, 90_000);
  expect(first).toMatchObject({ status: 'fail', state: 'on', standing: 'proven' });
}, 480_000);

test('it presses nothing before two audits have agreed', async () => {
  const fixed = await on.request('fix.run', { account: found.account, check: found.check, action: 'fix' });
  expect(fixed).toMatchObject({ ok: true, fix: { result: 'refused' } });
  expect(stands.track).toBe(true);
  expect(site.requests.filter((asked) => asked.startsWith('POST'))).toEqual(['POST /enter']);
}, 240_000);

test('a flip behind its back is noticed, and so is being signed out', async () => {
  stands.track = false;
  expect(await audited()).toMatchObject({ status: 'pass', state: 'off' });
  stands.track = true;
  expect(await audited()).toMatchObject({ status: 'fail', flip: { kind: 'flippedBack', by: 'elsewhere' } });
  stands.member = false;
  const out = await audited();
  stands.member = true;
  expect(out?.status).toBe('unknown');
  expect(['signedOut', 'redirected']).toContain(out?.reason);
}, 480_000);

test('a page whose words are swapped, or that leads to another host, between listing and saying is refused', async () => {
  const list = () => on.request('together.beginOn', { account: found.account, page: '/settings' });
  const mail = { account: found.account, control: 1, title: 'Mail', state: 'off', private: 'off' } as const;
  const [platform = ''] = found.check.split('.');
  expect(await list()).toMatchObject({ ok: true, controls: [{ label: 'Send me mail', check: null }, {}] });
  stands.page = 'swapped';
  expect(await on.request('together.watch', mail)).toMatchObject({ result: 'refused', reason: 'notAsShown' });
  stands.page = 'as it is';
  expect(await list()).toMatchObject({ ok: true, blocker: null });
  stands.page = 'away';
  expect(await on.request('together.watch', mail)).toMatchObject({ ok: true, result: 'refused' });
  stands.page = 'as it is';
  expect(elsewhere.requests).toEqual([]);
  expect(await on.request('together.end', {})).toEqual({ ok: true });
  expect(await on.request('together.watch', mail)).toMatchObject({ ok: false, code: 'notAvailable' });
  expect(await on.request('together.beginOn', { account: found.account, page: '/logout' })).toMatchObject({
    ok: false,
    code: 'notAvailable',
  });
  expect(readdirSync(path.join(filesOf(platform), 'checks'))).toEqual(['track-my-visits.json']);
}, 480_000);

test('addresses that are none, that others own or that nobody agreed to are refused before anything is opened', async () => {
  const look = (address: string) => on.request('site.look', { address });
  for (const address of ['javascript:alert(1)', 'http://example.org/settings', 'https://me:word@example.org'])
    expect(await look(address), address).toMatchObject({ site: null, refused: 'notAnAddress' });
  expect(await look('www.linkedin.com/settings')).toMatchObject({ refused: 'shippedPlatform' });
  expect(await look('https://example.org/account/delete')).toMatchObject({ refused: 'notASettingsPage' });
  const others = { address: `${elsewhere.origin}/settings`, addresses: [site.origin] };
  expect(await on.request('site.open', others)).toMatchObject({ ok: false, code: 'notAvailable' });
  expect(elsewhere.requests).toEqual([]);
});

test('whoever turns back leaves nothing behind', async () => {
  const other = await servePages(forum);
  try {
    const opening = on.request('site.open', { address: other.origin, addresses: [other.origin] });
    await goToTheSwitches(other.origin);
    const opened = await opening;
    if (!opened.ok || opened.place === null) throw new Error('not opened');
    const { account } = opened.place;
    const cookies = () =>
      on.app.electron.evaluate(
        async ({ session }, id) =>
          (await session.fromPartition(`persist:${id}`).cookies.get({})).map(({ name }) => name),
        account,
      );
    expect(await cookies()).toContain('member');
    expect(await on.request('site.leave', { account })).toEqual({ ok: true });
    expect(await cookies()).toEqual([]);
    expect((await on.snapshot()).accounts).toHaveLength(1);
    expect(readdirSync(platforms())).toHaveLength(1);
  } finally {
    await other.close();
  }
}, 240_000);
