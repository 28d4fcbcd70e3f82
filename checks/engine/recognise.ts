import {
  type Confirmation,
  type Drift,
  isReadable,
  type Key,
  type Manifest,
  type SettingManifest,
  type Witness,
} from '../model/index.ts';
import { recogniseConfirmed } from './confirmed.ts';
import { type Growth, grownFrom } from './growth.ts';
import type { Look, SeenControl } from './look.ts';
import { bestName, carries, firstName, isKnownAs, nameMatch, namesOf } from './names.ts';
import type { Recognised } from './recognised.ts';
import { type Doubt, doubtOf, grownTo, nearnessTo, REMINDS } from './wording.ts';

export { carries } from './names.ts';

/** Which control a check's setting is, with what speaks for it; or why that can't be said. */
export type Recognition =
  | Recognised
  | {
      readonly found: false;
      readonly reason: 'controlMissing' | 'labelChanged' | 'ambiguous' | 'confirmationDrifted';
      readonly detail: string;
      /** Where the known wording stands in a longer one: the setting may cover more than it did. */
      readonly grew?: Growth;
      /** What the person once confirmed, beside what is most like it now. */
      readonly drift?: Drift;
    };

interface Candidate {
  readonly index: number;
  readonly control: SeenControl;
}

/** What recognising needs of a look. The page's headings are no part of a control's own wording. */
type Seen = Pick<Look, 'controls'> & Partial<Pick<Look, 'headings' | 'subheadings'>>;

/** How the network's own word can stand in for a label: the page's one switch, and its answer names the setting. */
export interface NetworkNaming {
  readonly answered: boolean;
}

/**
 * Finds one check's control among all that a look has seen. The address is one witness and was proven before;
 * the control itself needs a second: its stable key, its name in any known language, or the page's own answer that
 * names the setting where the page holds no other switch and this one's name reminds of it. Two that disagree make it
 * ambiguous, never a guess. A known wording that other words may turn round, or that has grown, is not known any more.
 * Where the person has confirmed which control it is, nothing else counts.
 */
export function recognise(
  check: SettingManifest,
  catalogue: readonly Manifest[],
  look: Seen,
  naming: NetworkNaming,
  confirmation: Confirmation | null = null,
): Recognition {
  const visible = look.controls
    .map((control, index) => ({ control, index }))
    .filter(({ control }) => control.visible);
  const titles = [...(look.headings ?? []), ...(look.subheadings ?? [])];
  const doubt = ({ control }: Candidate) => doubtOf(control, check, titles);
  const others = catalogue.filter(
    (other): other is SettingManifest => isReadable(other) && other.id !== check.id,
  );
  if (confirmation !== null) return recogniseConfirmed(check, others, look, confirmation);

  const keyed = visible.filter(({ control }) => check.control.keys.some((key) => carries(control, key)));
  const strongly = visible.filter(({ control }) => nameMatch(control, check) === 'same');
  const named =
    strongly.length > 0 ? strongly : visible.filter(({ control }) => nameMatch(control, check) === 'near');

  if (keyed.length > 1) return miss('ambiguous', `${keyed.length} visible controls carry the key`);
  const [byKey] = keyed;
  if (byKey) {
    const elsewhere = strongly.filter(({ index }) => index !== byKey.index);
    if (elsewhere.length > 0) return miss('ambiguous', 'the key and the name point to different controls');
    return judgeKeyed(check, others, byKey, doubt(byKey));
  }

  const free = named.filter(
    ({ control }) => !others.some((other) => other.control.keys.some((key) => carries(control, key))),
  );
  if (named.length > 0 && free.length === 0)
    return miss('ambiguous', "the control with this name carries another setting's key");
  const inContainer = check.control.container
    ? free.filter(({ control }) => isInside(control, check.control.container))
    : free;
  const candidates = inContainer.length > 0 ? inContainer : free;
  if (candidates.length > 1) return miss('ambiguous', `${candidates.length} visible controls have this name`);
  const [byName] = candidates;
  if (byName) {
    const clash = others.find((other) => bestName(byName.control, other)?.match === 'same');
    if (clash && nameMatch(byName.control, check) !== 'same')
      return miss('ambiguous', `the name belongs to ${clash.id}`);
    const doubted = doubt(byName);
    if (doubted) return changed(doubted);
    const name = bestName(byName.control, check);
    return found(
      byName,
      [{ kind: 'label', says: name?.text ?? '' }],
      name?.text ?? null,
      anyKey(byName.control),
    );
  }

  const unclaimed = visible.filter(
    ({ control }) =>
      !control.inDialog && !control.inNavigation && !others.some((other) => isKnownAs(control, other)),
  );
  const [sole] = unclaimed;
  if (
    sole &&
    visible.length === 1 &&
    naming.answered &&
    check.control.expected.every((count) => count === 1) &&
    reminds(sole.control, check, others) &&
    !doubt(sole)
  ) {
    const label = firstName(sole.control);
    return found(
      sole,
      [{ kind: 'network', says: `names ${check.settle.networkKeys.join(', ')}` }],
      label,
      anyKey(sole.control),
    );
  }
  const [grown] = unclaimed.flatMap(({ control }) => grownNames(control, check));
  if (grown) return changed(grownTo(grown));
  if (unclaimed.length === 0) return miss('controlMissing', 'no switch on the page answers to this setting');
  const besideKnown = visible.some(({ control }) => others.some((other) => isKnownAs(control, other)));
  if (
    check.control.absentForSome === true &&
    besideKnown &&
    !unclaimed.some(({ control }) => reminds(control, check, others))
  )
    return miss('controlMissing', 'some accounts have no such switch, and none here reminds of it');
  return miss('labelChanged', `${unclaimed.length} switches here have names that this check does not know`);
}

