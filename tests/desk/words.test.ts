import { expect, test } from 'vitest';
import de from '../../electron/locales/de.json' with { type: 'json' };
import en from '../../electron/locales/en.json' with { type: 'json' };
import { languageOf, loadWords } from '../../electron/locales/words.ts';

const flat = (words: object, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys with the same placeholders', () => {
  const [english, german] = [new Map(flat(en)), new Map(flat(de))];
  expect([...german.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of english) expect([key, holes(german.get(key) ?? '')]).toEqual([key, holes(text)]);
});

test('the system’s language is followed where there are words for it, and the choice wins', () => {
  expect(languageOf('system', 'de-AT')).toBe('de');
  expect(languageOf('system', 'fr')).toBe('en');
  expect(languageOf('en', 'de')).toBe('en');
});

test('a day is written as the system writes it, where it speaks the language in use', async () => {
  const written = async (...[language, tags]: Parameters<typeof loadWords>) =>
    (await loadWords(language, tags)).when('2026-11-16T08:00:00.000Z');
  expect(await written('en', ['en-GB', 'en'])).toMatch(/^16 Nov 2026/);
  expect(await written('en', ['de', 'en-GB'])).toMatch(/^16 Nov 2026/);
  expect(await written('en', ['de', 'de-AT'])).toMatch(/^Nov 16, 2026/);
  expect(await written('de', ['en-GB'])).toMatch(/^16\.11\.2026/);
  expect(await written('de')).toMatch(/^16\.11\.2026/);
});
