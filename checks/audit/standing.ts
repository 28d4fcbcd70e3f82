import type { Grade, Manifest, Status } from '../model/index.ts';
import type { CheckPast } from './flips.ts';

/** How everything stands, in one word: what the tray draws. */
export type Standing =
  | 'allPrivate'
  | 'exposed'
  | 'flipped'
  | 'checking'
  | 'cannotTell'
  | 'paused'
  | 'nothingYet';

/** What a grade is made from, one for each check. */
export interface Graded {
  readonly status: Status | null;
  /** Manual checks only: the person has said that it is done. */
  readonly done?: boolean;
  /** A setting that is private by the person's own word: never counted as seen. */
  readonly own?: boolean;
}

/**
 * The person's own answer, where it still counts: always for what only they can know, and for a setting until
 * something newer was found out about it.
 */
export function standingAnswer(
  check: Pick<Manifest, 'method'>,
  { newest, answer }: Pick<CheckPast, 'newest' | 'answer'>,
): CheckPast['answer'] {
  if (check.method === 'manual' || answer === null || newest === null) return answer;
  return Date.parse(answer.at) > Date.parse(newest.at) ? answer : null;
}

/** What counts of one check: its newest finding, and for manual ones the person's own answer. */
export function gradedOf(
  check: Pick<Manifest, 'method'>,
  past: Pick<CheckPast, 'newest' | 'answer'>,
): Graded {
  if (check.method === 'manual') return { status: 'manual', done: past.answer?.done === true };
  const answer = standingAnswer(check, past);
  if (answer === null) return { status: past.newest?.status ?? null };
  // "It is exposed" is believed; "it is private" is repeated, and never drawn as seen.
  return answer.done ? { status: 'manual', done: true, own: true } : { status: 'fail' };
}

/**
 * Counts and one word. An unknown is never counted as private: `allPrivate` and `mostlyPrivate` need settings that
 * were seen, and where less than half could be seen and none of it exposed, there is no word at all. What was never
 * looked at was not seen either. What is private by the person's own word weighs against `mostlyExposed`, and otherwise
 * as something that was not seen.
 */
export function gradeOf(checks: readonly Graded[]): Grade {
  const count = (status: Status): number => checks.filter((check) => check.status === status).length;
  const counts = {
    private: count('pass'),
    exposed: count('fail'),
    unknown: count('unknown'),
    manualOpen: checks.filter((check) => check.status === 'manual' && check.done !== true).length,
    notOffered: count('notOffered'),
    ...someOf('own', checks.filter((check) => check.own === true).length),
    ...someOf('notLooked', checks.filter((check) => check.status === null).length),
  };
  return { ...counts, word: wordFor(counts) };
}

const someOf = (key: 'own' | 'notLooked', count: number): Pick<Grade, 'own' | 'notLooked'> =>
  count === 0 ? {} : { [key]: count };

function wordFor(counts: Omit<Grade, 'word'>): Grade['word'] {
  const { private: hidden, exposed, unknown, own = 0, notLooked = 0 } = counts;
  if (hidden + exposed === 0) return 'none';
  if (exposed > hidden + own) return 'mostlyExposed';
  const unseen = unknown + own + notLooked;
  if (exposed === 0 && unseen === 0) return 'allPrivate';
  const mostSeenPrivate = hidden * 2 > hidden + exposed + unseen;
  if (mostSeenPrivate && exposed * 3 <= hidden) return 'mostlyPrivate';
  return exposed === 0 ? 'none' : 'partlyExposed';
}

/** One grade over several accounts. */
export function sumGrades(grades: readonly Grade[]): Grade {
  const sum = (key: 'private' | 'exposed' | 'unknown' | 'manualOpen' | 'notOffered'): number =>
    grades.reduce((total, grade) => total + grade[key], 0);
  const counts = {
    private: sum('private'),
    exposed: sum('exposed'),
    unknown: sum('unknown'),
    manualOpen: sum('manualOpen'),
    notOffered: sum('notOffered'),
    ...someOf(
      'own',
      grades.reduce((total, { own = 0 }) => total + own, 0),
    ),
    ...someOf(
      'notLooked',
      grades.reduce((total, { notLooked = 0 }) => total + notLooked, 0),
    ),
  };
  return { ...counts, word: wordFor(counts) };
}

/**
 * The one word for everything. What needs the person most wins: a flip back that they have not looked at, then that
 * nobody is watching, then what is exposed, then what can't be told.
 */
export function standingOf(
  grade: Grade,
  now: { readonly checking: boolean; readonly unseenFlips: number; readonly paused: boolean },
): Standing {
  if (now.checking) return 'checking';
  if (now.unseenFlips > 0) return 'flipped';
  if (now.paused) return 'paused';
  if (grade.exposed > 0) return 'exposed';
  if (grade.unknown > 0) return 'cannotTell';
  if (grade.private === 0) return 'nothingYet';
  // The person's own word for the rest is good news, and still not something that was seen; nor is what nobody looked at.
  return grade.word === 'allPrivate' ? 'allPrivate' : 'cannotTell';
}
