import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { matchLabel, turns } from '../../checks/engine/labels.ts';
import type { SettingManifest } from '../../checks/model/index.ts';

const settings = loadCatalogue().manifests.filter(
  (manifest): manifest is SettingManifest => manifest.method === 'setting',
);

describe('a known wording', () => {
  it.each(settings.map((check) => [check.id, check] as const))(
    'of %s is known through case, spaces and punctuation',
    (_id, check) => {
      for (const { text } of check.control.labels) {
        expect(matchLabel(`  ${text.replaceAll(' ', '  ')}. `, check.control.labels)).toBe('same');
      }
    },
  );

  it('is never also another setting’s of the same platform, not even nearly', () => {
    for (const check of settings)
      for (const other of settings.filter(
        ({ id, platform }) => platform === check.platform && id !== check.id,
      ))
        for (const { text } of other.control.labels)
          expect([text, check.id, matchLabel(text, check.control.labels)]).toEqual([text, check.id, 'none']);
  });
});

describe('a wording that means the opposite', () => {
  it.each([
    ['Personalized ads', 'Do not show personalized ads'],
    [
      'Allow Grok to remember your conversation history',
      'Don’t allow Grok to remember your conversation history',
    ],
    ['Personalize based on your inferred identity', 'Never personalize based on your inferred identity'],
  ])('is not near to "%s": "%s"', (known, opposite) => {
    const labels = [{ language: 'en', text: known, seen: '2026-01-01' }];
    expect(matchLabel(opposite, labels)).toBe('none');
    expect(turns(opposite)).toBeGreaterThan(turns(known));
  });
});

describe('a wording with a letter changed', () => {
  it('is near, so that a spelling reform is not the end of a check', () => {
    expect(
      matchLabel('Personalised ads', [{ language: 'en', text: 'Personalized ads', seen: '2026-01-01' }]),
    ).toBe('near');
    expect(
      matchLabel('Gambling ads', [{ language: 'en', text: 'Personalized ads', seen: '2026-01-01' }]),
    ).toBe('none');
  });
});
