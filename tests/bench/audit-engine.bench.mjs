// An audit of all LinkedIn settings, engine and audit service in one process with the yardstick, on one browser.
import { linkedinPages, openBrowser, readBarely } from './linkedin-pages.mjs';
import { loadHouse } from './load-house.mjs';
import { median, rounds, row, seconds, timed, turnByTurn } from './measure.mjs';

const house = await loadHouse();
const { auditAccount, drivenPage, loadCatalogue, startPracticeSite } = house;
const { manifests, platforms } = loadCatalogue();
const platform = platforms.find(({ id }) => id === 'linkedin');
if (!platform) throw new Error('There is no LinkedIn any more.');
const pages = linkedinPages(house);
const site = await startPracticeSite('linkedin');
const browser = await openBrowser();
/** Watching is taken off the measure; a tenth of it shows the same overhead in less time. */
const watchFactor = 0.1;

/**
 * One whole audit. Tells its time less the watching, and which pages were loaded twice.
 * @param {readonly string[] | 'all'} checks
 */
async function audit(checks) {
  const context = await browser.newContext();
  const driven = drivenPage(await context.newPage(), async () => undefined);
  /** @type {Set<string>} */
  const reloaded = new Set();
  let watchedMs = 0;
  const began = performance.now();
  const { document } = await auditAccount(
    {
      browser: {
        open: async () => ({
          ...driven,
          readPage: async (visit, options) => {
            const result = await driven.readPage(visit, options);
            watchedMs += result.watchedMs;
            if (result.reloads > 0) reloaded.add(visit.path);
            return result;
          },
        }),
      },
      history: { append: async () => undefined, entries: async () => [] },
      clock: { now: () => new Date() },
      platform: /** @type {NonNullable<typeof platform>} */ (platform),
      catalogue: manifests,
    },
    {
      account: { id: 'bench', platform: 'linkedin', name: 'Bench', site: site.origin },
      checks,
      trigger: 'manual',
      pace: 0,
      timing: { watchFactor },
    },
  );
  const ms = performance.now() - began;
  await context.close();
  const undecided = document.findings.filter(({ status }) => status === 'unknown');
  if (undecided.length > 0) throw new Error(`Not read: ${undecided.map(({ check }) => check).join(', ')}`);
  return { ms, watchedMs, reloaded };
}

/** @param {readonly import('./linkedin-pages.mjs').BarePage[]} wanted @param {ReadonlySet<string>} reloaded */
async function bare(wanted, reloaded) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const [ms] = await timed(() => readBarely(page, site.origin, wanted, (path) => reloaded.has(path)));
  await context.close();
  return ms;
}

/**
 * @param {string} name
 * @param {readonly string[] | 'all'} checks
 * @param {import('../../checks/practice/contract.ts').Fault[]} faults
 * @param {'on' | 'off' | null} position of every setting; null: as on a first visit
 */
async function compare(name, checks, faults, position) {
  site.reset();
  const settings = Object.fromEntries(Object.keys(site.state().settings).map((id) => [id, position]));
  site.change({
    faults: faults.map((fault) => ({ fault })),
    ...(position === null ? {} : { settings }),
  });
  const wanted = pages.filter(({ path }) =>
    manifests.some(
      (check) =>
        check.method === 'setting' &&
        check.place.path === path &&
        (checks === 'all' ? check.platform === 'linkedin' : checks.includes(check.id)),
    ),
  );
  let { reloaded } = await audit(checks);
  /** @type {number[]} */
  const watched = [];
  const result = await turnByTurn(rounds(5), {
    ours: async () => {
      const run = await audit(checks);
      watched.push(run.watchedMs);
      reloaded = run.reloaded;
      return run.ms - run.watchedMs;
    },
    yardstick: () => bare(wanted, reloaded),
  });
  const watching = seconds(median(watched) / watchFactor);
  const about =
    reloaded.size === 0
      ? ''
      : `; ${reloaded.size} of ${wanted.length} pages loaded twice, ${watching} of watching not counted`;
  row({
    name,
    ours: result.ours,
    yardstick: result.yardstick,
    unit: 'ms',
    note: `engine ÷ bare Playwright on the same browser${about}`,
  });
}

try {
  await compare('audit of all LinkedIn settings, on', 'all', [], 'on');
  await compare('audit of all LinkedIn settings, off and proven by the page’s data', 'all', [], 'off');
  await compare('audit of all LinkedIn settings, off and drawn only', 'all', ['noNetwork'], 'off');
  await compare('one setting again', ['linkedin.ai-training'], [], 'off');
} finally {
  await browser.close();
  await site.close();
}
