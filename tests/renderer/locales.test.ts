import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import de from '../../renderer/locales/de.json' with { type: 'json' };
import en from '../../renderer/locales/en.json' with { type: 'json' };
import { licences } from '../../renderer/preferences/licences.ts';

/** Every key with its words. */
function flat(block: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(block)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [inner, words] of flat(value, here)) found.set(inner, words);
  }
  return found;
}
const english = flat(en);
const german = flat(de);

const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join('renderer', file), 'utf8') }));

const HOLE = '…';

/** Everything in the sources that may be a key, as a pattern: what is filled in while drawing matches any word. */
function keyPatterns(): RegExp[] {
  const literals = sources.flatMap(({ text }) => {
    const templates = text.match(/`[^`]*`/g) ?? [];
    const plain = text.match(/'[^'\n]*'/g) ?? [];
    return [...templates, ...plain].map((literal) => literal.slice(1, -1).replace(/\$\{[^}]*\}/g, HOLE));
  });
  return literals
    .filter((literal) => /^[a-zA-Z][\w…?.\- '|]*$/.test(literal) && literal.includes('.'))
    .map((literal) => {
      const words = literal.replace(/[.\\]/g, '\\$&');
      return new RegExp(`^${words.replaceAll(HOLE, '[\\w-]+')}(_(zero|one|two|few|many|other))?$`);
    });
}

describe('the words', () => {
  it('are there in both languages, key for key', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same placeholders in both languages', () => {
    const places = (text: string | undefined) => (text?.match(/\{\{.*?\}\}/g) ?? []).sort();
    for (const [key, text] of english) expect(places(german.get(key)), key).toEqual(places(text));
  });

  it('are all used', () => {
    const patterns = keyPatterns();
    const unused = [...english.keys()].filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('are calm and whole: no empty text, no exclamation mark, German with „Sie“ and German quotes', () => {
    for (const [key, text] of [...english, ...german]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/!|error|Fehler:/);
    }
    for (const [key, text] of german)
      expect(text, key).not.toMatch(/\b(du|dein|deine|dir|dich)\b|["“][A-ZÄÖÜa-z]/);
  });

  it('stand in the locale files only: no sentence in the sources', () => {
    const sentences = sources.flatMap(({ file, text }) =>
      (text.match(/>\s*[A-Z][a-z]+ [a-z]+[^<>{}=;()]*</g) ?? []).map((found) => `${file}: ${found}`),
    );
    expect(sentences).toEqual([]);
  });
});

describe('the styles', () => {
  it('have every class that the components ask for by name', () => {
    for (const { file, text } of sources) {
      const module = text.match(/import s from '\.\/(.+\.module\.css)'/)?.[1];
      if (module === undefined) continue;
      const css = readFileSync(join('renderer', file, '..', module), 'utf8');
      for (const [, name] of text.matchAll(/\bs\.(\w+)/g))
        expect(css, `${file}: .${name}`).toContain(`.${name}`);
    }
  });

  it('take every colour from the tokens, so that dark and high contrast hold everywhere', () => {
    const styles = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.module.css'),
    );
    for (const file of styles) {
      const css = readFileSync(join('renderer', file), 'utf8').replace('rgb(0 0 0 / 42%)', '');
      expect(css, file).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i);
    }
  });
});

describe('the licences on the about page', () => {
  it('are those of the packages that come with the app', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const wanted = Object.keys(dependencies);
    expect(licences.map(({ name }) => name).sort()).toEqual([...wanted, 'electron'].sort());
    for (const { name, licence } of licences) {
      const own: unknown = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
      expect(own, name).toMatchObject({ license: licence });
    }
  });
});
