import { accountsThatCount } from '../../checks/model/accounts-that-count.ts';
import { isNewThing } from '../../checks/model/new-things.ts';
import type { AccountView } from './snapshot.ts';

/** Settings that have turned back and that nobody has looked at yet. */
export const flippedIn = ({ checks }: AccountView): number => checks.filter(({ news }) => news).length;

/** Things that were not there before and about which nobody has done anything yet; several that are told as one are one. */
export const newIn = ({ radar }: AccountView): number => (radar?.items ?? []).filter(isNewThing).length;

/** How much an account wants its person: what turned back first, then a sign-in, what is new, and what is exposed. Null: not at all. */
function weightOf(view: AccountView): number | null {
  if (flippedIn(view) > 0) return 0;
  if (view.signIn === 'needed') return 1;
  if (newIn(view) > 0) return 2;
  return view.grade.exposed > 0 ? 3 : null;
}

/** The accounts that count and want their person, the gravest first. */
export const accountsInNeed = (accounts: readonly AccountView[]): readonly AccountView[] =>
  accountsThatCount(accounts)
    .flatMap((view) => {
      const weight = weightOf(view);
      return weight === null ? [] : [{ view, weight }];
    })
    .sort((one, other) => one.weight - other.weight)
    .map(({ view }) => view);

/** How much is new and wants the person: settings that have turned back, what was not there before, and accounts that need a sign-in. */
export const newsCount = (accounts: readonly AccountView[]): number =>
  accountsThatCount(accounts).reduce(
    (sum, view) => sum + flippedIn(view) + newIn(view) + (view.signIn === 'needed' ? 1 : 0),
    0,
  );
