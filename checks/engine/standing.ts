import {
  isReadable,
  type Manifest,
  MOST_CANDIDATES,
  type Observation,
  type SettingManifest,
  standingOf,
} from '../model/index.ts';
import type { Verdict } from './judge.ts';
import type { Look } from './look.ts';
import { firstName, isKnownAs } from './names.ts';
import type { Recognition } from './recognise.ts';

/** Whether the person has said which control it is, and this is that control. */
const isConfirmed = (recognition: Recognition | null): boolean =>
  recognition?.found === true && recognition.witnesses.some(({ kind }) => kind === 'confirmed');

/**
 * The verdict as far as it is believed: facts that only reports speak of are no ground for one before the person has
 * confirmed them once.
 */
export function believed(check: SettingManifest, verdict: Verdict, recognition: Recognition | null): Verdict {
  if (verdict.status !== 'pass' && verdict.status !== 'fail') return verdict;
  if (standingOf(check) !== 'reported' || isConfirmed(recognition)) return verdict;
  return {
    ...verdict,
    status: 'unknown',
    reason: 'onlyReported',
    strength: null,
    detail: 'the control that help pages or the press speak of was read, and nobody has confirmed it',
  };
}

/** What the person is shown to say which control it is: those it might be, and what they had confirmed. */
export function toBeShown(
  check: SettingManifest,
  { status, reason }: Pick<Verdict, 'status' | 'reason'>,
  recognition: Recognition | null,
  look: Look | null,
  catalogue: readonly Manifest[],
): Pick<Observation, 'candidates' | 'drift'> {
  if (status !== 'unknown' || recognition === null) return {};
  const drift = recognition.found ? undefined : recognition.drift;
  const asked = reason === 'onlyReported' || reason === 'confirmationDrifted';
  const missed = !recognition.found && recognition.reason === reason && standingOf(check) === 'reported';
  if (!asked && !missed) return {};
  const candidates = recognition.found ? [recognition.label ?? ''] : unclaimed(check, look, catalogue);
  return {
    candidates: candidates.map((label) => label.slice(0, 200)).slice(0, MOST_CANDIDATES),
    ...(drift === undefined || reason !== 'confirmationDrifted' ? {} : { drift }),
  };
}

/** Labels of the visible controls of the page's own that are no other check's. */
function unclaimed(check: SettingManifest, look: Look | null, catalogue: readonly Manifest[]): string[] {
  const others = catalogue.filter(isReadable).filter(({ id }) => id !== check.id);
  return (look?.controls ?? [])
    .filter(({ visible, inNavigation }) => visible && !inNavigation)
    .filter((control) => !others.some((other) => isKnownAs(control, other)))
    .flatMap((control) => firstName(control) ?? []);
}
