import { expect, vi } from 'vitest';
import type { Fault } from '../../checks/catalogue/practice-sites.ts';
import { checked, count, drawnOn, go, type Proof, ready, type Scene } from './scene.ts';

const labelOf = ({ page }: Scene) => page.locator('main label, main p[id]').first().textContent();
const otherLabel: Proof = async (scene) => {
  await ready(scene);
  expect(await labelOf(scene)).not.toMatch(/^(Use my data for training|Allow additional information)/);
  expect(await count(scene)).toBe(1);
};
/** What each fault does to a page whose setting is on at the server. */
export const proofs: Partial<Record<Fault, Proof>> = {
  missing: async (scene) => {
    await ready(scene);
    expect(await count(scene)).toBe(0);
    expect(await scene.page.locator('h1').count()).toBe(1);
  },
  late: async (scene) => {
    await go(scene);
    await scene.page.locator(scene.control).waitFor({ timeout: 8000 });
    // By the page's own clock: it is not hurried by how slow the machine is that looks.
    expect(await scene.page.evaluate(() => performance.now())).toBeGreaterThan(2500);
    await drawnOn(scene);
  },
  lateValue: async (scene) => {
    const asked: string[] = [];
    scene.page.on('request', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) asked.push(request.url());
    });
    await ready(scene);
    expect(await checked(scene)).toBe(false);
    await drawnOn(scene);
    expect(asked).toHaveLength(1);
    // By the page's own clock, nothing was asked before.
    const began = await scene.page.evaluate((address) => {
      return performance.getEntriesByName(address).map(({ startTime }) => startTime);
    }, asked[0] ?? '');
    expect(began[0]).toBeGreaterThan(2500);
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
    await drawnOn(scene);
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
    await vi.waitFor(() => expect(site.writes().map((write) => write.check)).toEqual([`${name}.decoy`]));
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
    await drawnOn(scene);
    expect(await scene.page.locator(scene.control).getAttribute('aria-checked')).toBe('false');
  },
  noNetwork: async (scene) => {
    const asked: string[] = [];
    scene.page.on('request', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) asked.push(request.url());
    });
    await ready(scene);
    await drawnOn(scene);
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
    await drawnOn(scene);
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
