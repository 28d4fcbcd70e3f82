import { expect, vi } from 'vitest';
import type { Fault } from '../../checks/catalogue/practice-sites.ts';
import { places } from './practice-browser.ts';
import { checked, count, drawnOff, drawnOn, type Proof, ready, type Scene } from './scene.ts';

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

/** The pages' own questions for their values. */
const question = /settingsApiSettings|settings\.json/;

/** Draws on still, although the setting was turned off behind the browser's back. */
async function drawnOnThoughTurnedOff(scene: Scene): Promise<void> {
  const { check } = places[scene.name].single;
  scene.site.change({ settings: { [check]: 'off' } });
  await ready(scene);
  await drawnOn(scene);
  expect(scene.site.state().settings[check]).toBe('off');
}

const workers = ({ page }: Scene): Promise<number> =>
  page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length));

/** What is wrong with the answer to a page's own question for its values, or with the code that asks it. */
export const answerProofs: Partial<Record<Fault, Proof>> = {
  answerEmpty: answered(200, /^\{\}$/),
  answerErrors: answered(200, /"errors":\[/),
  answerCutOff: answered(200, /pref$/),
  answerSignIn: answered(200, /type="password"/),
  answerSignedOut: answered(401, /"code":32/),
  answerRateLimited: answered(429, /"code":88/),
  answerDenied: answered(403, /"code":220/),
  answerNothing: answered(204, /^$/),
  answerLeavesOut: answered(200, /^(?!.*("value"|third_party)).*"(key|protected)":/),
  answerChallenge: async (scene) =>
    scene.name === 'x' ? answered(403, /"code":326/)(scene) : answered(302, /./)(scene),
  answerToSignIn: async (scene) => {
    const led = scene.page.waitForResponse((answer) => answer.request().redirectedFrom() !== null);
    await answered(302, /./)(scene);
    const heard = await led;
    expect(new URL(heard.url()).pathname).toMatch(/^\/(uas|i\/flow)\/login$/);
    expect(heard.headers()['content-type']).toContain('text/html');
  },
  answerPrefixed: async (scene) => {
    const asked = scene.page.waitForResponse(question);
    await ready(scene);
    expect(await (await asked).text()).toMatch(/^\)\]\}',\n\{/);
    await drawnOn(scene);
  },
  answerCached: async (scene) => {
    await ready(scene);
    await drawnOn(scene);
    await drawnOnThoughTurnedOff(scene);
  },
  serviceWorkerAnswers: async (scene) => {
    await ready(scene);
    await drawnOn(scene);
    await drawnOnThoughTurnedOff(scene);
    // Once the fault is over, so is the worker, at once and for good.
    scene.site.change({ faults: [] });
    await ready(scene);
    expect(await checked(scene)).toBe(false);
    await vi.waitFor(async () => expect(await workers(scene)).toBe(0));
  },
  errorScreen: async (scene) => {
    await ready(scene);
    expect(await count(scene)).toBe(0);
    await scene.page.getByText('Something went wrong.').waitFor();
    // It covers whatever else the data is refused with.
    const [fault] = scene.site.state().faults;
    if (fault === undefined) throw new Error('no fault is on');
    scene.site.change({ faults: [fault, { ...fault, fault: 'answerRateLimited' }] });
    const asked = scene.page.waitForResponse(question);
    await ready(scene);
    expect((await asked).status()).toBe(429);
    await scene.page.getByText('Something went wrong.').waitFor();
  },
  codeMissing: async (scene) => {
    const asked: string[] = [];
    scene.page.on('request', (request) => asked.push(request.resourceType()));
    const missing = scene.page.waitForResponse(/values\.js/);
    await drawnOff(scene);
    expect((await missing).status()).toBe(404);
    expect(asked).not.toContain('fetch');
  },
  codeBreaks: async (scene) => {
    const broken = scene.page.waitForEvent('pageerror', { timeout: 8000 });
    await drawnOff(scene);
    expect((await broken).message).toContain('broke off');
  },
  saysFailed: async (scene) => {
    await drawnOff(scene);
    expect(await scene.page.getByRole('alert').textContent()).toMatch(/could not be loaded/);
  },
  valueAtPointer: async (scene) => {
    await drawnOff(scene);
    await scene.page.mouse.move(40, 40);
    await drawnOn(scene);
  },
  valueInView: async (scene) => {
    await drawnOff(scene);
    expect((await scene.page.locator(scene.control).boundingBox())?.y).toBeGreaterThan(4000);
    await scene.page.locator(scene.control).scrollIntoViewIfNeeded();
    await drawnOn(scene);
  },
  unknownValue: async (scene) => {
    const asked = scene.page.waitForResponse(question);
    await drawnOff(scene);
    expect(JSON.stringify(await (await asked).json())).toMatch(
      /"(value|allow_sharing_data_for_third_party_personalization)":null/,
    );
  },
  dataFails: async (scene) => {
    const asked = scene.page.waitForResponse(question);
    await drawnOff(scene);
    expect((await asked).status()).toBe(500);
  },
  dataHangs: async (scene) => {
    let answered = 0;
    scene.page.on('response', (response) => {
      if (question.test(response.url())) answered += 1;
    });
    const asked = scene.page.waitForRequest(question);
    await drawnOff(scene);
    await asked;
    expect(answered).toBe(0);
  },
};
