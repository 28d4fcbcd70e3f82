import type { HistoryPoint } from '../../electron/contract/index.ts';
import { linkedin, news, type Scenario, several, type Timeline } from './card-scenarios.ts';
import { NOW } from './scenario.ts';

const WEEK = 7 * 24 * 60 * 60_000;

/** Weekly readings up to now: mostly private, with stretches exposed and unknown, differently for each setting. */
export function weekly(checks: readonly string[], weeks: number): Timeline[] {
  return checks.map((check, place) => {
    const points: HistoryPoint[] = [];
    let before: { state: 'on' | 'off'; at: string } | null = null;
    for (let week = weeks; week >= 0; week -= 1) {
      const at = new Date(Date.parse(NOW) - week * WEEK - place * 60_000).toISOString();
      const turn = (weeks - week + place * 5) % (23 + place);
      if (turn > 17 && turn < 20) {
        points.push({ at, status: 'unknown', state: null, flip: null });
        continue;
      }
      const state = turn < 3 + (place % 4) ? 'on' : 'off';
      const flip =
        before !== null && before.state !== state
          ? { from: before.state, to: state, after: before.at, by: state === 'off' ? 'here' : 'elsewhere' }
          : null;
      points.push({ at, status: state === 'on' ? 'fail' : 'pass', state, flip } as HistoryPoint);
      before = { state, at };
    }
    return { check, points };
  });
}

/** Answers at those days of November, each given for the day before. */
const answers = (check: string, ...said: readonly (readonly [day: number, done: boolean])[]): Timeline => ({
  check,
  points: said.map(([day, done]) => ({
    at: new Date(Date.UTC(2026, 10, day, 9)).toISOString(),
    status: 'manual',
    state: null,
    flip: null,
    answer: { done, on: `2026-11-${String(day - 1).padStart(2, '0')}` },
  })),
});

/** One setting of which the person has told since what they saw, one form, and the others as audits saw them. */
export const withHistory = (): Scenario => {
  const said = answers('linkedin.ads-off', [12, false], [19, true]);
  const [first, ...others] = weekly(
    ['linkedin.ads-off', ...linkedin.filter((check) => !/\.(ads-off|objection)$/.test(check))],
    60,
  );
  const seenAndSaid = [...(first?.points ?? []), ...said.points].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return {
    ...several(),
    pastNews: (news().snapshot.accounts[0]?.radar?.items ?? []).map(
      ({ id: _, opens: __, watches: ___, ...told }) => told,
    ),
    timelines: [
      { check: 'linkedin.ads-off', points: seenAndSaid },
      ...others,
      answers('linkedin.objection', [3, false], [10, true], [17, true]),
    ],
  };
};
