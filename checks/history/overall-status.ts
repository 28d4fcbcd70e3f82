import type { Grade, OverallStatus, Status } from '../model/index.ts';
import type { Position } from './position.ts';

/**
 * Counts and one word. An unknown is never counted as private: `allPrivate` and `mostlyPrivate` need settings that were
 * seen lately. Where less than half could be seen and none of that is exposed, there is no word. A check that was never
 * looked at counts as not seen. A setting that is private by the person's own word weighs against `mostlyExposed` and
 * otherwise counts as not seen; so does one that was private when last seen.
 */
export function gradeOf(checks: readonly Position[]): Grade {
  const all = (status: Status): readonly Position[] => checks.filter((check) => check.status === status);
  const aged = (status: Status): number => all(status).filter((check) => check.aged === true).length;
  return graded({
    private: all('pass').length,
    exposed: all('fail').length,
    agedPrivate: aged('pass'),
    agedExposed: aged('fail'),
    unknown: all('unknown').length,
    manualOpen: all('manual').filter((check) => check.done !== true).length,
    own: checks.filter((check) => check.own === true).length,
    notLooked: checks.filter((check) => check.status === null).length,
    notOffered: all('notOffered').length,
  });
}

type Counts = Record<Exclude<keyof Grade, 'word'>, number>;

const optional = ['agedPrivate', 'agedExposed', 'own', 'notLooked'] as const;

/** Counts with their word. Optional counts are left out where they are 0. */
function graded(counts: Counts): Grade {
  const grade: Grade = { ...counts, word: wordFor(counts) };
  for (const key of optional) if (counts[key] === 0) delete grade[key];
  return grade;
}

function wordFor({ private: hidden, exposed, agedPrivate, unknown, own, notLooked }: Counts): Grade['word'] {
  if (hidden + exposed === 0) return 'none';
  if (exposed > hidden + own) return 'mostlyExposed';
  const seen = hidden - agedPrivate;
  const unseen = agedPrivate + unknown + own + notLooked;
  if (exposed === 0 && unseen === 0) return 'allPrivate';
  if (seen > exposed + unseen && exposed * 3 <= seen) return 'mostlyPrivate';
  return exposed === 0 ? 'none' : 'partlyExposed';
}

/** One grade over several accounts. */
export function sumGrades(grades: readonly Grade[]): Grade {
  const sum = (key: keyof Counts): number => grades.reduce((total, grade) => total + (grade[key] ?? 0), 0);
  return graded({
    private: sum('private'),
    exposed: sum('exposed'),
    agedPrivate: sum('agedPrivate'),
    agedExposed: sum('agedExposed'),
    unknown: sum('unknown'),
    manualOpen: sum('manualOpen'),
    own: sum('own'),
    notLooked: sum('notLooked'),
    notOffered: sum('notOffered'),
  });
}

/**
 * The one word for everything. What needs the person most wins: a flip back that they have not looked at, a paused
 * schedule, an exposed setting, one that can't be told.
 */
export function overallStatusOf(
  grade: Grade,
  now: { readonly checking: boolean; readonly unseenFlips: number; readonly paused: boolean },
): OverallStatus {
  if (now.checking) return 'checking';
  if (now.unseenFlips > 0) return 'flipped';
  if (now.paused) return 'paused';
  if (grade.exposed > 0) return 'exposed';
  if (grade.unknown > 0) return 'cannotTell';
  if (grade.private === 0) return 'nothingYet';
  // What is private by the person's own word was not seen. Nor was what nobody looked at, or what was private when last
  // seen.
  return grade.word === 'allPrivate' ? 'allPrivate' : 'cannotTell';
}
