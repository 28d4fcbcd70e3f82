import { expect, vi } from 'vitest';
import type { Fault } from '../../checks/catalogue/practice-sites.ts';
import { places } from './practice-browser.ts';
import { checked, count, drawnOn, go, type Proof, ready, type Scene } from './scene.ts';

const cookies = async ({ page }: Scene) => (await page.context().cookies()).map(({ name }) => name);
const pathOf = ({ page }: Scene) => new URL(page.url()).pathname;

/** The page asks for a press, and is itself again after it. */
const pressed =
  (button: string, path: RegExp): Proof =>
  async (scene) => {
    await go(scene);
    expect(pathOf(scene)).toMatch(path);
    expect(await count(scene)).toBe(0);
    await scene.page.getByRole('button', { name: button, exact: true }).click();
    await scene.page.locator(scene.control).waitFor({ timeout: 8000 });
    expect(scene.page.url()).toBe(scene.address);
    expect(scene.site.state().faults).toEqual([]);
  };

/** Switches of the browser, drawn off and moved for nobody. */
async function ofTheBrowser(scene: Scene): Promise<void> {
  await ready(scene);
  expect(await count(scene)).toBe(1);
  expect(await checked(scene)).toBe(false);
  expect(
    await scene.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('voyager'))),
  ).toEqual([]);
  await scene.page.locator(scene.control).click();
  await drawnOn(scene);
  // X keeps them on its server, for the browser; LinkedIn's never leave it.
  const recorded = scene.name === 'x' ? [{ check: 'x.browser', to: 'on' }] : [];
  await vi.waitFor(() => expect(scene.site.writes()).toEqual(recorded));
  expect(scene.site.state().settings[places[scene.name].single.check]).toBe('on');
  await ready(scene);
  await drawnOn(scene);
}

/** What is wrong with whole pages, and with who is signed in. */
export const signProofs: Partial<Record<Fault, Proof>> = {
  acceptWall: pressed('Agree', /^\/(legal|i\/flow)\//),
  acceptWallInPlace: pressed('Agree', /^\/(mypreferences|settings)\//),
  challenge: pressed('I am a person', /^\/(checkpoint\/challenge\/|account\/access)/),
  challengeInPlace: async (scene) => {
    const answer = await go(scene);
    expect([answer?.status(), answer?.headers()['cf-mitigated']]).toEqual([403, 'challenge']);
    await pressed('I am a person', /^\/(mypreferences|settings)\//)(scene);
  },
  forbidden: async (scene) => {
    const answer = await go(scene);
    expect([answer?.status(), answer?.headers()['cf-mitigated']]).toEqual([403, undefined]);
  },
  comeBackLater: async (scene) => {
    const answer = await go(scene);
    expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '3600']);
  },
  comeBackOnDate: async (scene) => {
    const answer = await go(scene);
    expect(answer?.status()).toBe(503);
    const date = answer?.headers()['retry-after'] ?? '';
    expect(date).toMatch(/ GMT$/);
    expect((Date.parse(date) - Date.now()) / 3_600_000).toBeCloseTo(3, 1);
  },
  redirectsForever: async (scene) => {
    await expect(go(scene)).rejects.toThrow(/ERR_TOO_MANY_REDIRECTS/);
    expect(scene.site.pageViews().length).toBeGreaterThan(5);
  },
  signedOutInPlace: async (scene) => {
    await ofTheBrowser(scene);
    expect(await cookies(scene)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(li_at|auth_token|twid)$/)]),
    );
  },
  cookieLeftBehind: async (scene) => {
    await ofTheBrowser(scene);
    const left = await cookies(scene);
    expect(left).toContain(scene.name === 'x' ? 'twid' : 'li_at');
    expect(left).not.toContain('auth_token');
  },
  oneColumn: async (scene) => {
    const menu = scene.page.locator('.side, .aside');
    await ready(scene);
    expect(await menu.count()).toBe(0);
    await drawnOn(scene);
    scene.site.change({ faults: [] });
    await ready(scene);
    expect(await menu.count()).toBe(1);
  },
  signedOut: async (scene) => {
    await go(scene);
    expect(scene.page.url()).toMatch(
      /\/(uas\/login\?session_redirect|i\/flow\/login\?redirect_after_login)=%2F/,
    );
    await scene.page.locator('main').getByRole('button', { name: 'Sign in' }).click();
    await scene.page.locator(scene.control).waitFor();
    expect(scene.page.url()).toBe(scene.address);
  },
  rateLimited: async (scene) => {
    const answer = await go(scene);
    expect(answer?.status()).toBe(429);
    const headers = answer?.headers() ?? {};
    const until = headers['x-rate-limit-reset'];
    const wait = until === undefined ? Number(headers['retry-after']) : Number(until) - Date.now() / 1000;
    expect(wait).toBeGreaterThan(800);
    expect(until !== undefined).toBe(scene.name === 'x');
  },
};
