import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChangeResult, changeSetting, readPage, type Timing } from '../../checks/engine/index.ts';
import type { Observation } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf, visitTo } from '../support/visits.ts';
import { bundleDrawings, drawingFiles, type PageBundle } from './bundle.ts';
import type { Asked, Naming } from './drawn-page.ts';
import { drawings } from './list-of-drawings.ts';

/**
 * Controls of UI libraries, drawn in ways that the web's standards alone don't tell: in shadow roots, over or under a box
 * that nobody sees, as segments, as lists of their own, without a label that an attribute ties to them. Each stands between
 * two others of its kind. A push tries a sample of those whose packages are there anyway; `npm run widgets` all of them.
 */
const timing: Partial<Timing> = { navigation: 20_000, ready: 6_000, poll: 50, watchFactor: 0.1, saved: 800 };
const wanted = process.env.FLIPWATCH_DRAWINGS ?? '';
const SAMPLE = 8;
/** Most of a case is waiting for the page to hold still. */
const AT_ONCE = 3;
const check = settingOf('x.personalized-ads');
const label = 'Personalized ads';

interface Case {
  readonly file: string;
  readonly asked: Asked;
  readonly fix: boolean;
}
const isSwitch = ({ asked }: Case) => asked.drawing.startsWith('switch');

/** Inside a label, a press on this one's drawing moves it twice, for a person as well. */
const isDrawable = (file: string) => (naming: Naming) =>
  !(file.startsWith('further/bootstrap5-toggle') && naming === 'around');

const all: readonly Case[] = drawings.flatMap(({ file, drawing }) => {
  const switches: Naming[] = ['beside', 'around', 'heading'];
  const namings: Naming[] = drawing.startsWith('switch') ? switches : ['beside', 'heading', 'group'];
  return namings.filter(isDrawable(file)).flatMap((naming, at) => {
    const asked = (on: boolean, disabled: boolean): Asked => ({ drawing, naming, label, on, disabled });
    return [
      { file, asked: asked(false, false), fix: false },
      { file, asked: asked(true, false), fix: true },
      ...(at === 0 ? [{ file, asked: asked(false, true), fix: false }] : []),
      { file, asked: asked(true, true), fix: true },
    ];
  });
});
const nameOf = ({ file, asked, fix }: Case) =>
  `${file} ${asked.drawing} ${asked.naming} ${asked.on ? 'on' : 'off'}${asked.disabled ? ' locked' : ''}${fix ? ' fix' : ''}`;
const digest = (one: Case) =>
  createHash('sha1')
    .update(`${process.env.FLIPWATCH_SAMPLE} ${nameOf(one)}`)
    .digest('hex');
/** What `npm run widgets` alone installs is no part of a sample. */
const sample = () =>
  all
    .filter(({ file }) => !file.startsWith('further/'))
    .sort((a, b) => digest(a).localeCompare(digest(b)))
    .slice(0, SAMPLE);
const chosen =
  wanted === '' ? sample() : all.filter((one) => wanted === 'all' || nameOf(one).includes(wanted));

let browser: Browser;
const bundles = new Map<string, PageBundle>();
beforeAll(async () => {
  browser = await launchChromium();
  for (const file of new Set(chosen.map((one) => one.file))) bundles.set(file, await bundleDrawings(file));
}, 180_000);
afterAll(() => browser.close());

interface Outcome {
  readonly seen: Observation;
  readonly changed: ChangeResult | null;
  /** The server's own position at the end, and what it was told to save. */
  readonly on: boolean;
  readonly saved: readonly boolean[];
  readonly others: number;
}

