import type { SettingManifest } from '../model/index.ts';

/**
 * What one answer says about one setting: a position; `never` where it names the setting and holds no position, as of
 * somebody who has never been asked; or `undecided` where it should say one and does not.
 */
export type Said = 'on' | 'off' | 'never' | 'undecided';

/** Whether it is a position. */
const isPosition = (said: Said): boolean => said === 'on' || said === 'off';

/** One answer of the page's own, as it arrived. */
export interface Answer {
  /** The path of its address. */
  readonly path: string;
  readonly body: string;
}

/** No known settings answer has a hundredth of these. */
const MOST_NODES = 50_000;
const MOST_DEPTH = 30;

/** What an answer says of each check, where it says anything. */
export interface AnswerReading {
  /** By checks for which this address may speak. */
  readonly said: ReadonlyMap<SettingManifest, Said>;
  /** Positions under a setting's name from an address that may not speak for it: no witness, but a doubt where they differ. */
  readonly asides: ReadonlyMap<SettingManifest, Said>;
  /** It is no answer, or reports its own failure. */
  readonly trouble: boolean;
  /** It holds no value at all, at whatever depth. */
  readonly empty: boolean;
  /** The numbers with which it reports it. */
  readonly codes: readonly number[];
}

/**
 * Reads one answer for all the checks of a page. An answer from an address that has to name a setting and does not, or
 * one that names another setting of the same page and not this one, leaves this one undecided.
 */
export function readAnswer(answer: Answer, checks: readonly SettingManifest[]): AnswerReading {
  const parsed = parseJson(answer.body);
  const found = parsed === undefined ? new Map<string, Said>() : positionsIn(parsed, checks);
  const trouble = parsed === undefined || saysFailed(parsed);
  const said = new Map<SettingManifest, Said>();
  const asides = new Map<SettingManifest, Said>();
  const ofOther = checks.some(
    (check) =>
      check.settle.networkKeys.includes(lastPart(answer.path)) && placeOf(answer.path, check).allowed,
  );
  const named = (check: SettingManifest): Said[] => namesOf(check).flatMap((key) => found.get(key) ?? []);
  const namedInPassing = (check: SettingManifest): Said[] =>
    namesOf(check).flatMap((key) => found.get(namedAs(key)) ?? []);
  for (const check of checks) {
    const place = placeOf(answer.path, check);
    const position = place.allowed ? positionFor(check, place.keys, found, parsed, answer.path) : null;
    const [aside] = place.allowed ? [] : [...named(check), ...namedInPassing(check)];
    // The neighbours in the same answer show that this setting should have been there as well.
    const besideOthers = !ofOther && checks.some((other) => other !== check && named(other).some(isPosition));
    // Where a site fails, it holds nothing as well.
    if (position !== null) said.set(check, position === 'never' && trouble ? 'undecided' : position);
    else if (aside !== undefined) asides.set(check, aside);
    else if (place.names || besideOthers) said.set(check, 'undecided');
  }
  return { said, asides, trouble, empty: holdsNothing(parsed), codes: codesIn(parsed) };
}

/** Every name under which any answer may carry the setting. */
const namesOf = ({ settle }: SettingManifest): string[] => [
  ...new Set([...settle.networkKeys, ...(settle.answers ?? []).flatMap((one) => one.keys ?? [])]),
];

interface Place {
  /** Whether an answer from this address may speak for the setting. */
  readonly allowed: boolean;
  /** Whether an answer from this address has to name the setting. */
  readonly names: boolean;
  readonly keys: readonly string[];
}

/** What an address means for a check, by the addresses that its manifest allows. */
export function placeOf(path: string, check: SettingManifest): Place {
  const { answers, networkKeys } = check.settle;
  const ends = networkKeys.includes(lastPart(path));
  if (answers === undefined) return { allowed: true, names: ends, keys: networkKeys };
  const fitting = answers.filter((one) => fits(path, one.path));
  return {
    allowed: fitting.length > 0,
    names: fitting.some((one) => ends || !one.path.endsWith('/**')),
    keys: [...new Set(fitting.flatMap((one) => one.keys ?? networkKeys))],
  };
}

function fits(path: string, pattern: string): boolean {
  const parts = path.split('/').filter(Boolean);
  const wanted = pattern.split('/').filter(Boolean);
  const open = wanted.at(-1) === '**';
  if (open) wanted.pop();
  if (open ? parts.length < wanted.length : parts.length !== wanted.length) return false;
  return wanted.every((part, at) => part === '*' || part === parts[at]);
}

const lastPart = (path: string): string => {
  const part = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/**
 * What an answer holds, without what some sites write before it to keep it from running as a script; undefined where it is
 * no JSON.
 */
export function parseJson(body: string): unknown {
  const bare = body.replace(
    /^\uFEFF?\s*(?:\)\]\}'?,?|for\s*\(;;\);?|while\s*\(1\);?|&&&START&&&|throw 1;\s*<\s*don't be evil'?\s*>)\s*/,
    '',
  );
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

