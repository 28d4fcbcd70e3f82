import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, until } from '../support/desk-app.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { appForAll } from './app-for-tests.ts';

/** The window in which a person signs in or looks: where it is, the ways in it, and what stands where no page has come. */

let platform: ServedPages;
let elsewhere: ServedPages;
let gone: ServedPages;
/** What the sign-in page does. */
let signInPage: 'comes' | 'hangs' | 'leads away' = 'comes';

/** Its press is heard by the app and goes nowhere: there is nothing to wait for. */
const pressed = { noWaitAfter: true };
const body = (name: string): string =>
  `<!doctype html><title>${name}</title><h1>${name}</h1><label>Name <input id="name"></label><a href="/second">on</a>`;

beforeAll(async () => {
  elsewhere = await servePages(() => body('elsewhere'));
  platform = await servePages((path) => {
    if (path === '/away')
      return (_request, response) => response.writeHead(302, { location: elsewhere.origin }).end();
    if (!path.includes('login')) return body(path);
    if (signInPage === 'hangs') return () => {};
    if (signInPage === 'leads away')
      return (_request, response) => response.writeHead(302, { location: elsewhere.origin }).end();
    return body('sign in');
  });
  gone = await servePages(() => body('back again'));
});
afterAll(async () => {
  for (const site of [platform, elsewhere, gone]) await site?.close();
});
const on = appForAll(() => ({ args: [`--site=linkedin=${platform.origin}`, `--site=x=${gone.origin}`] }));

const pageAt = async (start: string): Promise<Page> => {
  const find = () => on.app.electron.windows().find((page) => page.url().startsWith(start));
  const page = await until(start, find, (found) => found !== undefined);
  if (page === undefined) throw new Error('no page');
  return page;
};
const banner = () => pageAt('flipwatch://banner');
const instead = () => pageAt('flipwatch://instead');
/** What the banner says of where one is. */
const place = async () => (await (await banner()).getByRole('heading').innerText()).replace(/\s+/g, ' ');

/** Asks for the sign-in window of a new account; answers with what comes of it when it is closed. */
async function signIn(where: 'linkedin' | 'x' = 'linkedin') {
  const added = await on.request('account.add', { platform: where, name: 'Mine', practice: false });
  if (!added.ok) throw new Error(added.detail);
  const outcome = on.request('account.signIn', { account: added.account });
  return { account: added.account, outcome };
}
const close = async () => (await banner()).getByRole('button', { name: 'Done, close' }).click();

afterEach(async () => {
  signInPage = 'comes';
  for (const page of on.app.electron.windows())
    if (page.url().startsWith('flipwatch://banner'))
      await page
        .locator('.end button')
        .click({ ...pressed, timeout: 2000 })
        .catch(() => {});
  await until(
    'all but the report card to be gone',
    () => on.app.electron.windows().length,
    (count) => count === 1,
  );
});

