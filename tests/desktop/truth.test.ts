import { afterAll, beforeAll, expect, test } from 'vitest';
import { atLength } from '../support/at-length.ts';
import { addAccount, until } from '../support/desk-app.ts';
import {
  drawFrom,
  html,
  json,
  keepingWorker,
  type Route,
  type Stage,
  serve,
  settingsPage,
  text,
  training,
  trainingData,
  trainingPath,
  trainingSwitch,
} from '../truth/stage.ts';
import { appForAll } from './app-for-tests.ts';

/** The truth cases of each kind that depend on the browser, in the app's own window. */
let stage: Stage;
/** What the site plays now. */
let routes: Readonly<Record<string, Route>> = {};
const playing =
  (path: string): Route =>
  (ask, answer, body) => {
    const route = routes[path];
    if (route === undefined) answer.writeHead(404).end();
    else route(ask, answer, body);
  };

beforeAll(async () => {
  const paths = [trainingPath, trainingData, '/sw.js', '/worker.js', '/uas/login'];
  stage = await serve(Object.fromEntries(paths.map((path) => [path, playing(path)])));
});
afterAll(() => stage?.close());
const on = appForAll(() => ({ args: [`--site=linkedin=${stage.origin}`] }));

/** A page of the signed-in. */
const page = (body: string, headers: Record<string, string> = {}): Route =>
  html(body, { 'set-cookie': 'li_at=1; Path=/', ...headers });
const answered = (value: unknown, headers: Record<string, string> = {}): Route =>
  json({ key: 'allowDataForGenerativeAI', value }, headers);
const drawn = settingsPage(undefined, drawFrom(trainingData));

let account = '';
async function audit(): Promise<string> {
  if (account === '') account = await addAccount(on.card, 'Truth', false);
  const askedBefore = stage.asked.length;
  expect(await on.request('audit.start', { account, checks: [training.id] })).toEqual({ ok: true });
  // It answers before the audit has begun: what counts is a finding after its page was asked for.
  const isOver = async (): Promise<boolean> => {
    const { running, queued } = await on.snapshot();
    return running === null && queued.length === 0 && stage.asked.length > askedBefore;
  };
  const seen = await until(
    'the audit’s end',
    async () => ((await isOver()) ? await findingNow() : null),
    (finding) => finding !== null,
  );
  if (seen === null) throw new Error('no finding');
  return seen.status === 'unknown' ? `unknown/${seen.reason}` : seen.status;
}

async function findingNow() {
  const { accounts } = await on.snapshot();
  const view = accounts.find((one) => one.account.id === account);
  return view?.checks.find(({ check }) => check === training.id)?.finding ?? null;
}

/** What each push is tried on: what once was false here, and its opposite. */
const sampled = ['off, with a worker of its own', 'unknown, where the script of its worker is missing'];
const pages: readonly (readonly [string, string, Readonly<Record<string, Route>>])[] = [
  ['pass', 'off, as its answer says', { [trainingPath]: page(drawn), [trainingData]: answered(false) }],
  ['fail', 'on, as its answer says', { [trainingPath]: page(drawn), [trainingData]: answered(true) }],
  [
    'pass',
    'off, with a worker of its own',
    {
      [trainingPath]: page(settingsPage(undefined, `new Worker('/worker.js')`)),
      '/worker.js': text('postMessage(1)', 'text/javascript'),
    },
  ],
  [
    'unknown/notReady',
    'unknown, where its answer holds nothing',
    { [trainingPath]: page(drawn), [trainingData]: answered(null) },
  ],
  [
    'unknown/notReady',
    'unknown, where its code is missing',
    { [trainingPath]: page(settingsPage(undefined, '', '<script src="/missing.js"></script>')) },
  ],
  [
    'unknown/notReady',
    'unknown, where the script of its worker is missing',
    { [trainingPath]: page(settingsPage(undefined, `new Worker('/missing.js')`)) },
  ],
  [
    'fail',
    'on, whatever its own code says of boxes',
    {
      [trainingPath]: page(
        settingsPage(
          trainingSwitch('checked'),
          '',
          `<script>Object.defineProperty(HTMLInputElement.prototype,'checked',{get(){return false}})</script>`,
        ),
      ),
    },
  ],
];

test.each(pages.filter(([, why]) => atLength || sampled.includes(why)))(
  'a page of the app’s own window reads "%s": %s',
  async (expected, _why, play) => {
    routes = play;
    expect(await audit()).toBe(expected);
  },
);

test.each<readonly [string, string, Readonly<Record<string, Route>>, Record<string, string>]>([
  ['the cache', '', {}, { 'cache-control': 'private, max-age=1209600' }],
  [
    'a service worker that keeps what it has',
    `navigator.serviceWorker.register('/sw.js');`,
    {
      '/sw.js': text(keepingWorker, 'text/javascript'),
    },
    {},
  ],
])('a flip is not hidden by %s', async (_name, script, more, headers) => {
  let value = false;
  routes = {
    [trainingPath]: page(settingsPage(undefined, `${script}${drawFrom(trainingData)}`)),
    [trainingData]: (...all) => answered(value, headers)(...all),
    ...more,
  };
  const said = [await audit()];
  value = true;
  said.push(await audit());
  expect(said).toEqual(['pass', 'fail']);
});
