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
  timelines: scenarios.weekly(checks, weeks),
});

/**
 * Milliseconds from the main process's answer to the frame in which every timeline is drawn; then from asking for the
 * whole time to the frame in which it is; and the elements on the screen after that.
 */
const MEASURE = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (true_) => { while (!true_()) await frame(); await frame(); };
  const asked = window.flipwatch.request;
  let from = 0;
  window.flipwatch.request = async (...call) => {
    const reply = await asked(...call);
    from = performance.now();
    return reply;
  };
  [...document.querySelectorAll('nav button')].find((button) => button.innerText.trim() === 'History').click();
  await until(() => document.querySelectorAll('main svg[role=img]').length === 40);
  const year = performance.now() - from;
  const label = () => document.querySelector('main svg[role=img]').getAttribute('aria-label');
  const before = label();
  const span = document.querySelector('main select');
  span.value = 'all';
  from = performance.now();
  span.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => label() !== before);
  return { year, all: performance.now() - from, elements: document.querySelectorAll('main *').length };
})()`;
interface Measured {
  readonly year: number;
  readonly all: number;
  readonly elements: number;
}

async function measure(weeks: number): Promise<Measured> {
  const { page, close } = await harness.open(years(weeks));
  const measured = await page.evaluate<Measured>(MEASURE);
  await close();
  return measured;
}

describe('the history', () => {
  it('of five years and 40 settings is drawn with hardly more work than that of two', async () => {
    const two = await measure(104);
    const five = await measure(260);
    const say = ({ year, all, elements }: Measured) =>
      `${Math.round(year)} ms, all of it ${Math.round(all)} ms, ${elements} elements`;
    console.info(`history of 104 weeks: ${say(two)}; of 260 weeks: ${say(five)}`);
    // Elements are what a browser pays for, and their number doesn't depend on how busy this machine is.
    expect(five.elements).toBeLessThan(40 * 45);
    expect(five.elements).toBeLessThan(two.elements * 1.1);
    // A tenth of this on a quiet machine; the rest is for one that is busy with other tests.
    expect(five.year).toBeLessThan(3000);
    expect(five.all).toBeLessThan(3000);
  }, 120_000);
});
