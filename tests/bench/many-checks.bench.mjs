// What an audit costs as checks are added: synthetic checks on one synthetic site, ten to a page.
import { createServer } from 'node:http';
import { openBrowser } from './linkedin-pages.mjs';
import { loadHouse } from './load-house.mjs';
import { median, rounds, row, timed } from './measure.mjs';

const perPage = 10;
const { auditAccount, drivenPage, loadCatalogue } = await loadHouse();
const { manifests, platforms } = loadCatalogue();
const platform = platforms.find(({ id }) => id === 'linkedin');
const model = manifests.find(({ id }) => id === 'linkedin.ai-training');
if (!platform || model?.method !== 'setting') throw new Error('The model for synthetic checks is gone.');

/** @param {number} number @returns {import('./house.ts').Manifest} */
function synthetic(number) {
  const label = `Synthetic setting number ${number} for benchmarks`;
  return {
    .../** @type {import('./house.ts').SettingManifest} */ (model),
    id: `linkedin.synthetic-${number}`,
    place: {
      path: `/mypreferences/d/settings/synthetic-${Math.floor(number / perPage)}`,
      headings: [],
      menu: { desktop: { en: ['Open it.'] }, phone: { en: ['Open it.'] } },
    },
    control: {
      kind: 'switch',
      keys: [{ attribute: 'aria-labelledby', value: `synthetic${number}` }],
      labels: [{ language: 'en', text: label, seen: '2026-01-01' }],
      expected: [perPage],
    },
  };
}

/** @param {number} number */
const drawn = (number) =>
  `<section><h2 id="synthetic${number}">Synthetic setting number ${number} for benchmarks</h2><input type="checkbox" role="switch" aria-labelledby="synthetic${number}" checked></section>`;

const server = createServer((request, response) => {
  const at = Number(/synthetic-(\d+)$/.exec(request.url ?? '')?.[1]);
  if (Number.isNaN(at)) return void response.writeHead(404).end();
  const rows = Array.from({ length: perPage }, (_, row) => drawn(at * perPage + row)).join('');
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<!doctype html><html lang="en"><title>Settings</title><body><main><h1>Settings</h1>${rows}</main>`);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
const browser = await openBrowser();

/** Milliseconds for each check. @param {number} count */
async function costPerCheck(count) {
  const catalogue = Array.from({ length: count }, (_, number) => synthetic(number));
  const page = await browser.newPage();
  const [ms, { document }] = await timed(() =>
    auditAccount(
      {
        browser: { open: async () => drivenPage(page, async () => undefined) },
        history: { append: async () => undefined, entries: async () => [] },
        clock: { now: () => new Date() },
        platform: /** @type {NonNullable<typeof platform>} */ (platform),
        catalogue,
      },
      {
        account: { id: 'bench', platform: 'linkedin', name: 'Bench', site: origin },
        checks: 'all',
        trigger: 'manual',
        pace: 0,
      },
    ),
  );
  await page.close();
  const wrong = document.findings.find(({ status }) => status !== 'fail');
  if (wrong) throw new Error(`${wrong.check} was read as ${wrong.status}: ${wrong.detail}`);
  return ms / count;
}

try {
  await costPerCheck(perPage);
  /** @type {Map<number, number[]>} */
  const costs = new Map([10, 100, 1000].map((count) => [count, []]));
  for (let round = 0; round < rounds(3); round++)
    for (const [count, found] of costs) {
      // Ten checks are over in no time: several runs, so that one hiccup doesn't make the yardstick.
      for (let run = 0; run < (count === 10 ? 5 : 1); run++) found.push(await costPerCheck(count));
    }
  const yardstick = median(costs.get(10) ?? []);
  for (const [count, found] of costs) {
    row({
      name: `audit of ${count.toLocaleString('en')} checks, for each check`,
      ours: median(found),
      yardstick,
      unit: 'ms',
      note: `${perPage} to a page; yardstick: the audit of 10`,
    });
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
