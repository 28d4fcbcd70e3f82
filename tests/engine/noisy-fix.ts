import { Loading } from '../../checks/engine/answer-fields.ts';
import type { ProvenChange, Sent } from '../../checks/engine/learn.ts';
import { Dice } from '../drift/dice.ts';

/** A fix on a page whose answers hold much else that moves. */
export interface NoisyFix {
  readonly seed: number;
  readonly change: ProvenChange;
  /** The path and the steps of the field that carries the setting; empty where no answer does. */
  readonly right: readonly (readonly string[])[];
  /** Somebody else's click, or the site, moved another setting meanwhile. */
  readonly otherMoved: boolean;
  /** What was sent names the field. */
  readonly named: boolean;
}

/** One setting of the made-up site, as its server holds it. */
interface Setting {
  readonly name: string;
  on: boolean;
}

/** How the site writes a position. */
interface Dialect {
  readonly write: (on: boolean) => unknown;
  /** Where the value lies, seen from the setting. */
  readonly below: readonly string[];
}

const dialects: readonly [Dialect, ...Dialect[]] = [
  { write: (on) => on, below: [] },
  { write: (on) => !on, below: [] },
  { write: (on) => (on ? 'opted_in' : 'opted_out'), below: [] },
  { write: (on) => (on ? 1 : 0), below: [] },
  { write: (on) => ({ value: on, updated: '2026-11-26T10:00:00Z' }), below: ['value'] },
];

/** How the site lists its settings in an answer; the way to one of them. */
interface Shape {
  readonly put: (settings: readonly Setting[], dialect: Dialect, dice: Dice) => unknown;
  readonly way: (name: string, dialect: Dialect) => readonly string[];
}

const record = (settings: readonly Setting[], { write }: Dialect): Record<string, unknown> =>
  Object.fromEntries(settings.map(({ name, on }) => [name, write(on)]));

const shapes: readonly [Shape, ...Shape[]] = [
  { put: record, way: (name, { below }) => [name, ...below] },
  {
    put: (settings, dialect) => ({ data: { viewer: { privacy: record(settings, dialect) } } }),
    way: (name, { below }) => ['data', 'viewer', 'privacy', name, ...below],
  },
  {
    put: (settings, { write }, dice) => ({
      items: settings
        .map(({ name, on }) => ({ key: name, value: write(on) }))
        .toSorted(() => dice.roll() - 0.5),
    }),
    way: (name, { below }) => ['items', `=${name}`, 'value', ...below],
  },
];

const names = [
  'allowAds',
  'grok_training',
  'share-with-partners',
  'discoverable',
  'readReceipts',
  'location',
];

/** What a page asks for beside its settings, another each time. */
const noise = (dice: Dice): unknown => ({
  now: 1_764_150_000_000 + dice.below(1_000_000),
  at: new Date(1_764_150_000_000 + dice.below(1_000_000)).toISOString(),
  token: dice.word() + dice.below(1000),
  unread: 2 + dice.below(40),
  feed: Array.from({ length: dice.below(4) }, () => ({ id: dice.word(), liked: dice.chance(0.5) })),
});

/** One fix, as the dice fall for this seed: the site's shape, its noise, who else moves what, and what the page sends. */
export function noisyFix(seed: number): NoisyFix {
  const dice = new Dice(seed);
  const dialect = dice.pick(dialects);
  const shape = dice.pick(shapes);
  const to = dice.chance(0.5) ? 'on' : 'off';
  const settings: Setting[] = names.map((name) => ({ name, on: dice.chance(0.5) }));
  const own = dice.below(names.length);
  const ours = settings[own] ?? { name: '', on: false };
  ours.on = to === 'off';
  const held = dice.chance(0.8);
  const path = dice.chance(0.5) ? '/api/settings' : '/i/api/1.1/account/8841/settings.json';
  const isSeen = (setting: Setting): boolean => held || setting !== ours;
  const load = (): Loading => {
    const made = new Loading();
    made.add(path, JSON.stringify(shape.put(settings.filter(isSeen), dialect, dice)));
    made.add('/api/timeline', JSON.stringify(noise(dice)));
    if (dice.chance(0.3)) made.add('/api/odd', dice.pick(['', '<html>', 'null', '{}', '[1,2']));
    return made;
  };
  const loads = (): Loading[] => Array.from({ length: 1 + dice.below(2) }, load);

  const before = loads();
  const form = record(settings, dialect);
  const kind = dice.pick(['one', 'keyed', 'form', 'rows', 'words', 'number'] as const);
  ours.on = to === 'on';
  const otherMoved = dice.chance(0.25);
  const other = settings[(own + 1 + dice.below(names.length - 1)) % names.length];
  if (otherMoved && other !== undefined) other.on = !other.on;
  const after = loads();

  const value = dialect.write(ours.on);
  const simple = typeof value === 'object' ? ours.on : value;
  const bodies = {
    one: JSON.stringify({ [ours.name]: simple }),
    keyed: JSON.stringify({ settings: [{ key: ours.name, value: simple }] }),
    form: JSON.stringify({ ...form, [ours.name]: value }),
    rows: JSON.stringify(names.map((key) => ({ key, value: key === ours.name ? simple : form[key] }))),
    words: new URLSearchParams({ [ours.name]: String(simple), csrf: dice.word() }).toString(),
    number: JSON.stringify({ op: dice.below(90), v: Number(ours.on) }),
  };
  const sent: Sent[] = [{ address: 'https://site.example/api/save', body: bodies[kind] }];
  return {
    seed,
    change: { check: 'x.grok-training', to, before, after, sent },
    right: held ? [[path, ...shape.way(ours.name, dialect)]] : [],
    otherMoved,
    named: kind !== 'number',
  };
}
