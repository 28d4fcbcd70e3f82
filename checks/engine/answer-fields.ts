import type { Scalar } from '../model/index.ts';
import { parseJson } from './answers.ts';

/** Where a field lies: the path of the address that answered, and the way to the field inside the answer. */
export interface FieldPlace {
  readonly path: string;
  readonly steps: readonly string[];
}

/** A field, and the value that it held; null where answers of one visit gave it different ones. */
export interface Field extends FieldPlace {
  readonly value: Scalar | null;
}

/** No known settings answer has a hundredth of these. */
const MOST_FIELDS = 5_000;
const MOST_DEPTH = 30;
const LONGEST_PATH = 300;
const LONGEST_STEP = 120;

/** Names by which the items of a list are told apart, since their order is the site's to change. */
const namers = ['key', 'settingKey', 'name', 'id'];
/** A word that may be a position, such as `opted_out`: no number, no moment, no token. */
const word = /^[a-z]+(?:[ _-][a-z]+){0,3}$/i;

/** Two fields are the same one if this is. */
export const fieldName = ({ path, steps }: FieldPlace): string => JSON.stringify([path, ...steps]);

/** The fields of one answer that could be a setting's position. What is no JSON has none. */
function fieldsIn(path: string, body: string): Field[] {
  if (path.length > LONGEST_PATH) return [];
  const fields: Field[] = [];
  const walk = (node: unknown, steps: readonly string[]): void => {
    if (steps.length > MOST_DEPTH || fields.length >= MOST_FIELDS) return;
    const value = scalarOf(node);
    if (value !== null) {
      if (steps.length > 0) fields.push({ path, steps, value });
    } else if (Array.isArray(node)) for (const [name, item] of namedItems(node)) walk(item, [...steps, name]);
    else if (typeof node === 'object' && node !== null)
      for (const [key, inner] of Object.entries(node))
        if (key !== '' && key.length <= LONGEST_STEP) walk(inner, [...steps, key]);
  };
  walk(parseJson(body), []);
  return fields;
}

/** What the page's own answers held in one loading of it. */
export class Loading {
  readonly fields = new Map<string, Field>();
  private readonly paths = new Set<string>();

  /** Adds one answer. */
  add(path: string, body: string): void {
    this.paths.add(path);
    for (const field of fieldsIn(path, body)) {
      const name = fieldName(field);
      const known = this.fields.get(name);
      this.fields.set(
        name,
        known === undefined || known.value === field.value ? field : { ...field, value: null },
      );
    }
  }

  /** Whether anything has come from this address, be it nothing. */
  hasAnswered(path: string): boolean {
    return this.paths.has(path);
  }
}

function scalarOf(node: unknown): Scalar | null {
  if (typeof node === 'boolean' || node === 0 || node === 1) return node;
  return typeof node === 'string' && node.length <= 24 && word.test(node) ? node : null;
}

/** The items of a list that say a name of their own which no other item says. */
function namedItems(list: readonly unknown[]): Map<string, unknown> {
  const items = new Map<string, unknown>();
  const twice = new Set<string>();
  for (const item of list) {
    const said = itemName(item);
    if (said === null) continue;
    const name = `=${said}`;
    if (items.has(name)) twice.add(name);
    items.set(name, item);
  }
  for (const name of twice) items.delete(name);
  return items;
}

/** What an item of a list calls itself. */
export function itemName(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const said = new Map<string, unknown>(Object.entries(item));
  const name = namers.map((namer) => said.get(namer)).find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' && name.length < LONGEST_STEP ? name : null;
}
