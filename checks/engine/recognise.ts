import type { Key, Manifest, SettingManifest, Witness } from '../model/index.ts';
import { fold, type LabelMatch, likeness, matchLabel, turns } from './labels.ts';
import type { Look, SeenControl } from './look.ts';

/** Which control a check's setting is, with what speaks for it; or why that can't be said. */
export type Recognition =
  | {
      readonly found: true;
      readonly index: number;
      readonly control: SeenControl;
      readonly witnesses: readonly Witness[];
      readonly label: string | null;
      readonly key: string | null;
    }
  | {
      readonly found: false;
      readonly reason: 'controlMissing' | 'labelChanged' | 'ambiguous';
      readonly detail: string;
    };

interface Candidate {
  readonly index: number;
  readonly control: SeenControl;
}

/** How the network's own word can stand in for a label: the page's one switch, and its answer names the setting. */
export interface NetworkNaming {
  readonly answered: boolean;
}

/**
 * Finds one check's control among all that a look has seen. The address is one witness and was proven before;
 * the control itself needs a second: its stable key, its name in any known language, or the page's own answer that
 * names the setting where the page holds no other switch and this one's name reminds of it. Two that disagree make it
 * ambiguous, never a guess.
 */
export function recognise(
  check: SettingManifest,
  catalogue: readonly Manifest[],
  look: Pick<Look, 'controls'>,
  naming: NetworkNaming,
): Recognition {
  const visible = look.controls
    .map((control, index) => ({ control, index }))
    .filter(({ control }) => control.visible);
  const others = catalogue.filter(
    (other): other is SettingManifest => other.method === 'setting' && other.id !== check.id,
  );

  const keyed = visible.filter(({ control }) => check.control.keys.some((key) => carries(control, key)));
  const strongly = visible.filter(({ control }) => nameMatch(control, check) === 'same');
  const named =
    strongly.length > 0 ? strongly : visible.filter(({ control }) => nameMatch(control, check) === 'near');

  if (keyed.length > 1) return miss('ambiguous', `${keyed.length} visible controls carry the key`);
  const [byKey] = keyed;
  if (byKey) {
    const elsewhere = strongly.filter(({ index }) => index !== byKey.index);
    if (elsewhere.length > 0) return miss('ambiguous', 'the key and the name point to different controls');
    return judgeKeyed(check, others, byKey);
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
      !control.inDialog &&
      !control.inNavigation &&
      !others.some(
        (other) =>
          other.control.keys.some((key) => carries(control, key)) || nameMatch(control, other) === 'same',
      ),
  );
  const [sole] = unclaimed;
  if (
    sole &&
    visible.length === 1 &&
    naming.answered &&
    check.control.expected.every((count) => count === 1) &&
    reminds(sole.control, check, others) &&
    !turned(sole.control, check)
  ) {
    const label = firstName(sole.control);
    return found(
      sole,
      [{ kind: 'network', says: `names ${check.settle.networkKeys.join(', ')}` }],
      label,
      anyKey(sole.control),
    );
  }
  return unclaimed.length > 0
    ? miss('labelChanged', `${unclaimed.length} switches here have names that this check does not know`)
    : miss('controlMissing', 'no switch on the page answers to this setting');
}

/**
 * How near a name must be to a known one to be that name in other words. Of 27 other switches of these sites whose names
 * were compared, the nearest came to 0.57, and "Delete conversation history" to 0.55 (2026-11-22).
 */
const REMINDS = 0.7;

/** A setting can leave its page and another take its place: then the page's data may name it still. */
function reminds(control: SeenControl, check: SettingManifest, others: readonly SettingManifest[]): boolean {
  const nearness = ({ control: known }: SettingManifest): number =>
    Math.max(
      0,
      ...namesOf(control).flatMap(({ text }) =>
        known.labels.map((label) => likeness(fold(label.text), fold(text))),
      ),
    );
  const own = nearness(check);
  return own >= REMINDS && others.every((other) => nearness(other) < own);
}

function judgeKeyed(
  check: SettingManifest,
  others: readonly SettingManifest[],
  candidate: Candidate,
): Recognition {
  const { control } = candidate;
  const own = bestName(control, check);
  const key = check.control.keys.find((known) => carries(control, known));
  const written = key ? `${key.attribute}=${key.value}` : null;
  const byKey: Witness = { kind: 'key', says: written ?? '' };
  if (own) return found(candidate, [byKey, { kind: 'label', says: own.text }], own.text, written);
  const stranger = others.find((other) => bestName(control, other)?.match === 'same');
  if (stranger) return miss('ambiguous', `the key is this setting's, the name that of ${stranger.id}`);
  if (turned(control, check)) return miss('labelChanged', 'the new wording may mean the opposite position');
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

/** Whether the control carries this key: an attribute may hold several values, parted by spaces. */
export const carries = (control: SeenControl, key: Key): boolean => {
  const value = control.keys[key.attribute];
  return value?.split(/\s+/).includes(key.value) ?? false;
};

const isInside = (control: SeenControl, container: Key | undefined): boolean =>
  container !== undefined && control.containers.includes(`${container.attribute}=${container.value}`);

/** Words beside a switch that only repeat its position or say that it is one. */
const generic = new Set(
  'on off toggle switch an aus ein umschalten schalter oui non activé désactivé sí no attivo aan uit'.split(
    ' ',
  ),
);

interface Name {
  readonly from: string;
  readonly text: string;
}

/**
 * The words by which a person would know the control. Its own name comes first; only a control without one is read by
 * the lines of its row, and never by the page's heading, which stands above every switch alike.
 */
function namesOf(control: SeenControl): readonly Name[] {
  const telling = control.names.filter(({ text }) => !generic.has(fold(text)));
  const own = telling.filter(({ from }) => from !== 'row' && from !== 'title');
  return own.length > 0 ? own : telling;
}

function bestName(control: SeenControl, check: SettingManifest): { text: string; match: LabelMatch } | null {
  let near: { text: string; match: LabelMatch } | null = null;
  for (const { from, text } of namesOf(control)) {
    const match = matchLabel(text, check.control.labels);
    if (match === 'same') return { text, match };
    // A row's lines are too many to take a near miss for a name.
    if (match === 'near' && from !== 'row') near ??= { text, match };
  }
  return near;
}

const nameMatch = (control: SeenControl, check: SettingManifest): LabelMatch =>
  bestName(control, check)?.match ?? 'none';

const firstName = (control: SeenControl): string | null => namesOf(control)[0]?.text ?? null;

function anyKey(control: SeenControl): string | null {
  for (const attribute of ['aria-labelledby', 'id', 'data-testid', 'name'])
    if (control.keys[attribute]) return `${attribute}=${control.keys[attribute]}`;
  return null;
}

/** True where an unknown wording holds more sentence-turning words than any wording known for the setting. */
function turned(control: SeenControl, check: SettingManifest): boolean {
  const most = Math.max(0, ...check.control.labels.map((label) => turns(label.text)));
  const names = namesOf(control);
  // A label that wraps its help text is read by its first line: the help may say "you can opt out" in all innocence.
  const lines = names.filter(({ from }) => from === 'label-line');
  const read =
    lines.length > 0
      ? [
          ...names.filter(({ from }) => from !== 'label' && from !== 'label-line' && from !== 'row'),
          ...lines.slice(0, 1),
        ]
      : names.slice(0, 1);
  return read.some(({ text }) => turns(text) > most);
}
