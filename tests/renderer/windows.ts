import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type OpenOptions, type OpenWindow, RendererHarness } from './harness.ts';
import type { Scenario } from './scenarios.ts';

/**
 * Opens windows for the tests of one file. Each is closed after its test, and must by then have thrown nothing, been refused
 * nothing by the policy, and kept the contract.
 */
export function windows(): (scenario: Scenario, options?: OpenOptions) => Promise<OpenWindow> {
  let harness: RendererHarness;
  const opened: OpenWindow[] = [];
  beforeAll(async () => {
    harness = await RendererHarness.start({ again: true });
  });
  afterAll(() => harness.stop());
  afterEach(async () => {
    for (const { close, complaints, main } of opened.splice(0)) {
      await close();
      expect([...complaints, ...main.breaches]).toEqual([]);
    }
  });
  return async (scenario, options = {}) => {
    const window = await harness.open(scenario, options);
    opened.push(window);
    return window;
  };
}

/** Saves the report as the dialog proposes it, from wherever one can. */
export async function saveReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save report…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
}
