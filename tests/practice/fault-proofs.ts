import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Fault, PracticeSite } from '../../checks/practice/index.ts';
import type { PlatformName } from './practice-browser.ts';

/** One page about to be opened on a site where one fault is on. */
export interface Scene {
  readonly site: PracticeSite;
  readonly name: PlatformName;
  readonly page: Page;
  readonly control: string;
  readonly address: string;
}
export type Proof = (scene: Scene) => Promise<void>;

const go = (scene: Scene) => scene.page.goto(scene.address);
const count = ({ page, control }: Scene) => page.locator(control).count();
const checked = ({ page, control }: Scene) => page.locator(control).last().isChecked();
async function ready(scene: Scene): Promise<void> {
  await go(scene);
  await scene.page.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
}
const labelOf = ({ page }: Scene) => page.locator('main label, main p[id]').first().textContent();
const otherLabel: Proof = async (scene) => {
  await ready(scene);
  expect(await labelOf(scene)).not.toMatch(/^(Use my data for training|Allow additional information)/);
  expect(await count(scene)).toBe(1);
};
const drawnOff: Proof = async (scene) => {
  await ready(scene);
  expect(await checked(scene)).toBe(false);
  await scene.page.waitForTimeout(600);
  expect(await checked(scene)).toBe(false);
};

/** Draws off, although the setting is on, and the page's own question for it was answered so. */
const answered =
  (status: number, body: RegExp): Proof =>
  async (scene) => {
    const answer = scene.page.waitForResponse(
      (response) => ['fetch', 'xhr'].includes(response.request().resourceType()),
      { timeout: 8000 },
    );
    await drawnOff(scene);
    const heard = await answer;
    expect(heard.status()).toBe(status);
    if (status !== 302) expect(await heard.text()).toMatch(body);
  };

