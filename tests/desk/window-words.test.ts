import { expect, test } from 'vitest';
import { fillIn, locales } from '../../checks/locales/index.ts';
import { connectionReasons } from '../../checks/model/reasons.ts';
import {
  bannerAddress,
  bannerHeight,
  bannerKey,
  bannerPress,
  bannerResponse,
} from '../../electron/embedded-browser/banner.ts';
import { isInsteadPress } from '../../electron/embedded-browser/instead.ts';
import { placeOf } from '../../electron/embedded-browser/place.ts';
import {
  changingWords,
  insteadWords,
  signInWords,
  walkWords,
} from '../../electron/embedded-browser/window-words.ts';
import { loadWords } from '../../electron/locales/words.ts';

test('only the addresses of its own buttons count as pressed', () => {
  for (const press of ['button', 'back', 'reload', 'skip', 'one', 'two', 'three'] as const)
    expect(bannerPress(`flipwatch://banner/pressed/${press}?`)).toBe(press);
  expect(isInsteadPress('flipwatch://instead/pressed?')).toBe(true);
  for (const other of [
    'flipwatch://banner/pressed/buttonX',
    'flipwatch://app/pressed/button',
    'https://banner/pressed/button',
    'flipwatch://instead/pressed/button',
  ])
    expect([bannerPress(other), isInsteadPress(other)]).toEqual([null, false]);
});

test('the banner names the host as the network knows it, keeps the end of a long one, and says how safe the way there is', () => {
  const cases = [
    ['https://www.linkedin.com/login?x=https://other.example', 'www.linkedin.com', 'secure'],
    ['https://www.linkedin.com@other.example/', 'other.example', 'secure'],
    // The first letter is Cyrillic.
    ['https://\u0430pple.com/', 'xn--pple-43d.com', 'secure'],
    ['https://linkedin.com:8443/', 'linkedin.com:8443', 'secure'],
    ['http://127.0.0.1:4100/login', '127.0.0.1:4100', 'here'],
    ['http://www.linkedin.com/', 'www.linkedin.com', 'open'],
    ['http://127.0.0.1.other.example/', '127.0.0.1.other.example', 'open'],
  ] as const;
  for (const [address, host, safety] of cases) expect(placeOf(address)).toEqual({ host, safety });
  for (const none of [
    'about:blank',
    'data:text/html,x',
    'blob:https://x.com/1',
    'file:///etc/hosts',
    'no address',
  ])
    expect(placeOf(none)).toBeNull();
  const long = placeOf(`https://www.linkedin.com.${'a'.repeat(60)}.other.example/`)?.host ?? '';
  expect(long).toMatch(/^….*\.other\.example$/);
  expect(long.length).toBe(32);
});

test('the banner has ways back and anew where the person has the page, and none where Flipwatch moves it', async () => {
  const words = await loadWords('en');
  const drawn = (banner: Parameters<typeof bannerAddress>[0]) =>
    bannerResponse(bannerAddress(banner, { place: null, focus: 'button' })).text();
  expect(await drawn(signInWords(words, 'LinkedIn'))).toMatch(
    /aria-label="Back".*aria-label="Load this page again"/,
  );
  expect(await drawn(changingWords(null, words, String))).not.toMatch(/Back|again/);
});

test.each(['en', 'de'] as const)(
  'why a page has not come is said in the words of a check that met it (%s)',
  async (language) => {
    const words = await loadWords(language);
    for (const reason of [...connectionReasons, 'timeout', 'siteError'] as const) {
      const said = insteadWords({ kind: 'unreachable', host: 'x.com', reason }, words, 'X', true);
      expect(said.lines[0]).toBe(fillIn(locales[language].reasons[reason].happened, { platform: 'X' }));
      expect(said.title).toContain('x.com');
      expect(said.button).toBeDefined();
      expect(JSON.stringify(said)).not.toMatch(/\{\{|instead\./);
      // Nothing but Flipwatch moves the page that it drives.
      expect(
        insteadWords({ kind: 'unreachable', host: 'x.com', reason }, words, 'X', false).button,
      ).toBeUndefined();
    }
  },
);

test('a key answers only where the banner asks, and only one that has an answer', async () => {
  const words = await loadWords('en');
  const about = { platform: 'X', title: 'A', page: 1, pages: 1, signIn: false };
  const keysOf = (banner: Parameters<typeof bannerAddress>[0]) =>
    ['1', '2', '3', '4', 'a', 'Enter'].map((key) => bannerKey(key, banner));
  const [position, deed, notYet] = [
    walkWords(words, { ...about, toBeDone: false, asks: true }),
    walkWords(words, { ...about, toBeDone: true, asks: true }),
    walkWords(words, { ...about, toBeDone: false, asks: false }),
  ];
  expect(keysOf(position)).toEqual(['one', 'two', 'three', null, null, null]);
  expect(keysOf(deed)).toEqual(['one', 'two', null, null, null, null]);
  expect(keysOf(notYet)).toEqual(Array(6).fill(null));
  expect(keysOf(signInWords(words, 'X'))).toEqual(Array(6).fill(null));
  expect(bannerHeight(1180, position)).toBeGreaterThan(bannerHeight(1180, signInWords(words, 'X')));
});