describe('the banner', () => {
  test('says live at which host the page is, and leads back and loads again', async () => {
    const { outcome } = await signIn();
    const page = await pageAt(platform.origin);
    const host = new URL(platform.origin).host;
    await until('the host', place, (said) => said === `${host} on this computer`);
    const back = (await banner()).getByRole('button', { name: 'Back', exact: true });
    await page.getByRole('link').click();
    await page.waitForURL('**/second');
    const asked = platform.requests.length;
    await (await banner()).getByRole('button', { name: 'Load this page again' }).click(pressed);
    await until(
      'the page to be asked for again',
      () => platform.requests.slice(asked),
      (requests) => requests.includes('GET /second'),
    );
    await back.click(pressed);
    await page.waitForURL((url) => url.pathname !== '/second');
    await close();
    expect(await outcome).toMatchObject({ ok: true, signedIn: false, unreachable: null });
  });

  test('leaves the keyboard to the page where somebody types while it is drawn anew', async () => {
    const { account } = await signIn();
    const page = await pageAt(platform.origin);
    await until('the host', place, (said) => said.startsWith('127.0.0.1'));
    const focused = () =>
      on.app.electron.evaluate(({ webContents }) =>
        webContents.getAllWebContents().flatMap((one) => (one.isFocused() ? [one.getURL()] : [])),
      );
    const inPage = (urls: readonly string[]) =>
      urls.length === 1 && urls[0]?.startsWith(platform.origin) === true;
    await until('the keyboard to be in the page', focused, inPage);
    // The name of the host goes and comes: the banner is drawn anew each time.
    await page.goto('about:blank');
    await until('the host to be gone', place, (said) => said === 'Flipwatch');
    await page.goto(platform.origin);
    await until('the host', place, (said) => said.startsWith('127.0.0.1'));
    expect(inPage(await focused())).toBe(true);
    // Nor does a key that was meant for the page press a button of the banner.
    expect(await (await banner()).locator('[autofocus]').count()).toBe(0);
    expect(await on.request('audit.start', { account, checks: [] })).toMatchObject({ code: 'busy' });
  });

  test('is no part of the page: it lies above it, and the page can neither fill the screen nor get there', async () => {
    await signIn();
    const page = await pageAt(platform.origin);
    await until('the host', place, (said) => said.startsWith('127.0.0.1'));
    // Refused without an answer, where nobody has to be told.
    const full = await page.evaluate(() =>
      Promise.race([
        document.documentElement.requestFullscreen().then(
          () => 'filled',
          () => 'refused',
        ),
        new Promise((resolve) => setTimeout(resolve, 1500, 'refused')),
      ]),
    );
    expect(full).toBe('refused');
    expect(await page.evaluate(() => document.fullscreenElement === null)).toBe(true);
    const views = await on.app.electron.evaluate(({ BaseWindow }) =>
      BaseWindow.getAllWindows()
        .map((window) => window.contentView.children.map((view) => view.getBounds()))
        .find(({ length }) => length > 1),
    );
    const above = views?.at(-1);
    expect(above?.y).toBe(0);
    for (const below of views?.slice(0, -1) ?? []) expect(below.y).toBe(above?.height);
    await page.evaluate(() => {
      location.href = 'flipwatch://banner/?host=www.linkedin.com&safety=secure';
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(page.url().startsWith(platform.origin)).toBe(true);
  });

  test('says the host above a page in which Flipwatch clicks, and has no ways there', async () => {
    const account = await addAccount(on.card, 'Clicked', false);
    const fix = on.request('fix.run', { account, check: 'linkedin.ai-training', action: 'fix' });
    await until('the host', place, (said) => said === `${new URL(platform.origin).host} on this computer`);
    expect(await (await banner()).getByRole('button').allInnerTexts()).toEqual(['Stop']);
    await (await banner()).getByRole('button', { name: 'Stop' }).click();
    await fix;
  });
});

describe('where a page has not come', () => {
  test('a site that can’t be reached is told by a page of ours, with its reason; “Try again” brings it once it can', async () => {
    const { port, host } = new URL(gone.origin);
    await gone.close();
    const { account, outcome } = await signIn('x');
    const page = await instead();
    await page.getByRole('heading', { name: `${host} can’t be reached` }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('There was no connection to X.');
    // What was only asked for is no place where one is.
    expect(await place()).toBe('Flipwatch');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.click();
    await again.waitFor();

    await close();
    expect(await outcome).toMatchObject({ signedIn: false, checking: false, unreachable: 'offline' });
    // Nobody could sign in: that is no word on whether somebody has to.
    const { accounts } = await on.snapshot();
    expect(accounts.find((one) => one.account.id === account)?.signIn).toBe('never');

    const second = on.request('account.signIn', { account });
    await (await instead()).getByRole('button', { name: 'Try again' }).waitFor();
    gone = await servePages(() => body('back again'), Number(port));
    await (await instead()).getByRole('button', { name: 'Try again' }).click();
    const site = await pageAt(gone.origin);
    await site.getByRole('heading', { name: 'back again' }).waitFor();
    await close();
    expect(await second).toMatchObject({ unreachable: null });
  });

  test('an empty window says after a moment what it waits for', async () => {
    signInPage = 'hangs';
    const { outcome } = await signIn();
    const page = await instead();
    await page.getByRole('heading', { name: `Opening ${new URL(platform.origin).host} …` }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    await close();
    expect(await outcome).toMatchObject({ unreachable: 'timeout' });
  });

  test('a network that leads elsewhere from the start is told as a check would; a site that does so later, as what it is', async () => {
    signInPage = 'leads away';
    const { outcome } = await signIn();
    await (await instead()).getByText('showed a page of its own in place of LinkedIn').waitFor();
    await close();
    expect(await outcome).toMatchObject({ unreachable: 'captivePortal' });

    signInPage = 'comes';
    await signIn();
    const page = await pageAt(platform.origin);
    await page.evaluate(() => {
      location.href = '/away';
    });
    const told = await instead();
    await told
      .getByRole('heading', { name: `${new URL(elsewhere.origin).host} is not opened here` })
      .waitFor();
    expect(elsewhere.requests).toEqual([]);
    await told.getByRole('button', { name: 'Back to LinkedIn' }).click();
    await (await pageAt(platform.origin)).getByRole('heading', { name: 'sign in' }).waitFor();
  });

  test('a page that has died is told, and opened again', async () => {
    await signIn();
    await pageAt(platform.origin);
    await until('the host', place, (said) => said.startsWith('127.0.0.1'));
    await on.app.electron.evaluate(({ webContents }, origin) => {
      for (const one of webContents.getAllWebContents())
        if (one.getURL().startsWith(origin)) one.forcefullyCrashRenderer();
    }, platform.origin);
    const told = await instead();
    await told.getByRole('heading', { name: 'This page has stopped' }).waitFor();
    const asked = platform.requests.length;
    await told.getByRole('button', { name: 'Open it again' }).click();
    await until(
      'the page to be asked for again',
      () => platform.requests.length,
      (count) => count > asked,
    );
  });
});
