import type { LearnedField, Scalar, State } from '../model/index.ts';
import { type Field, type FieldPlace, fieldName, itemName, type Loading } from './answer-fields.ts';
import { parseJson } from './answers.ts';

/** One request by which the page sent the change. */
export interface Sent {
  readonly address: string;
  readonly body: string;
}

/** A change that was proven: what the answers held before and after it, loading by loading, and what was sent for it. */
export interface ProvenChange {
  readonly check: string;
  readonly to: State;
  readonly before: readonly Loading[];
  readonly after: readonly Loading[];
  readonly sent: readonly Sent[];
}

/**
 * The field that carries the setting's value: the one, and the only one, that held one value in each loading before the
 * change and another one in each loading after it. Null where none did, or two: then nobody knows which.
 *
 * `earlier`: what an earlier change showed. A field that nothing sent names is believed once it has moved with a second
 * change in the same sense.
 */
export function learnField(change: ProvenChange, earlier: LearnedField | null): LearnedField | null {
  const before = steady(change.before);
  const after = steady(change.after);
  const moved = [...before].filter(([name, { value }]) => {
    const now = after.get(name);
    return now !== undefined && now.value !== value && typeof now.value === typeof value;
  });
  const [only, ...others] = moved;
  if (only === undefined || others.length > 0) return null;
  const [name, { path, steps, value: was }] = only;
  const now = after.get(name)?.value ?? null;
  if (was === null || now === null) return null;
  const [on, off] = change.to === 'on' ? [now, was] : [was, now];
  const again = earlier !== null && fieldName(earlier) === name && earlier.on === on && earlier.off === off;
  const named = again || change.sent.some((one) => names(one, { path, steps }, now));
  return { check: change.check, path, steps: [...steps], on, off, shownBy: named ? 'named' : 'changed' };
}

/** The fields that held one and the same value in each of these loadings. */
function steady(loadings: readonly Loading[]): Map<string, Field> {
  const [first, ...others] = loadings;
  return new Map(
    [...(first?.fields ?? [])].filter(
      ([name, { value }]) =>
        value !== null && others.every(({ fields }) => fields.get(name)?.value === value),
    ),
  );
}

/** Written `allowAds`, `allow_ads` or `allow-ads`, it is the same name. */
const plain = (name: string): string => name.toLowerCase().replace(/^=|[^\p{L}\p{N}]/gu, '');

/** What names a field: its own name or, of an item of a list whose value has a name such as `value`, the item's. */
const wordless = new Set(['value', 'enabled', 'settingvalue', 'booleanvalue', 'state', 'on', 'checked']);

/** Whether what was sent names the field, and does not send it another value than it has got. */
function names({ address, body }: Sent, { steps }: FieldPlace, value: Scalar): boolean {
  const own = steps.findLast((step) => !wordless.has(plain(step)));
  if (own === undefined) return false;
  const wanted = plain(own);
  if (wanted.length < 2) return false;
  const url = new URL(address);
  const parts = [...url.pathname.split('/'), ...pairsOf(url.searchParams).flat()];
  const parsed = parseJson(body);
  const pairs = parsed === undefined ? pairsOf(new URLSearchParams(body)) : [];
  const contradicts =
    saysOtherwise(parsed, wanted, value) ||
    pairs.some(([key, said]) => plain(key) === wanted && !saysSame(said, value));
  if (contradicts) return false;
  return [...parts, ...pairs.flat(), ...wordsIn(parsed)].some((said) => plain(said) === wanted);
}

const pairsOf = (params: URLSearchParams): [string, string][] => [...params].slice(0, 200);

const saysSame = (said: unknown, value: Scalar): boolean =>
  said === value ||
  (typeof said === 'boolean' && Number(said) === value) ||
  String(said).toLowerCase() === String(value).toLowerCase() ||
  said === Number(value);

/** A whole form that is sent back holds the values that the page had: of what somebody else moved, the old one. */
function saysOtherwise(node: unknown, wanted: string, value: Scalar, depth = 0): boolean {
  if (typeof node !== 'object' || node === null || depth > 12) return false;
  const item = itemName(node);
  if (item !== null && plain(item) === wanted && !saysSame(heldValue(node), value)) return true;
  return Object.entries(node).some(([key, inner]) => {
    const said = plain(key) === wanted ? heldValue(inner) : value;
    return !saysSame(said, value) || saysOtherwise(inner, wanted, value, depth + 1);
  });
}

/** A value, or what an object holds as its value; undefined where it holds none. */
function heldValue(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  return Object.entries(node).find(([key]) => wordless.has(plain(key)))?.[1];
}

/** Every name and every word of what was sent. */
function wordsIn(node: unknown, depth = 0): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null || depth > 12) return [];
  return Object.entries(node)
    .slice(0, 500)
    .flatMap(([key, inner]) => [key, ...wordsIn(inner, depth + 1)]);
}

/** What a loading's answers say of a setting by a field that was learned; null: its address has not answered. */
export function learnedPosition(field: LearnedField, loading: Loading): State | 'undecided' | null {
  const value = loading.fields.get(fieldName(field))?.value;
  if (value === field.on) return 'on';
  if (value === field.off) return 'off';
  return loading.hasAnswered(field.path) ? 'undecided' : null;
}
