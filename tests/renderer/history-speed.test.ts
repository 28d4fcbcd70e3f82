import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyManifests } from './catalogue.ts';
import { RendererHarness } from './harness.ts';
import { account, seen, snapshot } from './scenario.ts';
import * as scenarios from './scenarios.ts';

let harness: RendererHarness;
beforeAll(async () => {
  harness = await RendererHarness.start();
});
afterAll(() => harness.stop());

const known = manyManifests(40);
const checks = known.map((one) => one.id);
const years = (weeks: number): scenarios.Scenario => ({
  snapshot: snapshot([
    account(
      'mine',
      checks.map((check) => seen(check, 'pass')),
      { manifests: known },
    ),
  ]),
  manifests: known,
  strips: scenarios.weekly(checks, weeks),
});

/** Milliseconds of work in the page from the click to the frame in which every strip is drawn; and elements then. */
const MEASURE = `new Promise((done) => {
  const item = [...document.querySelectorAll('nav button')].find((button) => button.innerText.trim() === 'History');
  const asked = window.flipwatch.request;
  let answered = 0;
  window.flipwatch.request = async (...call) => {
    const reply = await asked(...call);
    answered = performance.now();
    return reply;
  };
  const look = () => {
    if (document.querySelectorAll('main svg[role=img]').length < 40) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => done({
      drawn: performance.now() - answered,
      elements: document.querySelectorAll('main *').length,
    })));
  };
  look();
  item.click();
})`;
type Measured = { drawn: number; elements: number };

async function measure(weeks: number, span?: string): Promise<Measured> {
  const { page, close } = await harness.open(years(weeks));
  const measured = await page.evaluate<Measured>(MEASURE);
  if (span !== undefined) {
    await page.getByLabel('Time shown').selectOption(span);
    await page
      .getByText(/^\\d+ older changes are in the table/)
      .first()
      .waitFor({ timeout: 1000 })
      .catch(() => {});
    measured.elements = Number(await page.evaluate(`document.querySelectorAll('main *').length`));
  }
  await close();
  return measured;
}

describe('the history', () => {
  it('of five years and 40 settings is drawn with hardly more work than that of half a year', async () => {
    const few = await measure(26);
    const many = await measure(260, 'all');
    console.info(
      `history drawn in ${Math.round(few.drawn)} ms (26 weeks), ${Math.round(many.drawn)} ms (260 weeks), ${many.elements} elements`,
    );
    // Elements are what a browser pays for, and they don't depend on how busy this machine is.
    expect(many.elements).toBeLessThan(40 * 45);
    expect(many.drawn).toBeLessThan(Math.max(1500, few.drawn * 4));
  }, 120_000);
});