function positionFor(
  check: SettingManifest,
  keys: readonly string[],
  found: ReadonlyMap<string, Said>,
  parsed: unknown,
  path: string,
): Said | null {
  const all = new Set(keys.flatMap((key) => found.get(key) ?? []));
  const listed = check.settle.answers !== undefined;
  if (listed)
    for (const key of keys) {
      const named = found.get(namedAs(key));
      if (named !== undefined) all.add(named);
    }
  if (all.size > 1) return 'undecided';
  const [only] = all;
  if (only !== undefined) return only;
  if (!keys.includes(lastPart(path)) || !isRecord(parsed) || !('value' in parsed)) return null;
  const name = parsed.key ?? parsed.settingKey ?? parsed.name;
  return typeof name === 'string' && !keys.includes(name) ? null : positionOf(parsed.value);
}

/**
 * Names and keys that stand as values. Anybody may choose such a name, so they are witnesses only where the address is
 * known; elsewhere they raise a doubt at most.
 */
const namedAs = (key: string): string => `=${key}`;

/** Every position under any of the checks' names: as a property, or as an object that names its key beside a value. */
function positionsIn(parsed: unknown, checks: readonly SettingManifest[]): Map<string, Said> {
  const keys = new Set(checks.flatMap(namesOf));
  const found = new Map<string, Said>();
  const note = (key: string, raw: unknown): void => {
    const position = positionOf(raw);
    const known = found.get(key);
    found.set(key, known === undefined || known === position ? position : 'undecided');
  };
  let nodes = 0;
  const walk = (node: unknown, depth: number): void => {
    if (node === null || typeof node !== 'object' || depth > MOST_DEPTH || ++nodes > MOST_NODES) return;
    if (Array.isArray(node)) {
      for (const item of node) walk(item, depth + 1);
      return;
    }
    const entries = new Map(Object.entries(node));
    for (const namer of ['key', 'name', 'settingKey', 'id']) {
      const named = entries.get(namer);
      if (typeof named !== 'string' || !keys.has(named)) continue;
      const holder = ['value', 'settingValue', 'enabled'].find((word) => entries.has(word));
      if (holder !== undefined) note(namedAs(named), entries.get(holder));
    }
    for (const [key, value] of entries) {
      if (keys.has(key)) note(key, value);
      walk(value, depth + 1);
    }
  };
  walk(parsed, 0);
  return found;
}

function positionOf(raw: unknown): Said {
  if (raw === null) return 'never';
  if (typeof raw === 'boolean') return raw ? 'on' : 'off';
  if (typeof raw === 'string') {
    const word = raw.toLowerCase();
    if (['true', 'on', 'enabled'].includes(word)) return 'on';
    if (['false', 'off', 'disabled'].includes(word)) return 'off';
    return 'undecided';
  }
  if (isRecord(raw)) {
    const holder = ['value', 'enabled', 'booleanValue'].find((word) => word in raw);
    if (holder !== undefined) return positionOf(raw[holder]);
  }
  return 'undecided';
}

/** GraphQL says 200 to its own failures; others say so in a word. */
function saysFailed(answer: unknown): boolean {
  if (!isRecord(answer)) return false;
  if (Array.isArray(answer.errors) && answer.errors.length > 0) return true;
  return (
    isRecord(answer.error) ||
    (typeof answer.error === 'string' && answer.error !== '') ||
    answer.success === false ||
    answer.ok === false ||
    (typeof answer.status === 'string' && /^(error|fail(ed|ure)?)$/i.test(answer.status))
  );
}

function holdsNothing(parsed: unknown, depth = 0): boolean {
  if (parsed === null || parsed === undefined || parsed === '') return true;
  if (typeof parsed !== 'object' || depth > MOST_DEPTH) return false;
  return Object.values(parsed).every((value) => holdsNothing(value, depth + 1));
}

/** The numbers of the errors that an answer lists. */
function codesIn(answer: unknown): number[] {
  if (!isRecord(answer)) return [];
  const listed = Array.isArray(answer.errors) ? answer.errors.slice(0, 20) : [answer.error, answer];
  return listed.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const inner = isRecord(one.extensions) ? one.extensions.code : undefined;
    return [one.code, inner].filter((code) => typeof code === 'number');
  });
}

/** Whether an answer to a change says that the change was not taken. */
export const refusesChange = (body: string): boolean => {
  const parsed = parseJson(body);
  return parsed !== undefined && saysFailed(parsed);
};

/** The numbers of the errors that the body of an answer lists. */
export const errorCodes = (body: string): number[] => codesIn(parseJson(body));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
