import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  type ChangeResult,
  changeSetting,
  readPage,
  type Timing,
  type VisitResult,
} from '../../checks/engine/index.ts';
import type { Platform, SettingManifest, State } from '../../checks/model/index.ts';
import { fixAt, settingOf, visitTo } from '../support/visits.ts';

/** Short waits: what is held here does not depend on them. */
export const quick: Partial<Timing> = {
  navigation: 8_000,
  ready: 2_500,
  poll: 100,
  saved: 600,
  watchFactor: 0.1,
};

/** How one address of a test's site answers. */
export type Route = (ask: IncomingMessage, answer: ServerResponse, body: string) => void;

/** A site that plays one trap, with a log of everything that was asked of it. */
export interface Stage {
  readonly origin: string;
  /** `METHOD /path?query`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Serves addresses by their path; what has none is 404. */
export async function serve(routes: Readonly<Record<string, Route | string>>): Promise<Stage> {
  const asked: string[] = [];
  const server = createServer(async (ask, answer) => {
    const { pathname } = new URL(ask.url ?? '/', 'http://x');
    asked.push(`${ask.method} ${ask.url}`);
    let body = '';
    for await (const piece of ask) body += piece;
    const route = routes[pathname];
    if (route === undefined) answer.writeHead(404).end();
    else if (typeof route === 'string') html(route)(ask, answer, body);
    else route(ask, answer, body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

export const html =
  (text: string, headers: Record<string, string | string[]> = {}, status = 200): Route =>
  (_, answer) =>
    answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text);

export const json =
  (value: unknown, headers: Record<string, string> = {}, status = 200): Route =>
  (_, answer) =>
    answer
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof value === 'string' ? value : JSON.stringify(value));

export const text =
  (body: string, type: string, headers: Record<string, string> = {}): Route =>
  (_, answer) =>
    answer.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*', ...headers }).end(body);

/** LinkedIn's setting on AI training: where it stands, and what it is known by. */
export const training = settingOf('linkedin.ai-training');
export const trainingPath = training.place.path;
const key = 'allowDataForGenerativeAI';
/** Where LinkedIn's own pages ask for it. */
export const trainingData = `/mysettings-api/settingsApiSettings/${key}`;

/** The switch, drawn off unless said otherwise. */
export const trainingSwitch = (more = '') =>
  `<p id="${key}">Use my data for training content creation AI models</p><input type="checkbox" role="switch" aria-labelledby="${key}" ${more}>`;

/** A settings page around it; `script` runs after the switch has been drawn. */
export const settingsPage = (inside = trainingSwitch(), script = '', head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Settings</title>${head}</head><body><main><h1>Settings for you</h1><p>Some words, so that the page is not a blank one.</p>${inside}</main><script>${script}</script></body></html>`;

/** Script that sets the switch as an answer says. */
export const drawFrom = (address: string, value = 'd.value') =>
  `fetch('${address}').then((r) => r.json()).then((d) => { document.querySelector('input').checked = ${value}; }).catch(() => {});`;

interface Reading {
  readonly check?: string;
  /** Another check than one that ships. */
  readonly of?: SettingManifest;
  readonly platform?: Partial<Platform>;
  readonly timing?: Partial<Timing>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly context?: BrowserContext;
  readonly identity?: string | null;
}

async function onPage<T>(
  browser: Browser,
  site: string,
  { cookies = {}, context }: Reading,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const own = context ?? (await browser.newContext());
  try {
    await own.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: site })));
    const page = await own.newPage();
    const done = await work(page);
    await page.close();
    return done;
  } finally {
    if (context === undefined) await own.close();
  }
}

/** Reads one setting at a site, as an audit does. */
export function read(browser: Browser, site: string, how: Reading = {}): Promise<VisitResult> {
  const visit = visitTo(site, how.of ?? settingOf(how.check ?? training.id));
  return onPage(browser, site, how, (page) =>
    readPage(
      page,
      { ...visit, platform: { ...visit.platform, ...how.platform }, identity: how.identity ?? null },
      { now: () => new Date(), timing: { ...quick, ...how.timing } },
    ),
  );
}

/** Reads what does come, however busy the machine is: a cap that is never reached costs nothing. */
export const readPatiently = (browser: Browser, site: string, how: Reading = {}): Promise<VisitResult> =>
  read(browser, site, { ...how, timing: { ready: 12_000, ...how.timing } });

/** Fixes one setting at a site. */
export function fix(
  browser: Browser,
  site: string,
  how: Reading & { readonly target?: State } = {},
): Promise<ChangeResult> {
  const change = fixAt(site, settingOf(how.check ?? training.id), how.target ?? 'off');
  return onPage(browser, site, how, (page) =>
    changeSetting(
      page,
      { ...change, platform: { ...change.platform, ...how.platform }, identity: how.identity ?? null },
      { now: () => new Date(), timing: { ...quick, ...how.timing } },
    ),
  );
}

/** What a reading says of its one check, in short. */
export const verdict = ({ observations: [seen] }: VisitResult): string =>
  `${seen?.status}${seen?.reason ? `/${seen.reason}` : ''}`;

/** A service worker that answers the page’s questions from what it kept the first time. */
export const keepingWorker =
  "self.addEventListener('install',()=>skipWaiting());self.addEventListener('activate',e=>e.waitUntil(clients.claim()));self.addEventListener('fetch',e=>{if(e.request.url.includes('mysettings-api'))e.respondWith(caches.open('a').then(async c=>{const h=await c.match(e.request);if(h)return h;const r=await fetch(e.request);c.put(e.request,r.clone());return r}))})";
