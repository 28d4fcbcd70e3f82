import type { Manifest } from './manifest.ts';

/**
 * What can be done with a check, by its kind. There is one row for each `method` that a manifest can name: everybody
 * asks here, and a new kind is a new row. Only types come from the schema, so that the report card can do without it.
 */

type Method = Manifest['method'];
type Kind = Pick<Manifest, 'method'> & { readonly commit?: { readonly kind: string } };

/** Whether anybody knows how a change is kept: else nothing is pressed. */
const isKept = ({ commit }: Kind): boolean => commit?.kind !== 'notKnown';

interface Row {
  /** It has a control whose position an audit reads. */
  readonly read: boolean;
  /** It has a control that Flipwatch can press when the person asks. */
  readonly fix: boolean;
  /** What the person's own word about it says: that it is done, or where it stands. */
  readonly answer: 'done' | 'position';
}

const kinds = {
  setting: { read: true, fix: true, answer: 'position' },
  guided: { read: false, fix: false, answer: 'position' },
  manual: { read: false, fix: false, answer: 'done' },
} as const satisfies Readonly<Record<Method, Row>>;

/** What can be done with one check, by its kind and by the person's wish. */
export interface Capabilities extends Row {
  /** Its question to the person, whose word is all there is; null: it is seen, not answered. */
  readonly ask: Row['answer'] | null;
  /** All that can be shown is the way there by hand. */
  readonly guide: boolean;
}

/** The person wants nothing driven: they look and press themselves. */
type Wish = { readonly manualOnly: boolean };

/** What can be done with a check. Where nothing is driven, it is neither read nor fixed, and the person is asked instead. */
export function capabilitiesOf(check: Kind, { manualOnly }: Wish = { manualOnly: false }): Capabilities {
  const { read, fix, answer } = kinds[check.method];
  return {
    read: read && !manualOnly,
    fix: fix && !manualOnly && isKept(check),
    answer,
    ask: read && !manualOnly ? null : answer,
    guide: manualOnly,
  };
}

/** Kinds of check whose row says this. */
type KindsWith<Column extends keyof Row, Value extends Row[Column]> = {
  [M in Method]: (typeof kinds)[M][Column] extends Value ? M : never;
}[Method];

/** A check with a control whose position an audit reads. */
export type ReadableManifest = Extract<Manifest, { method: KindsWith<'read', true> }>;

/** Whether a check has a control whose position an audit reads. */
export const isReadable = (check: Manifest | undefined): check is ReadableManifest =>
  check !== undefined && kinds[check.method].read;

/** Whether a check has a control that can be pressed, and it is known how that is kept. */
export const isPressable = (
  check: Manifest | undefined,
): check is Extract<Manifest, { method: KindsWith<'fix', true> }> =>
  check !== undefined && kinds[check.method].fix && isKept(check);

/** A check that has a position, whoever sees it. */
export type PlacedManifest = Extract<Manifest, { method: KindsWith<'answer', 'position'> }>;

/** Whether a check has a position, whoever sees it. */
export const hasPosition = (check: Manifest | undefined): check is PlacedManifest =>
  check !== undefined && kinds[check.method].answer === 'position';

/** Whether a check has a position that only the person can see: they are shown its page, and asked. */
export const isGuided = (check: Manifest | undefined): check is Exclude<PlacedManifest, ReadableManifest> =>
  hasPosition(check) && !isReadable(check);

/** Whether a check is something that only the person can do, and that is done or not. */
export const isToBeDone = (
  check: Manifest | undefined,
): check is Extract<Manifest, { method: KindsWith<'answer', 'done'> }> =>
  check !== undefined && kinds[check.method].answer === 'done';
