import type { z } from 'zod';
import example from './example.json' with { type: 'json' };

/** So many problems of one file are told; more would bury the first. */
const MOST_TOLD = 12;

/** What a field is for, where its name does not say why a value is refused. */
const whys: Readonly<Record<string, string>> = {
  'place.path':
    'Only a path is possible, never an address: the host always comes from the platform, so that a check can’t lead to another site.',
  'sources.address': 'A source is an https address, or a name without any colon.',
  schema: 'It is the version of the file format.',
  method: '"setting" for a switch that can be read; "manual" for something that only the person can do.',
  id: 'It is the platform, a dot and the setting, in small letters.',
};

/**
 * Turns what zod found wrong into sentences for someone who writes a check for the first time: where, what was
 * expected, what was found, and an example. Parse with `reportInput: true`, or "found" is left out.
 */
export function explainProblems(error: z.ZodError): string[] {
  const told = error.issues.slice(0, MOST_TOLD).flatMap(explain);
  const more = error.issues.length - MOST_TOLD;
  return more > 0 ? [...told, `… and ${more} more problems of this kind.`] : told;
}

type Issue = z.ZodError['issues'][number];

function explain(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        `${place([...issue.path, key])}: there is no field of this name${near(issue.path, key)}. Remove it, or check its spelling.`,
    );
  }
  const parts = [`${place(issue.path)}: expected ${expectation(issue)}`];
  if (issue.input !== undefined) parts.push(`found ${shown(issue.input)}`);
  else if (issue.code === 'invalid_type') parts.push('found nothing');
  const sample = at(example, issue.path);
  const tail = sample === undefined ? '' : ` For example: ${shown(sample)}.`;
  const why = whys[issue.path.filter((step) => typeof step === 'string').join('.')];
  return [`${parts.join(', ')}.${tail}${why === undefined ? '' : ` ${why}`}`];
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return (
        {
          string: 'a text',
          int: 'a whole number',
          number: 'a number',
          boolean: 'true or false',
          array: 'a list',
          object: 'a block in braces',
        }[issue.expected as string] ?? issue.expected
      );
    case 'invalid_value':
      return `one of ${issue.values.map((value) => shown(value)).join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a day, written as year-month-day' : formatOf(issue);
    case 'invalid_union':
      return '"setting" or "manual"';
    default:
      return issue.message;
  }
}

const formatOf = (issue: Issue & { code: 'invalid_format' }): string =>
  issue.message.startsWith('Invalid')
    ? `a text of the form ${String(issue.pattern ?? issue.format)}`
    : issue.message;

const unit = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';

const place = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : path.map(String).join('.');

/** A value as it would stand in the file, cut so that a hostile one can't flood the message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 90 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}

/** The value at a path of the example; any entry of a list stands for all of them. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[0];
    else if (typeof found === 'object' && found !== null && Object.hasOwn(found, step)) {
      found = Object.getOwnPropertyDescriptor(found, step)?.value;
    } else return undefined;
  }
  return found;
}

/** A field of the example with the same letters in other order or case, in case of a slip. */
function near(path: readonly PropertyKey[], key: string): string {
  const block = at(example, path);
  if (typeof block !== 'object' || block === null) return '';
  const folded = (text: string) => [...text.toLowerCase().replace(/[^a-z]/g, '')].toSorted().join('');
  const meant = Object.keys(block).find((name) => folded(name) === folded(key));
  return meant === undefined ? '' : ` (did you mean "${meant}"?)`;
}