/** A setting can leave its page and another take its place: then the page's data may name it still. */
function reminds(control: SeenControl, check: SettingManifest, others: readonly SettingManifest[]): boolean {
  const nearness = (known: SettingManifest): number =>
    Math.max(0, ...namesOf(control).map(({ text }) => nearnessTo(text, known)));
  const own = nearness(check);
  return own >= REMINDS && others.every((other) => nearness(other) < own);
}

function judgeKeyed(
  check: SettingManifest,
  others: readonly SettingManifest[],
  candidate: Candidate,
  doubted: Doubt | null,
): Recognition {
  const { control } = candidate;
  const own = bestName(control, check);
  const key = check.control.keys.find((known) => carries(control, known));
  const written = key ? `${key.attribute}=${key.value}` : null;
  const byKey: Witness = { kind: 'key', says: written ?? '' };
  if (own && doubted) return changed(doubted);
  if (own) return found(candidate, [byKey, { kind: 'label', says: own.text }], own.text, written);
  const stranger = others.find((other) => bestName(control, other)?.match === 'same');
  if (stranger) return miss('ambiguous', `the key is this setting's, the name that of ${stranger.id}`);
  if (doubted) return changed(doubted);
  return found(candidate, [byKey], firstName(control), written);
}

const found = (
  candidate: Candidate,
  witnesses: Witness[],
  label: string | null,
  key: string | null,
): Recognition => ({
  found: true,
  ...candidate,
  witnesses,
  label,
  key,
});

const miss = (reason: 'controlMissing' | 'labelChanged' | 'ambiguous', detail: string): Recognition => ({
  found: false,
  reason,
  detail,
});

const changed = ({ detail, grew }: Doubt): Recognition => ({
  found: false,
  reason: 'labelChanged',
  detail,
  ...(grew ? { grew } : {}),
});

/** What the own names of a control add to a wording known for the check. */
const grownNames = (control: SeenControl, check: SettingManifest): Growth[] =>
  namesOf(control).flatMap(({ text }) => grownFrom(text, check.control.labels) ?? []);

const isInside = (control: SeenControl, container: Key | undefined): boolean =>
  container !== undefined && control.containers.includes(`${container.attribute}=${container.value}`);

function anyKey(control: SeenControl): string | null {
  for (const attribute of ['aria-labelledby', 'id', 'data-testid', 'name'])
    if (control.keys[attribute]) return `${attribute}=${control.keys[attribute]}`;
  return null;
}
