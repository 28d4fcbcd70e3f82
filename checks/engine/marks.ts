import { fold } from '../model/fold.ts';
import type { ControlMarks } from '../model/index.ts';
import { isBadge, withoutBadges } from './labels.ts';
import type { SeenControl } from './look.ts';
import { namesOf } from './names.ts';

/** Attributes by which a control may be known again. One that points to help text says nothing of which control it is. */
const keyAttributes = ['id', 'name', 'aria-labelledby', 'data-testid', 'data-test-id'] as const;

/** What libraries number while a page is drawn: another visit, another value. */
const generated =
  /^[:«]|\d{3}|^(?:radix|react-aria|headlessui|mui|chakra|mantine|ember|base-ui)\b|[-_:][rR]\w{0,3}[-_:]/;

const isStable = (value: string): boolean =>
  value !== '' && !value.split(/\s+/).some((one) => generated.test(one));

/** A text as it is compared from one visit to another: folded, and without "New" and its like. */
const plain = (text: string): string => withoutBadges(fold(text));

/** All by which a control is known again. */
export function marksOf(control: SeenControl): ControlMarks {
  const keys: ControlMarks['keys'] = {};
  for (const attribute of keyAttributes) {
    const value = control.keys[attribute] ?? '';
    if (isStable(value)) keys[attribute] = value;
  }
  const container = control.containers.find((one) => isStable(one.slice(one.indexOf('=') + 1)));
  return {
    keys,
    words: wordsOf(control),
    rowTitle: control.rowTitle,
    container: container ?? null,
    kind: control.kind,
  };
}

const wordsOf = (control: SeenControl): string[] =>
  namesOf(control)
    .map(({ text }) => text)
    .filter((text) => plain(text) !== '' && !isBadge(text));

/** Whether two texts say the same, but for case, width, punctuation and badges. */
const sameText = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : plain(one) === plain(other);

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [one, other].map((words) => new Set(words.map(plain)));
  return (
    left !== undefined &&
    right !== undefined &&
    left.size === right.size &&
    [...left].every((text) => right.has(text))
  );
}

/** Whether a control carries every key of these marks. */
export const carriesKeys = (control: SeenControl, { keys }: Pick<ControlMarks, 'keys'>): boolean =>
  Object.entries(keys).every(([attribute, value]) => control.keys[attribute] === value);

/** Attributes that two controls of one page never share. */
const ownKeys = ['id', 'aria-labelledby'] as const;

/** Whether a control carries a key that only the marked one should have. */
export const carriesOwnKey = (control: SeenControl, { keys }: Pick<ControlMarks, 'keys'>): boolean =>
  ownKeys.some((attribute) => keys[attribute] !== undefined && control.keys[attribute] === keys[attribute]);

/** Whether a person would read the same on it: words, title of the row, kind of control. */
export const readsAlike = (control: SeenControl, marks: ControlMarks): boolean =>
  sameWords(wordsOf(control), marks.words) &&
  sameText(control.rowTitle, marks.rowTitle) &&
  control.kind === marks.kind;

/** Whether a control is the marked one by everything by which it is known. */
export const fits = (control: SeenControl, marks: ControlMarks): boolean =>
  carriesKeys(control, marks) &&
  readsAlike(control, marks) &&
  (marks.container === null || control.containers.includes(marks.container));

/** Only what two readings agree on is kept of the keys: others are made anew with each page. */
export function lastingMarks(one: ControlMarks, other: ControlMarks): ControlMarks {
  const keys: ControlMarks['keys'] = {};
  for (const attribute of keyAttributes) {
    const value = one.keys[attribute];
    if (value !== undefined && value === other.keys[attribute]) keys[attribute] = value;
  }
  return { ...one, keys, container: one.container === other.container ? one.container : null };
}
