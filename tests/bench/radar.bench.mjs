// What looking for new settings costs: an audit of all LinkedIn settings that also visits the pages that list them, week
// after week on an account where nothing is new, against the same audit without. Pauses between pages are not counted: a
// practice site asks for none.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHouse } from './load-house.mjs';
import { rounds, row, timed, turnByTurn } from './measure.mjs';
import { auditBy } from './whole-audit.mjs';

const house = await loadHouse();
const site = await house.startPracticeSite('linkedin');
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));
const listed = house
  .loadCatalogue()
  .indexPages.filter(({ platform }) => platform === 'linkedin')
  .map(({ path }) => path);

let [loads, pages] = [0, 0];

/** @param {boolean} radar */
async function audit(radar) {
  site.forgetLog();
  const [ms] = await timed(() => auditBy(site.origin, join(folder, radar ? 'with' : 'without'), radar));
  const views = site.pageViews().filter((path) => listed.includes(path));
  if (radar) [loads, pages] = [views.length, new Set(views).size];
  else if (views.length > 0)
    throw new Error('A page that lists settings was opened, and nobody had asked for it.');
  return ms;
}

try {
  const { ours, yardstick } = await turnByTurn(rounds(5), {
    ours: () => audit(true),
    yardstick: () => audit(false),
  });
  if (pages !== listed.length) throw new Error(`Only ${pages} of ${listed.length} pages were looked at.`);
  row({
    name: 'audit of all LinkedIn settings that also looks for new ones',
    ours,
    yardstick,
    unit: 'ms',
    note: `yardstick: the same audit without; ${pages} pages more, ${loads} loads, and as many pauses of a person on the real site`,
  });
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
