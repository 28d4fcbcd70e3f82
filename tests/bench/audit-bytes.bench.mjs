// What the second audit of a heavy site loads. An answer out of a cache is no witness, so that Flipwatch asks anew for what
// a browser would have had at hand; this shows what the site pays for it. The yardstick is a bare script with a profile of
// its own that opens the same pages as often, and takes from its caches all that it may.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heavySite } from './heavy-site.mjs';
import { linkedinPages } from './linkedin-pages.mjs';
import { loadHouse } from './load-house.mjs';
import { row } from './measure.mjs';
import { auditBy, openedTwice, readByBareScript } from './whole-audit.mjs';

const house = await loadHouse();
const pages = linkedinPages(house);
const behind = await house.startPracticeSite('linkedin');
const site = await heavySite(behind.origin);
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));

/** The bytes of the second time. @param {() => Promise<unknown>} work */
async function secondTime(work) {
  await work();
  behind.forgetLog();
  site.forget();
  await work();
  return site.bytes();
}

/** @param {string} name @param {import('../../checks/practice/contract.ts').Fault[]} faults @param {'on' | 'off'} positions */
async function compare(name, faults, positions) {
  behind.reset();
  const settings = Object.fromEntries(Object.keys(behind.state().settings).map((id) => [id, positions]));
  behind.change({ settings, faults: faults.map((fault) => ({ fault })) });
  const ours = await secondTime(() => auditBy(site.origin, join(folder, `${name}, ours`)));
  const reloads = openedTwice(behind.pageViews());
  const plan = { site: site.origin, pages, reloads };
  const yardstick = await secondTime(() => readByBareScript(join(folder, `${name}, bare`), plan));
  row({
    name,
    ours: ours / 1024,
    yardstick: yardstick / 1024,
    unit: 'KiB',
    note: `second audit of all LinkedIn settings; ${reloads.length} of ${pages.length} pages loaded twice`,
  });
}

try {
  await compare('bytes, all on', [], 'on');
  await compare('bytes, all off', [], 'off');
  await compare('bytes, all off, the site lets its answers be kept', ['answerCached'], 'off');
  await compare('bytes, all off, a worker of the site answers', ['serviceWorkerAnswers'], 'off');
} finally {
  site.close();
  await behind.close();
  rmSync(folder, { recursive: true, force: true });
}
