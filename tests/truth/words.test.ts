import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { fold, matchLabel } from '../../checks/engine/labels.ts';
import type { SettingManifest } from '../../checks/model/index.ts';
import {
  fullWidth,
  harmless,
  inLookAlikes,
  negatingStarts,
  negations,
  withInvisible,
  withStart,
  withWord,
} from './turned-words.ts';

/**
 * Every label of the catalogue, in every language, turned round in every way we know and written differently in every
 * way that changes nothing: the first is never known as anything, the second always as what it is.
 */

const settings = loadCatalogue().manifests.filter(
  (manifest): manifest is SettingManifest => manifest.method === 'setting',
);
const labels = settings.flatMap((check) => check.control.labels.map((label) => ({ check, ...label })));

/** Which checks a text is taken for, and how surely. */
const takenFor = (text: string): string[] =>
  settings.flatMap(({ id, control }) => {
    const match = matchLabel(text, control.labels);
    return match === 'none' ? [] : [`${id} ${match}`];
  });

const misread = (texts: readonly string[]): string[] =>
  [...new Set(texts)].flatMap((text) => takenFor(text).map((taken) => `${JSON.stringify(text)} as ${taken}`));

const nots = (language: string): readonly string[] => negations[language.split('-')[0] ?? language] ?? [];

describe('each label of the catalogue', () => {
  it('is known through whatever changes nothing', () => {
    const unknown = labels.flatMap(({ check, text }) =>
      harmless(text)
        .filter((written) => matchLabel(written, check.control.labels) !== 'same')
        .map((written) => `${check.id}: ${JSON.stringify(written)}`),
    );
    expect(unknown).toEqual([]);
    expect(labels.length).toBeGreaterThan(200);
  });

  it('is no other check’s, not even nearly', () => {
    for (const { check, text } of labels)
      expect([text, takenFor(text)]).toEqual([text, [`${check.id} same`]]);
  });

  it('is nobody’s with a word of its language that negates, wherever it stands', () => {
    for (const { language } of labels)
      expect([language, nots(language).length > 1]).toEqual([language, true]);
    expect(
      misread(labels.flatMap(({ text, language }) => nots(language).flatMap((not) => withWord(text, not)))),
    ).toEqual([]);
  });

  it('is nobody’s where that word is written with look-alikes, invisible letters, in capitals or full width', () => {
    const disguised = (word: string): string[] => [
      ...inLookAlikes(word),
      ...withInvisible(word).slice(0, 4),
      word.toUpperCase(),
      fullWidth(word),
      Array.from(word).join(' '),
      Array.from(word).join('\u200A'),
    ];
    expect(
      misread(
        labels.flatMap(({ text, language }) =>
          nots(language).flatMap((not) =>
            disguised(not).flatMap((word) => [
              `${word} ${text}`,
              `${text} ${word}`,
              `${word}, ${word} ${text}`,
            ]),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('is nobody’s with English words that negate', () => {
    expect(
      misread(
        labels.flatMap(({ text }) => nots('en').flatMap((not) => [`${not} ${text}`, `${text} ${not}`])),
      ),
    ).toEqual([]);
  });

  it('is nobody’s where one of its words has got a beginning that negates', () => {
    expect(
      misread(labels.flatMap(({ text }) => negatingStarts.flatMap((start) => withStart(text, start)))),
    ).toEqual([]);
  });

  it('is nobody’s where letters of it are another alphabet’s that look alike', () => {
    expect(misread(labels.flatMap(({ text }) => inLookAlikes(text)))).toEqual([]);
  });

  it('is nobody’s without a word that negates in it, with another number, crossed out, or with a sign that forbids', () => {
    expect(
      misread([
        'Essential cookies',
        'Ads on LinkedIn',
        'Ads LinkedIn',
        'Ad Partners Data for Ads on LinkedIn',
      ]),
    ).toEqual([]);
    expect(
      misread(
        labels.flatMap(({ text }) => [
          Array.from(text).join('\u0336'),
          `🚫 ${text}`,
          `${text} ❌`,
          `${text}⛔\uFE0F`,
          `${text} off`,
          `${text} 2`,
          `${text} and share it with our affiliates`,
        ]),
      ),
    ).toEqual([]);
    const numbered = [{ language: 'en', text: 'Share data with 3 partners', seen: '2026-01-01' }];
    expect(matchLabel('Share data with 4 partners', numbered)).toBe('none');
    expect(matchLabel('Share data with partners', numbered)).toBe('none');
  });
});

describe('a wording of which one ending differs', () => {
  const near = (known: string, text: string, language = 'en') =>
    matchLabel(text, [{ language, text: known, seen: '2026-01-01' }]);

  it.each([
    ['Personalized ads', 'Personalised ads', 'en'],
    ['Ads personalization', 'Ads personalisation', 'en'],
    ['Use my data for training', 'Use my data for trainings', 'en'],
    ['Personalisierte Anzeigen', 'Personalisierter Anzeigen', 'de'],
    ['Anuncios personalizados', 'Anuncios personalizado', 'es'],
  ])('is near: "%s", "%s"', (known, text, language) => {
    expect(near(known, text, language)).toBe('near');
  });

  it.each([
    ['Personalized ads', 'Depersonalized ads', 'en'],
    ['Careful use of my data', 'Careless use of my data', 'en'],
    ['Werbefreundliche Seiten', 'Werbefreie Seiten', 'de'],
    ['Allow sharing my data', 'Allow sharing your data', 'en'],
    ['Personalized ads too', 'Personalised ads', 'en'],
    ['Personalized ads', 'Personalised ads too', 'en'],
    ['It does use my data', 'It doesn’t use my data', 'en'],
    ['It does use my data', 'It doesnt use my data', 'en'],
    ['Personalized ads', 'Personalizеd ads', 'en'],
    ['Kişiselleştir reklamları izin ver', 'Kişiselleştir reklamları izin verme', 'tr'],
    ['Reklamları kişiselleştirir', 'Reklamları kişiselleştirmez', 'tr'],
    ['Käytetään tietojasi mainontaan', 'Käytetään tietojasi mainonnatta', 'fi'],
    ['Povolit personalizované reklamy', 'Nepovolit personalizované reklamy', 'cs'],
  ])(
    'is not where it turns, or where such a language turns by endings: "%s", "%s"',
    (known, text, language) => {
      expect(near(known, text, language)).toBe('none');
    },
  );
});

describe('letters that look alike', () => {
  it.each([
    ['a', 'а'],
    ['o', 'ο'],
    ['x', 'χ'],
    ['e', 'е'],
    ['n', 'ո'],
    ['I', 'l'],
  ])('stay different: %s, %s', (left, right) => {
    expect(fold(left)).not.toBe(fold(right));
  });
});
