import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BannerWords,
  bannerAddress,
  bannerHeight,
  bannerResponse,
} from '../../electron/embedded-browser/banner.ts';
import { insteadAddress, insteadResponse } from '../../electron/embedded-browser/instead.ts';
import type { Place } from '../../electron/embedded-browser/place.ts';
import {
  changingWords,
  insteadWords,
  lookingWords,
  signInWords,
  walkWords,
} from '../../electron/embedded-browser/window-words.ts';
import { loadWords, type Words } from '../../electron/locales/words.ts';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';
import { cutOff } from './in-page.ts';

/** What the app itself draws in a window with a platform's page: the banner above it, and what stands in its place. */

const PLACE = 'out/screenshots';
let browser: Browser;
beforeAll(async () => {
  mkdirSync(PLACE, { recursive: true });
  browser = await launchChromium();
});
afterAll(() => browser.close());

const linkedin: Place = { host: 'www.linkedin.com', safety: 'secure' };
const longest: Place = { host: '…privacy-and-security.example.com', safety: 'open' };
const practice: Place = { host: '127.0.0.1:41235', safety: 'here' };
const title = (words: Words) =>
  words.language === 'de'
    ? 'Training von KI, die Inhalte erzeugt, mit Ihren Beiträgen'
    : 'Training of AI that creates content with your posts';
const doing = { account: 'a', check: 'c', action: 'fix', place: 3, total: 10 } as const;

const asked = {
  platform: 'LinkedIn',
  toBeDone: false,
  page: 12,
  pages: 18,
  asks: true,
  signIn: false,
} as const;

const banners: readonly (readonly [string, (words: Words) => BannerWords, Place | null])[] = [
  ['sign-in', (words) => signInWords(words, 'LinkedIn'), linkedin],
  ['sign-in-begins', (words) => signInWords(words, 'LinkedIn'), null],
  ['look', (words) => lookingWords(words, 'LinkedIn', title(words)), longest],
  ['change', (words) => changingWords(doing, words, () => title(words)), linkedin],
  ['walk', (words) => walkWords(words, { ...asked, title: title(words) }), linkedin],
  ['walk-form', (words) => walkWords(words, { ...asked, title: title(words), toBeDone: true }), longest],
  [
    'walk-sign-in',
    (words) => walkWords(words, { ...asked, title: title(words), asks: false, signIn: true }),
    practice,
  ],
  ['practice', (words) => changingWords(doing, words, () => title(words)), practice],
];
const instead = (words: Words) => [
  insteadWords({ kind: 'waiting', host: linkedin.host }, words, 'LinkedIn', true),
  insteadWords({ kind: 'unreachable', host: linkedin.host, reason: 'certificate' }, words, 'LinkedIn', true),
  insteadWords({ kind: 'outside', host: longest.host }, words, 'LinkedIn', true),
  insteadWords({ kind: 'crashed', host: linkedin.host }, words, 'LinkedIn', true),
];

const looks = [
  { language: 'en', theme: 'light', width: 1180 },
  { language: 'en', theme: 'dark', width: 1180 },
  { language: 'de', theme: 'light', width: 760 },
  { language: 'de', theme: 'light', width: 420 },
] as const;

test.each(looks)(
  'in $language, $theme, $width wide: every word is seen, and axe finds nothing',
  async (look) => {
    const { language, theme, width } = look;
    const words = await loadWords(language);
    const page = await browser.newPage({
      colorScheme: theme,
      viewport: { width, height: bannerHeight(width) },
    });
    const show = async (response: Response, name: string) => {
      await page.setContent(await response.text());
      await page.screenshot({ path: `${PLACE}/window-${name}-${theme}-${width}-${language}.png` });
      expect([name, await cutOff(page), await violations(page)]).toEqual([name, [], []]);
      // Two lines at most: what is more would be cut off without a word.
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(
        page.viewportSize()?.height ?? 0,
      );
    };
    for (const [name, say, place] of banners) {
      await page.setViewportSize({ width, height: bannerHeight(width, say(words)) });
      const address = bannerAddress(say(words), { place, focus: 'button' });
      await show(bannerResponse(address), `banner-${name}`);
      const cut = await page.evaluate<boolean>(
        "(() => { const p = document.querySelector('p'); return p.scrollHeight > p.clientHeight + 1; })()",
      );
      expect([name, cut]).toEqual([name, false]);
    }
    await page.setViewportSize({ width, height: 520 });
    for (const [at, said] of instead(words).entries())
      await show(insteadResponse(insteadAddress(said)), `instead-${at}`);
    await page.close();
  },
);

test('whoever comes to the banner by the keyboard is on its button, and gets to each of the others; while the page has it, none takes it', async () => {
  const words = signInWords(await loadWords('en'), 'LinkedIn');
  const page = await browser.newPage({ viewport: { width: 1180, height: 56 } });
  const open = async (focus: 'back' | 'button' | null) => {
    await page.setContent(await bannerResponse(bannerAddress(words, { place: linkedin, focus })).text());
    return page.evaluate("document.querySelector('[autofocus]')?.textContent ?? 'none'");
  };
  expect(await open(null)).toBe('none');
  expect(await open('button')).toBe('Done, close');
  const reached: unknown[] = [];
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate('document.activeElement.title || document.activeElement.textContent'));
  }
  expect(reached).toEqual(expect.arrayContaining(['Back', 'Load this page again', 'Done, close']));
  await page.close();
});
