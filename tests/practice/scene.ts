import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { PracticeSite } from '../../checks/catalogue/practice-sites.ts';
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

export const go = (scene: Scene) => scene.page.goto(scene.address);
export const count = ({ page, control }: Scene) => page.locator(control).count();
export const checked = ({ page, control }: Scene) => page.locator(control).last().isChecked();
export async function ready(scene: Scene): Promise<void> {
  await go(scene);
  await scene.page.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
}
export const drawnOff: Proof = async (scene) => {
  await ready(scene);
  expect(await checked(scene)).toBe(false);
  await scene.page.waitForTimeout(600);
  expect(await checked(scene)).toBe(false);
};

/** Draws on in a moment. Several proofs run at a time, where `expect.poll` does not know its test. */
export const drawnOn: Proof = (scene) =>
  vi.waitFor(async () => expect(await checked(scene)).toBe(true), { timeout: 8000 });
