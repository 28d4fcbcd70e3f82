import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenOptions, type OpenWindow, RendererHarness } from './harness.ts';
import * as scenarios from './scenarios.ts';

let harness: RendererHarness;
let open: OpenWindow | null = null;
beforeAll(async () => {
  harness = await RendererHarness.start();
}, 60_000);
afterAll(() => harness.stop());
afterEach(async () => {
  const { complaints = [], main } = open ?? {};
  await open?.close();
  open = null;
  expect(complaints).toEqual([]);
  expect(main?.breaches ?? []).toEqual([]);
});

async function show(scenario: scenarios.Scenario, options: OpenOptions = {}) {
  open = await harness.open(scenario, options);
  return open;
}

describe('the report card', () => {
  it('says in words how the grade is reached', async () => {
    const { page } = await show(scenarios.mixed());
    expect(await page.getByRole('region', { name: 'Overall' }).textContent()).toContain(
      '1 of 5 settings that could be judged are private',
    );
  });
});
