import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { readIndex, type Timing } from '../../checks/engine/index.ts';
import type { RadarNews } from '../../checks/model/index.ts';
import { SimulatedAccount } from '../radar/simulated-account.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { isClear, type ListedPage, listedPage } from './listed-page.ts';

/** `npm run drift` reads a thousand accounts' pages; each push reads these many. */
const rounds = Number(process.env.FLIPWATCH_LISTED_ROUNDS ?? 6);
const firstSeed = Number(process.env.FLIPWATCH_LISTED_SEED ?? 1);
/** Rows come 90 ms late: long before 200 ms of standing still, where any row is another than expected. */
const timing: Partial<Timing> = { navigation: 8_000, ready: 1_500, poll: 20 };
/** One baseline, one week in which nothing happens, then the new row; some weeks may be too foul to see anything. */
const PLANTED_IN = 2;
const WEEKS = 5;

const { manifests, platforms, indexPages } = loadCatalogue();
const known = indexPages.flatMap(({ rows }) => rows.flatMap(({ path }) => path ?? []));

interface Round {
  readonly made: ListedPage;
  readonly news: readonly { readonly week: number; readonly news: RadarNews }[];
  /** The first week in which the new row could be seen; null: there was none. */
  readonly couldSee: number | null;
  readonly read: number;
  readonly loads: number;
  readonly asked: readonly string[];
  readonly touched: boolean;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(async () => {
  await browser.close();
});

/** One site and one page, used again for every round. */
async function lane(seeds: readonly number[], into: Round[]): Promise<void> {
  let made: ListedPage | undefined;
  let week = 0;
  let load = 0;
  const site = await servePages((path) =>
    made && path === made.page.path ? made.html(week, load++, week >= PLANTED_IN) : undefined,
  );
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    for (const seed of seeds) {
      made = listedPage(seed);
      site.requests.length = 0;
      const account = new SimulatedAccount();
      const news: Round['news'][number][] = [];
      let [read, loads, touched] = [0, 0, false];
      for (week = 0; week < WEEKS; week++) {
        load = 0;
        const told = await auditOf(account, made, week, page, site.origin);
        loads += load;
        read += told.unread.size === 0 ? 1 : 0;
        touched ||= (await page.evaluate(() => document.documentElement.dataset.touched ?? null)) !== null;
        news.push(...told.news.map((one) => ({ week, news: one })));
      }
      const asked = [...new Set(site.requests)];
      into.push({ made, news, couldSee: firstSight(made), read, loads, asked, touched });
    }
  } finally {
    await context.close();
    await site.close();
  }
}

async function auditOf(
  account: SimulatedAccount,
  { page: indexPage }: ListedPage,
  week: number,
  page: Page,
  site: string,
) {
  const platform = platforms.find(({ id }) => id === 'linkedin');
  if (platform === undefined) throw new Error('no LinkedIn');
  const visit = {
    platform,
    site,
    path: indexPage.path,
    catalogue: manifests.filter((check) => check.platform === platform.id),
    identity: null,
    known,
    expected: account.expected(indexPage),
  };
  const { blocker, loadings } = await readIndex(page, visit, { now: () => new Date(), timing });
  if (blocker !== null) throw new Error(`${blocker.reason}: ${blocker.detail}`);
  return account.audit(week, new Map([[indexPage, loadings]]));
}

/** The new row can be seen once the page has been read whole before, and comes whole now. */
function firstSight(made: ListedPage): number | null {
  const clear = Array.from({ length: WEEKS }, (_, week) => isClear(made.weather(week)));
  const baseline = clear.indexOf(true);
  if (baseline === -1 || baseline >= PLANTED_IN) return null;
  const seen = clear.indexOf(true, PLANTED_IN);
  return seen === -1 ? null : seen;
}

it(
  `reads the pages of ${rounds} accounts: nothing is new or gone that is not, and what is new is told`,
  async () => {
    const done: Round[] = [];
    const seeds = Array.from({ length: rounds }, (_, at) => firstSeed + at);
    const lanes = 4;
    await Promise.all(
      Array.from({ length: lanes }, (_, at) =>
        lane(
          seeds.filter((seed) => seed % lanes === at),
          done,
        ),
      ),
    );
    const told = ({ made, news }: Round) =>
      `seed ${made.seed}, ${made.page.path}: ${news.map(({ week, news: one }) => `week ${week} ${one.kind} ${one.path} “${one.title}” was “${one.was ?? ''}”`).join('; ')}`;
    const isPlanted = ({ made }: Round, { news }: Round['news'][number]) =>
      news.kind === 'newRow' && news.path.endsWith(`/planted-${made.seed}`);
    const falseNews = done.filter((round) => round.news.some((one) => !isPlanted(round, one)));
    const visible = done.filter(({ couldSee }) => couldSee !== null);
    const late = visible.filter(
      (round) => !round.news.some((one) => isPlanted(round, one) && one.week === round.couldSee),
    );
    const opened = done.filter(
      ({ made, asked, touched }) =>
        touched || asked.some((one) => one !== `GET ${made.page.path}` && one !== 'GET /favicon.ico'),
    );
    const sum = (of: (round: Round) => number) => done.reduce((all, round) => all + of(round), 0);
    process.stdout.write(
      `\n${done.length} accounts, ${done.length * WEEKS} audits, ${sum(({ read }) => read)} read whole, ${sum(({ loads }) => loads)} loadings · false news ${falseNews.length} · new rows told at first sight ${visible.length - late.length} of ${visible.length} · opened or touched ${opened.length}\n`,
    );
    expect(falseNews.map(told)).toEqual([]);
    expect(opened.map(({ asked }) => asked)).toEqual([]);
    expect(late.length / Math.max(1, visible.length), late.map(told).join('\n')).toBeLessThanOrEqual(0.01);
  },
  600_000 + rounds * 5_000,
);
