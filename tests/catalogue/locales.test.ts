import { expect, test } from 'vitest';
import { fillIn, locales } from '../../checks/locales/index.ts';
import {
  categorySchema,
  fixReasonSchema,
  fixResultSchema,
  reasonSchema,
  stateSchema,
  statusSchema,
  witnessSchema,
} from '../../checks/model/index.ts';

/** Every text of a locale by its dotted key. */
function texts(block: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(block)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of texts(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
const english = texts(locales.en);

test.each(Object.entries(locales))(
  '%s has every key, with the same placeholders and no empty text',
  (_, words) => {
    const theirs = texts(words);
    expect([...theirs.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [key, text] of theirs) {
      expect(text.trim(), key).not.toBe('');
      expect(new Set(placeholders(text)), key).toEqual(new Set(placeholders(english.get(key) ?? '')));
    }
  },
);

test.each(Object.entries(locales))('%s has words for everything the model can say', (_, words) => {
  const ownFixReasons = fixReasonSchema.options[1].options;
  expect(Object.keys(words.statuses).toSorted()).toEqual(statusSchema.options.toSorted());
  expect(Object.keys(words.states)).toEqual(expect.arrayContaining(stateSchema.options));
  expect(Object.keys(words.categories).toSorted()).toEqual(categorySchema.options.toSorted());
  expect(Object.keys(words.witnesses).toSorted()).toEqual(witnessSchema.shape.kind.options.toSorted());
  expect(Object.keys(words.reasons).toSorted()).toEqual(reasonSchema.options.toSorted());
  expect(Object.keys(words.fixResults).toSorted()).toEqual(fixResultSchema.options.toSorted());
  expect(Object.keys(words.fixReasons).toSorted()).toEqual([...ownFixReasons].toSorted());
  for (const block of [...Object.values(words.reasons), ...Object.values(words.fixReasons)]) {
    expect(Object.keys(block)).toEqual(['short', 'happened', 'means', 'todo']);
  }
});

test('no German text was left in English', () => {
  const same = [...texts(locales.de)].filter(([key, text]) => english.get(key) === text);
  expect(same).toEqual([]);
});

test('placeholders are filled literally, and one without a value stays visible', () => {
  expect(fillIn('{{platform}} and {{other}}', { platform: '$& <X>' })).toBe('$& <X> and {{other}}');
  expect(fillIn('{{toString}}', {})).toBe('{{toString}}');
});
