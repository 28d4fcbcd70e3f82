import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepOffDesktop } from '../../checks/browser/off-the-desktop.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPages, servePages } from '../support/pages.ts';

/** What a page that is driven asks of the desktop does nothing; `tests/desktop/page-boxes` tries it where it would be seen. */

let browser: Browser;
let site: ServedPages;
beforeAll(async () => {
  const frames = '<iframe src="/frame"></iframe><iframe srcdoc="x"></iframe><iframe src="STRANGER"></iframe>';
  site = await servePages((path) =>
    path === '/' ? `<p contenteditable>Words</p>${frames.replace('STRANGER', '/stranger')}` : '<p>A frame',
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('printing is the browser’s own no longer, in any frame, and everything else still is', async () => {
  const page = await browser.newPage();
  await keepOffDesktop(page);
  await page.goto(site.origin);
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  expect(page.frames()).toHaveLength(5);
  for (const frame of page.frames())
    expect(await frame.evaluate(() => [print.name, String(print).includes('print'), print()])).toEqual([
      'print',
      false,
      undefined,
    ]);
  // Not to be had from a frame that has just been made either.
  const fresh = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return String(frame.contentWindow?.print).includes('print');
  });
  expect(fresh).toBe(false);
  const commands = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector('p') ?? document.body);
    const refused = ['PRINT', 'copy', 'Cut', 'paste'].filter((name) => document.execCommand(name));
    const did = document.execCommand('bold');
    return { refused, did, drawn: document.querySelector('p')?.innerHTML };
  });
  expect(commands).toEqual({ refused: [], did: true, drawn: '<b>Words</b>' });
  await page.close();
});

test('a page that asks for a file brings up no chooser', async () => {
  // A browser without a window answers a chooser at once with "cancelled"; where there is no chooser, nobody answers.
  const answer = async (page: Page): Promise<string> => {
    await page.goto(site.origin);
    // Runs as if somebody had touched the page, as whatever Playwright runs does.
    return page.evaluate(
      () =>
        new Promise((resolve) => {
          const input = document.createElement('input');
          Object.assign(input, { type: 'file', oncancel: () => resolve('a chooser') });
          input.click();
          setTimeout(resolve, 2000, 'nothing');
        }),
    );
  };
  const [driven, other] = [await browser.newPage(), await browser.newPage()];
  await keepOffDesktop(driven);
  expect(await answer(driven)).toBe('nothing');
  expect(await answer(other)).toBe('a chooser');
  await Promise.all([driven.close(), other.close()]);
});