/** What each fault does to a page whose setting is on at the server. */
export const proofs: Partial<Record<Fault, Proof>> = {
  answerEmpty: answered(200, /^\{\}$/),
  answerErrors: answered(200, /"errors":\[/),
  answerCutOff: answered(200, /pref$/),
  answerSignIn: answered(200, /type="password"/),
  answerSignedOut: answered(401, /"code":32/),
  answerRateLimited: answered(429, /"code":88/),
  answerChallenge: async (scene) =>
    scene.name === 'x' ? answered(403, /"code":326/)(scene) : answered(302, /./)(scene),
  codeBreaks: async (scene) => {
    const broken = scene.page.waitForEvent('pageerror', { timeout: 8000 });
    await drawnOff(scene);
    expect((await broken).message).toContain('broke off');
  },
  saysFailed: async (scene) => {
    await drawnOff(scene);
    expect(await scene.page.getByRole('alert').textContent()).toMatch(/could not be loaded/);
  },
  acceptWall: async (scene) => {
    await go(scene);
    expect(await count(scene)).toBe(0);
    await scene.page.getByRole('button', { name: 'Agree', exact: true }).click();
    await scene.page.locator(scene.control).waitFor({ timeout: 8000 });
    expect(new URL(scene.page.url()).pathname).toBe(new URL(scene.address).pathname);
  },
  comeBackLater: async (scene) => {
    const answer = await go(scene);
    expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '3600']);
  },
  missing: async (scene) => {
    await ready(scene);
    expect(await count(scene)).toBe(0);
    expect(await scene.page.locator('h1').count()).toBe(1);
  },
  late: async (scene) => {
    await go(scene);
    await scene.page.waitForTimeout(1500);
    expect(await count(scene)).toBe(0);
    await scene.page.locator(scene.control).waitFor({ timeout: 5000 });
    expect(await checked(scene)).toBe(true);
  },
  lateValue: async (scene) => {
    const asked: string[] = [];
    scene.page.on('request', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) asked.push(request.url());
    });
    await ready(scene);
    await scene.page.waitForTimeout(1200);
    expect(await checked(scene)).toBe(false);
    expect(asked).toEqual([]);
    await expect.poll(() => checked(scene), { timeout: 5000 }).toBe(true);
    expect(asked).toHaveLength(1);
  },
  neverReady: async (scene) => {
    await go(scene);
    await scene.page.waitForTimeout(1000);
    expect(await scene.page.getByRole('progressbar').count()).toBe(1);
    expect(await count(scene)).toBe(0);
  },
  blank: async (scene) => {
    expect((await go(scene))?.status()).toBe(200);
    expect(await scene.page.locator('body *').count()).toBe(0);
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
  signedOutInPlace: async (scene) => {
    await ready(scene);
    expect(await count(scene)).toBe(1);
    expect(await checked(scene)).toBe(false);
    const names = (await scene.page.context().cookies()).map(({ name }) => name);
    expect(names).not.toContain('li_at');
    expect(names).not.toContain('auth_token');
    expect(
      await scene.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('voyager'))),
    ).toEqual([]);
    await scene.page.locator(scene.control).click();
    expect(scene.site.writes()).toEqual([]);
  },
  challenge: async (scene) => {
    await go(scene);
    expect(new URL(scene.page.url()).pathname).toMatch(/^\/(checkpoint\/challenge\/|account\/access)/);
    await scene.page.getByRole('button', { name: 'I am a person' }).click();
    await scene.page.locator(scene.control).waitFor();
    expect(scene.site.state().faults).toEqual([]);
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
  pageMissing: async (scene) => expect((await go(scene))?.status()).toBe(404),
  serverError: async (scene) => expect((await go(scene))?.status()).toBe(500),
  // The document begins and never ends: a browser then reports the failed request, and neither of its load events.
  dropped: async (scene) => {
    const failed = scene.page.waitForEvent('requestfailed');
    await scene.page.goto(scene.address, { waitUntil: 'commit' });
    expect((await failed).url()).toBe(scene.address);
    expect(await count(scene)).toBe(0);
  },
  hang: async (scene) => {
    await expect(scene.page.goto(scene.address, { timeout: 1200 })).rejects.toThrow(/Timeout/);
  },
  cookieBanner: async (scene) => {
    await ready(scene);
    const dialog = scene.page.getByRole('dialog');
    expect(await dialog.getByRole('switch').count()).toBe(3);
    await expect(scene.page.locator(scene.control).click({ timeout: 600 })).rejects.toThrow(/Timeout/);
    await dialog.getByRole('button', { name: 'Reject all' }).click();
    expect(await dialog.count()).toBe(0);
  },
  disabled: async (scene) => {
    await ready(scene);
    expect(await scene.page.locator(scene.control).isDisabled()).toBe(true);
    expect(await checked(scene)).toBe(true);
  },
  reworded: otherLabel,
  'reworded-inverted': async (scene) => {
    await otherLabel(scene);
    expect(await labelOf(scene)).toMatch(/^Do not (use my data|allow additional)/);
  },
  keyRenamed: async (scene) => {
    await ready(scene);
    const inputs = scene.page.locator('main input[type="checkbox"]');
    expect(await inputs.count()).toBe(1);
    const key = await inputs.getAttribute(scene.name === 'x' ? 'aria-describedby' : 'aria-labelledby');
    expect(key).not.toMatch(/^(allowDataForGenerativeAI|CHECKBOX_1_LABEL)$/);
  },
  duplicated: async (scene) => {
    await ready(scene);
    expect(await scene.page.locator(scene.control).locator('visible=true').count()).toBe(2);
  },
  hiddenDecoy: async (scene) => {
    await ready(scene);
    const all = scene.page.locator(scene.control);
    expect(await all.count()).toBe(2);
    expect(await all.first().isVisible()).toBe(false);
    expect(await all.first().isChecked()).toBe(false);
    expect(await all.last().isChecked()).toBe(true);
  },
  decoySwitch: async (scene) => {
    await ready(scene);
    const all = scene.page.locator('main input[type="checkbox"]');
    expect(await all.count()).toBe(2);
    await all.first().click();
    const { name, site } = scene;
    await expect.poll(() => site.writes().map((write) => write.check)).toEqual([`${name}.decoy`]);
  },
  redirected: async (scene) => {
    await go(scene);
    const overview = { linkedin: '/mypreferences/d/categories/account', x: '/settings/privacy_and_safety' };
    expect(new URL(scene.page.url()).pathname).toBe(overview[scene.name]);
  },
  otherHeading: async (scene) => {
    await ready(scene);
    expect(scene.page.url()).toBe(scene.address);
    const heading = await scene.page.locator('h1').textContent();
    expect(heading).toBe({ linkedin: 'Data research', x: 'Inferred identity' }[scene.name]);
  },
  staleAria: async (scene) => {
    await ready(scene);
    expect(await checked(scene)).toBe(true);
    expect(await scene.page.locator(scene.control).getAttribute('aria-checked')).toBe('false');
  },
  unknownValue: async (scene) => {
    const asked = scene.page.waitForResponse(/settingsApiSettings|settings\.json/);
    await drawnOff(scene);
    expect(JSON.stringify(await (await asked).json())).toMatch(
      /"(value|allow_sharing_data_for_third_party_personalization)":null/,
    );
  },
  dataFails: async (scene) => {
    const asked = scene.page.waitForResponse(/settingsApiSettings|settings\.json/);
    await drawnOff(scene);
    expect((await asked).status()).toBe(500);
  },
  dataHangs: async (scene) => {
    let answered = 0;
    scene.page.on('response', (response) => {
      if (/settingsApiSettings|settings\.json/.test(response.url())) answered += 1;
    });
    const asked = scene.page.waitForRequest(/settingsApiSettings|settings\.json/);
    await drawnOff(scene);
    await asked;
    expect(answered).toBe(0);
  },
  noNetwork: async (scene) => {
    const asked: string[] = [];
    scene.page.on('request', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) asked.push(request.url());
    });
    await ready(scene);
    expect(await checked(scene)).toBe(true);
    expect(asked).toEqual([]);
  },
  reorder: async (scene) => {
    scene.site.change({ faults: [{ fault: 'reorder' }] });
    const path = { linkedin: '/mypreferences/d/settings/linkedin-promotions', x: '/settings/grok_settings' }[
      scene.name
    ];
    await ready({ ...scene, address: new URL(path, scene.address).href });
    const first = await labelOf(scene);
    expect(first).toBe(
      { linkedin: 'Marketing emails', x: 'Allow Grok to remember your conversation history' }[scene.name],
    );
  },
  wrapped: async (scene) => {
    await ready(scene);
    expect(await checked(scene)).toBe(true);
    expect(await scene.page.locator('[class*="css-"], [class*="_switchCheckbox_"]').count()).toBe(0);
  },
  notOffered: async (scene) => {
    await ready(scene);
    expect(await count(scene)).toBe(0);
    await scene.page.getByText('This setting isn’t available in your region.').waitFor();
  },
  gpc: async (scene) => {
    await ready(scene);
    expect(await checked(scene)).toBe(false);
    expect(await scene.page.locator(scene.control).isDisabled()).toBe(true);
    await scene.page.getByText('Global Privacy Control').waitFor();
  },
};
