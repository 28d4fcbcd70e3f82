// An audit of all LinkedIn settings as a person runs it: the whole command line against a whole bare script, from the
// start of the process to its end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkedinPages } from './linkedin-pages.mjs';
import { loadHouse } from './load-house.mjs';
import { rounds, row, seconds, timed, turnByTurn } from './measure.mjs';
import { auditBy, openedTwice, readByBareScript } from './whole-audit.mjs';

const house = await loadHouse();
const pages = linkedinPages(house);
const site = await house.startPracticeSite('linkedin');
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));

// What the last audit loaded twice, and how long its checks had declared to watch there.
let twice = /** @type {{ paths: string[], declaredMs: number }} */ ({ paths: [], declaredMs: 0 });
// Whether the pages answer nothing of their own, so that each is looked at for a moment more.
let silent = false;

async function audit() {
  site.forgetLog();
  const [ms] = await timed(() => auditBy(site.origin, join(folder, 'ours')));
  const paths = openedTwice(site.pageViews());
  const { manifests } = house.loadCatalogue();
  const declaredMs = paths.reduce((sum, path) => {
    const here = manifests.flatMap((check) =>
      check.method === 'setting' && check.place.path === path ? [check.settle.watchSeconds * 1000] : [],
    );
    return sum + Math.max(...here) + house.SECOND_WATCH_MS;
  }, 0);
  const heardMs = silent ? (pages.length - paths.length) * house.HEARING_MS : 0;
  twice = { paths, declaredMs: declaredMs + heardMs };
  return ms;
}

async function bare() {
  const plan = { site: site.origin, pages, reloads: twice.paths };
  return (await timed(() => readByBareScript(join(folder, 'bare'), plan)))[0];
}

/** @param {string} name @param {import('../../checks/practice/contract.ts').Fault[]} faults */
async function compare(name, faults) {
  silent = faults.includes('noNetwork');
  site.reset();
  site.change({ faults: faults.map((fault) => ({ fault })) });
  await audit();
  const { ours, yardstick } = await turnByTurn(rounds(5), { ours: audit, yardstick: bare });
  const watching =
    twice.paths.length === 0
      ? ''
      : `; ${twice.paths.length} of ${pages.length} pages loaded twice, ${seconds(twice.declaredMs)} of declared watching not counted`;
  row({
    name,
    ours: ours - twice.declaredMs,
    yardstick,
    unit: 'ms',
    note: `whole command line ÷ whole bare script${watching}`,
  });
}

try {
  await compare('audit of all LinkedIn settings as on a first visit', []);
  await compare('audit of all LinkedIn settings, positions drawn only', ['noNetwork']);
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
