import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { IndexPage, SettingManifest } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { drawFrom, training, trainingData, trainingPath, trainingSwitch } from '../truth/stage.ts';
import { listing, ReplayedAccount } from './replayed-account.ts';
import { page, rows, type ServedSettings, serveSettings, switchOf } from './served-settings.ts';

/** Events that show on a page as it is drawn: menus, controls that are no switches, switches of which off is the one that shares. */
const [privacy, ads] = [listing('privacy'), listing('ads')];
const S = '/mypreferences/d/settings/';
const known = rows({
  [trainingPath]: 'Use my data for training',
  [`${S}focused-inbox`]: 'Use Focused Inbox',
  [`${S}read-receipts`]: 'Delivery indicators',
  [`${S}message-nudging`]: 'Message nudges',
});
const forAds = rows(Object.fromEntries(ads.rows.slice(0, 6).map(({ path, title }) => [path, title ?? path])));
const setting = page(trainingSwitch(), { script: drawFrom(trainingData) });

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(() => browser.close());

async function member(
  { onTestFinished }: TestContext,
  routes: Parameters<typeof serveSettings>[0],
  watched: { readonly listings?: readonly IndexPage[]; readonly checks?: readonly SettingManifest[] },
) {
  const site = await serveSettings({ [trainingPath]: setting, ...routes });
  const account = await ReplayedAccount.at(browser, site.origin, { checks: [training], ...watched });
  onTestFinished(async () => {
    await account.close();
    await site.close();
  });
  return { site, account };
}
const expectUntouched = ({ asked }: ServedSettings) =>
  expect(asked.filter((one) => !one.startsWith('GET '))).toEqual([]);

describe.concurrent('what a page shows that it did not show before', { timeout: 120_000 }, () => {
  it('C6: one more entry of the settings menu is told, though no visited page has changed', async (test) => {
    const menu = (names: readonly string[]) =>
      `<nav>${names.map((name) => `<a href="/mypreferences/d/categories/${name}">${name}</a>`).join(' ')}</nav>`;
    const names = ['privacy', 'ads', 'account'];
    const draw = (all: readonly string[], tabs = '') => ({
      [privacy.path]: page(tabs + known, { beside: menu(all) }),
      [ads.path]: page(forAds, { beside: menu(all) }),
    });
    const { site, account } = await member(test, draw(names), { listings: [privacy, ads] });
    expect((await account.audit(0)).news).toEqual([]);
    Object.assign(site.routes, draw([...names, 'assistants']));
    const week = await account.audit(1);
    const path = '/mypreferences/d/categories/assistants';
    expect(week.news).toMatchObject([{ kind: 'newRow', path, title: 'assistants', state: null }]);
    expect(week.notification?.body).toBe('“assistants”');
    expect(site.asked).not.toContain(`GET ${path}`);
    const tab = '<div role="tablist"><button role="tab" aria-controls="agents-panel">Agents</button></div>';
    Object.assign(site.routes, draw([...names, 'assistants'], tab));
    expect((await account.audit(2)).news).toMatchObject([{ kind: 'newRow', title: 'Agents' }]);
    expectUntouched(site);
  });

  it('C7: a list and a two-way choice are told on a page that has no switch', async (test) => {
    const { site, account } = await member(test, { [privacy.path]: page(known) }, { listings: [privacy] });
    expect((await account.audit(0)).news).toEqual([]);
    site.routes[privacy.path] = page(`${known}
      <label>Who may train on it <select name="trainers"><option selected>Everyone</option><option>Nobody</option></select></label>
      <fieldset><legend>Share with partners</legend><label><input type="radio" name="share" checked> On</label>
      <label><input type="radio" name="share"> Off</label></fieldset>`);
    const week = await account.audit(1);
    expect(week.news.map(({ kind, title, state }) => [kind, title, state])).toEqual([
      ['newControl', 'Who may train on it', 'Everyone'],
      ['newControl', 'Share with partners', 'on'],
    ]);
    expect(week.notification?.title).toContain('2 new things');
    expect((await account.audit(2)).news).toEqual([]);
    expectUntouched(site);
  });

  it('C8: four switches that prevent something are named, and off is the position that shares', async (test) => {
    const blogs = ['north', 'east', 'south', 'west'];
    const label = (blog: string) => `Prevent third-party sharing for ${blog}`;
    const drawn = page(known + blogs.map((blog) => switchOf(`prevent-${blog}`, label(blog))).join(''));
    const { site, account } = await member(test, { [privacy.path]: page(known) }, { listings: [privacy] });
    await account.audit(0);
    site.routes[privacy.path] = drawn;
    const week = await account.audit(1);
    expect(week.news.map(({ title, state }) => [title, state])).toEqual(
      blogs.map((blog) => [label(blog), 'off']),
    );
    for (const blog of blogs) expect(week.card).toContain(`“${label(blog)}”`);
    expect(week.card.match(/Private/g)).toHaveLength(2);

    const path = `${S}sharing`;
    const checks = blogs.map(
      (blog): SettingManifest => ({
        ...training,
        id: `linkedin.prevent-${blog}`,
        place: { ...training.place, path, headings: [] },
        control: {
          ...training.control,
          keys: [],
          labels: [{ language: 'en', text: label(blog), seen: '2026-02-02' }],
        },
        polarity: 'onProtects',
        settle: { watchSeconds: training.settle.watchSeconds, networkKeys: [] },
      }),
    );
    site.routes[path] = drawn.replace(known, '');
    const watching = await ReplayedAccount.at(browser, site.origin, { checks });
    test.onTestFinished(() => watching.close());
    const { findings, card } = await watching.audit(0);
    expect(findings.map(({ status, state }) => [status, state])).toEqual(blogs.map(() => ['fail', 'off']));
    expect(card).not.toContain('✓');
    expectUntouched(site);
  });
});
