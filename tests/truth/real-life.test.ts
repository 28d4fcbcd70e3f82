import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type LifePage, lifePage } from './real-life.ts';
import { html, read, type Stage, serve, text, verdict } from './stage.ts';

/** `npm run drift` reads a thousand of these; each push as many. */
const rounds = Number(process.env.FLIPWATCH_LIFE_ROUNDS ?? 60);
const firstSeed = Number(process.env.FLIPWATCH_LIFE_SEED ?? 1);
/** Pages that are read at the same time. */
const LANES = 4;
/** All that is on these pages comes within half a second; a loaded machine may take longer over it. */
const timing = { navigation: 15_000, ready: 8_000, poll: 50, watchFactor: 0.25 };

let browser: Browser;
let elsewhere: Stage;
beforeAll(async () => {
  browser = await launchChromium('only read');
  elsewhere = await serve({
    '/throws.js': text("throw new Error('a stranger’s')", 'text/javascript'),
    '/frame': html(
      '<!doctype html><label><input type="checkbox" role="switch" checked> Personalise ads</label>',
    ),
  });
});
afterAll(async () => {
  await browser.close();
  await elsewhere.close();
});

it(`decides 98 of 100 pages as they are in real life, rightly (${rounds} of them)`, async () => {
  const seeds = Array.from({ length: rounds }, (_, at) => firstSeed + at);
  const read: { page: LifePage; said: string; detail: string }[] = [];
  const lane = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const page = lifePage(seed, elsewhere.origin);
      read.push({ page, ...(await readLife(page)) });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  const told = ({ page, said, detail }: (typeof read)[number]) =>
    `seed ${page.seed}: is ${page.truth} by ${page.source}, said ${said} (${detail}) with ${page.features.join(', ')}`;
  const right = (truth: string) => (truth === 'off' ? 'pass' : 'fail');
  const undecided = read.filter(({ said }) => said !== 'pass' && said !== 'fail');
  const wrong = read.filter(
    ({ page, said }) => !undecided.some((one) => one.page === page) && said !== right(page.truth),
  );
  process.stdout.write(
    `\n${read.length} pages of real life · wrong ${wrong.length} · undecided ${undecided.length}\n`,
  );
  if (undecided.length > 0) process.stdout.write(`${undecided.slice(0, 40).map(told).join('\n')}\n`);
  expect(wrong.map(told)).toEqual([]);
  expect(undecided.length / read.length).toBeLessThanOrEqual(0.02);
}, 3_600_000);

async function readLife(page: LifePage): Promise<{ said: string; detail: string }> {
  const stage = await serve(page.routes);
  try {
    const seen = await read(browser, stage.origin, { timing });
    return { said: verdict(seen), detail: seen.observations[0]?.detail ?? '' };
  } finally {
    await stage.close();
  }
}
