import { expect, it } from 'vitest';
import type { IndexLoading } from '../../checks/engine/contract.ts';
import type { IndexPage, SeenRow } from '../../checks/model/index.ts';
import { Dice } from '../drift/dice.ts';
import { indexPage, loading, row, rowsOf, SimulatedAccount } from './simulated-account.ts';

/** Each account is as long as a year, and its pages come as the noise has it. */
const accounts = Number(process.env.FLIPWATCH_YEARS ?? 10);
const pages = ['privacy', 'ads', 'profile-visibility', 'account', 'sign-in-and-security'].map(indexPage);
const words: Readonly<Record<string, (row: SeenRow) => string>> = {
  en: ({ title }) => title,
  de: ({ title }) => `Zeile ${title}`,
  fr: ({ title }) => `Ligne ${title}`,
};

/** One loading of an unchanged page: another order, other numbers and values, the odd tip, and sometimes only a part. */
function noisy(
  own: readonly SeenRow[],
  language: string,
  part: readonly SeenRow[] | null,
  of: Dice,
): IndexLoading {
  const rows = (part ?? own).map((one) => ({
    ...one,
    title: `${words[language]?.(one) ?? one.title}${of.chance(0.2) ? ` (${of.below(40)})` : ''}`,
    path: one.path !== null && of.chance(0.3) ? one.path.replace('/d/settings/', '/d/') : one.path,
    state: of.pick(['on', 'off', null]),
  }));
  const tip = of.chance(0.05) ? [row(`/mypreferences/d/settings/tip-${of.below(9_999)}`, 'A tip')] : [];
  const mixed = rows.map((one) => ({ one, at: of.roll() })).toSorted((a, b) => a.at - b.at);
  return loading([...mixed.map(({ one }) => one), ...tip], { language, unfinished: of.chance(0.02) });
}

/** The loadings of one visit, as the engine makes them: a second one where anything is other than expected. */
function visit(account: SimulatedAccount, page: IndexPage, own: readonly SeenRow[], week: number, of: Dice) {
  const language = of.chance(0.06) ? of.pick(['de', 'fr']) : 'en';
  const half = own.filter((_, at) => at % 2 === 0);
  const throttled = week > 0 && own.length > 8 && of.chance(0.05) ? half : null;
  const partial = () => (of.chance(0.08) ? own.filter(() => of.chance(0.7)) : null);
  const load = () => noisy(own, language, throttled ?? partial(), of);
  const first = load();
  return account.isAsExpected(page, first) ? [first] : [first, load()];
}

it(`has nothing to tell of ${accounts} unchanged accounts in 52 weeks of noise, and reads most of what it visits`, () => {
  const told: string[] = [];
  let [visits, read, loads] = [0, 0, 0];
  for (let seed = 1; seed <= accounts; seed++) {
    const of = new Dice(seed);
    const account = new SimulatedAccount();
    const own = new Map(
      pages.map((page) => [page, rowsOf(page).filter((_, at) => at < 5 || of.chance(0.8))] as const),
    );
    for (let week = 0; week < 52; week++) {
      const seen = new Map(
        [...own].map(([page, rows]) => [page, visit(account, page, rows, week, of)] as const),
      );
      const { news, unread } = account.audit(week, seen);
      told.push(
        ...news.map(({ kind, page, title }) => `account ${seed}, week ${week}: ${kind} ${title} on ${page}`),
      );
      visits += pages.length;
      read += pages.length - unread.size;
      loads += [...seen.values()].reduce((sum, all) => sum + all.length, 0);
    }
  }
  process.stdout.write(`\n${visits} visits, ${loads} loadings, ${read} read whole · news ${told.length}\n`);
  expect(told).toEqual([]);
  expect(read / visits).toBeGreaterThan(0.75);
}, 120_000);
