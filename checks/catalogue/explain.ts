import type { z } from 'zod';
import { likeness } from '../model/likeness.ts';
import example from './example.json' with { type: 'json' };

/** How many problems of one file are told. More would bury the first. */
const MOST_TOLD = 12;

/** Patterns of fields, in words. By the path without its list positions. */
const forms: Readonly<Record<string, string>> = {
  id: 'the platform, a dot and the setting, in small letters, digits and dashes',
  platform: 'a platform’s name in small letters',
  'settle.networkKeys': 'a name of 2 to 80 letters, digits, dots, dashes or underscores',
  'regions.notOfferedIn': 'a country code of two capital letters; of the EU, each country has its own',
  'control.labels.language': 'a language code',
  'place.headings.language': 'a language code',
};

/** The reason for a rule, where the field's name does not say it. */
const whys: Readonly<Record<string, string>> = {
  'place.path':
    'Only a path is possible, never an address: the host always comes from the platform, so that a check can’t lead to another site.',
  method:
    'A "setting" is a switch that can be read; a "guided" one can only be seen by the person; "manual" is something that only they can do.',
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block in braces',
};

/**
 * Turns what zod found wrong into sentences for someone who writes a check for the first time: where, what was
 * expected, what was found, and an example. Parse with `reportInput: true`, or "found" is left out.
 */
export function explainProblems(error: z.ZodError): string[] {
  // Unknown fields come first: a typing slip in a name is often why another field is missing.
  const unknown = error.issues.filter(({ code }) => code === 'unrecognized_keys');
  const others = error.issues.filter(({ code }) => code !== 'unrecognized_keys');
  const all = [...unknown, ...others].flatMap(explain);
  const more = all.length - MOST_TOLD;
  return more > 0 ? [...all.slice(0, MOST_TOLD), `And ${more} more like these.`] : all;
}

type Issue = z.ZodError['issues'][number];

function explain(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        `${place([...issue.path, key])}: there is no field of this name${meant(issue.path, key)}. Remove it, or check its spelling.`,
    );
  }
  const field = issue.path.filter((step) => typeof step === 'string').join('.');
  const sample = at(example, issue.path);
  const tail = sample === undefined ? '' : ` For example: ${shown(sample)}.`;
  const why = whys[field];
  return [
    `${place(issue.path)}: expected ${expectation(issue, field)}${found(issue)}.${tail}${why === undefined ? '' : ` ${why}`}`,
  ];
}

function found(issue: Issue): string {
  // Where zod can't tell the kind of manifest, it reports the whole manifest as the input.
  const input = issue.code === 'invalid_union' ? at(issue.input, issue.path.slice(-1)) : issue.input;
  if (input !== undefined) return `, found ${told(input)}`;
  return issue.code === 'invalid_type' || issue.code === 'invalid_union' ? ', found nothing' : '';
}

function expectation(issue: Issue, field: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => shown(value)).join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case 'invalid_format':
      if (issue.format === 'date') return 'a day, written as year-month-day';
      return forms[field] ?? issue.message;
    case 'invalid_union':
      return field === 'method' ? '"setting", "guided" or "manual"' : 'one of the known kinds';
    default:
      return issue.message;
  }
}

function unit(origin: string, count: number | bigint): string {
  if (origin === 'string') return ' characters';
  if (origin !== 'array') return '';
  return count === 1 ? ' entry' : ' entries';
}

const place = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : path.map(String).join('.');

/** What a file held. Lists and blocks are only counted: a hostile one may be nested deeper than any function can follow. */
function told(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}${unit('array', value.length)}`;
  return typeof value === 'object' && value !== null ? 'a block in braces' : shown(value);
}

/** A value as it would stand in the file, cut so that a hostile one can't flood the message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 90 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}

/** The value at a path; the first entry of a list stands for all of them. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let current: unknown = value;
  for (const step of path) {
    if (Array.isArray(current)) current = current[0];
    else if (typeof current === 'object' && current !== null)
      current = Object.getOwnPropertyDescriptor(current, step)?.value;
    else return undefined;
  }
  return current;
}

/** A field of the example with nearly the same letters, in any order or case. */
function meant(path: readonly PropertyKey[], key: string): string {
  const block = at(example, path);
  if (typeof block !== 'object' || block === null) return '';
  const letters = (text: string) => [...text.toLowerCase().replace(/[^a-z]/g, '')].toSorted().join('');
  const name = Object.keys(block).find((known) => likeness(letters(known), letters(key.slice(0, 60))) >= 0.8);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
}