async function run({ file, asked, fix }: Case): Promise<Outcome> {
  const server = { on: asked.on, saved: [] as boolean[], others: 0 };
  const bundle = bundles.get(file);
  const served = await servePages((path) => {
    if (path === '/bundle.js')
      return (_, response) => response.setHeader('content-type', 'text/javascript').end(bundle?.script);
    if (path === '/bundle.css')
      return (_, response) => response.setHeader('content-type', 'text/css').end(bundle?.style);
    if (path === '/settings/other')
      return (_, response) => {
        server.others++;
        response.end('ok');
      };
    if (path === '/settings/save')
      return (request, response) => {
        request.on('data', (word) => {
          server.on = String(word) === 'true';
          server.saved.push(server.on);
          response.end('ok');
        });
      };
    if (path !== check.place.path) return undefined;
    return `<!doctype html><html lang="en"><title>Settings</title><link rel="stylesheet" href="/bundle.css">
      <body><main><h1>Settings</h1><div id="root"></div></main>
      <script>window.asked = ${JSON.stringify({ ...asked, on: server.on })}</script><script src="/bundle.js"></script></body></html>`;
  });
  const context = await browser.newContext();
  try {
    await context.addCookies(
      platformOf(check).signedIn.cookies.map((name) => ({ name, value: 'x', url: served.origin })),
    );
    const page = await context.newPage();
    const options = { now: () => new Date(), timing };
    const changed = fix ? await changeSetting(page, fixAt(served.origin, check), options) : null;
    const seen =
      changed?.before ?? (await readPage(page, visitTo(served.origin, check), options)).observations[0];
    if (seen === undefined) throw new Error('nothing was read');
    return { seen, changed, on: server.on, saved: server.saved, others: server.others };
  } finally {
    await context.close();
    await served.close();
  }
}

/** What was told wrongly: none of it may ever happen. */
function liesOf({ asked }: Case, { seen, changed, on, saved, others }: Outcome): string[] {
  const lies: string[] = [];
  if (seen.status === 'pass' && asked.on) lies.push('a false green');
  if (seen.status === 'fail' && !asked.on) lies.push('a false red');
  if (others > 0) lies.push('a neighbour was moved');
  if (saved.length > 1) lies.push('it was moved more than once');
  if (asked.disabled && saved.length > 0) lies.push('a locked control was moved');
  if (asked.disabled && (changed?.clicks ?? 0) > 0) lies.push('a locked control was pressed');
  if (changed?.result === 'fixed' && on) lies.push('a false "fixed"');
  if (!asked.disabled && seen.locked === true) lies.push('a false lock');
  if (changed !== null && changed.result !== 'fixed' && !on && saved.length > 0)
    lies.push('moved, and not told');
  return lies;
}

it.each(drawingFiles)('%s is listed', (file) => {
  expect(drawings.some((one) => one.file === file)).toBe(true);
});

it('holds twelve further libraries with a switch, and twenty choices', () => {
  const files = (kind: boolean) => drawings.filter(({ drawing }) => drawing.startsWith('switch') === kind);
  expect(new Set(files(true).map(({ file }) => file)).size).toBeGreaterThanOrEqual(12);
  expect(files(false).length).toBeGreaterThanOrEqual(20);
});

it('nothing is told wrongly; nearly all are decided, fixed, and seen to be locked', async () => {
  const told: string[] = [];
  const lies: string[] = [];
  const counts = { switch: [0, 0], choice: [0, 0], lock: [0, 0], fix: [0, 0] };
  const count = (what: keyof typeof counts, good: boolean, why: string) => {
    counts[what][1] = (counts[what][1] ?? 0) + 1;
    if (good) counts[what][0] = (counts[what][0] ?? 0) + 1;
    else told.push(`${what}: ${why}`);
  };
  const tell = (one: Case, outcome: Outcome) => {
    const { seen, changed } = outcome;
    const why = `${nameOf(one)}: ${seen.status} ${seen.reason} ${seen.detail}`;
    lies.push(...liesOf(one, outcome).map((lie) => `${nameOf(one)}: ${lie}`));
    const decided = seen.status === 'pass' || seen.status === 'fail';
    count(isSwitch(one) ? 'switch' : 'choice', decided, why);
    if (!decided) return;
    if (one.asked.disabled) count('lock', seen.locked === true, why);
    else if (changed) count('fix', changed.result === 'fixed', `${why}, ${changed.result} ${changed.reason}`);
  };
  const waiting = [...chosen];
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) tell(one, await run(one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  process.stdout.write(`\n${JSON.stringify(counts)}\n${told.join('\n')}\n`);
  expect(lies).toEqual([]);
  // Of a sample a share says little: most of it may be what is not decided yet.
  if (wanted !== 'all') return;
  const share = ([good = 0, of = 0]: readonly number[]) => good / of;
  expect(share(counts.switch)).toBeGreaterThanOrEqual(0.97);
  expect(share(counts.choice)).toBeGreaterThanOrEqual(0.85);
  expect(share(counts.lock)).toBe(1);
  expect(share(counts.fix)).toBeGreaterThanOrEqual(0.85);
}, 3_600_000);
