import type { Browser } from 'playwright-core';
import { prepareWorlds } from '../../checks/engine/isolated-world.ts';
import { lookAt, type SeenControl } from '../../checks/engine/look.ts';
import { servePages } from './pages.ts';
import { platformOf, settingOf } from './visits.ts';

/** Looks once at a page with this body, and gives back the controls that were seen. */
export async function controlsOn(browser: Browser, body: string): Promise<readonly SeenControl[]> {
  await prepareWorlds();
  const served = await servePages(
    () => `<!doctype html><html lang="en"><body><main>${body}</main></body></html>`,
  );
  const page = await browser.newPage();
  try {
    await page.goto(served.origin);
    const { look } = await lookAt(page, platformOf(settingOf('x.personalized-ads')), served.origin);
    return look.controls;
  } finally {
    await page.close();
    await served.close();
  }
}
