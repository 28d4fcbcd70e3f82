import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RecordingProxy, startRecordingProxy } from '../privacy/recording-proxy.ts';
import {
  addAccount,
  type Desk,
  endAll,
  type RunningApp,
  request,
  snapshotOf,
  startApp,
  until,
  type World,
} from '../support/desk-app.ts';
import { processTree } from '../support/processes.ts';

/** The app while it audits, watched from outside: by a proxy that writes down every request, and by the kernel's tables. */
let desk: Desk;
let world: World;
let app: RunningApp;
let proxy: RecordingProxy;
beforeEach(async () => {
  proxy = await startRecordingProxy();
  ({ desk, world, app } = await startApp());
});
afterEach(async () => {
  await endAll({ app, desk, world });
  await proxy.close();
});

test('in a whole audit the app asks the platform and nobody else', async () => {
  const abroad = new Set<string>();
  const look = (): void => {
    for (const address of processTree(app.pid).abroad) abroad.add(address);
  };
  const looking = setInterval(look, 300);
  await app.electron.evaluate(async ({ app: own, session }, proxyRules) => {
    const through = { proxyRules, proxyBypassRules: '<-loopback>' };
    own.on('session-created', (made) => void made.setProxy(through));
    await session.defaultSession.setProxy(through);
  }, `http://127.0.0.1:${proxy.port}`);
  const card = await app.window();
  const account = await addAccount(card);
  await request(card, 'audit.start', { account, checks: [] });
  const done = await until(
    'the end of the audit',
    () => snapshotOf(card),
    ({ running, accounts }) => running === null && accounts[0]?.lastAudit !== null,
    150_000,
  );
  clearInterval(looking);
  look();

  const seen = done.accounts.flatMap(({ checks }) => checks.flatMap(({ finding }) => finding ?? []));
  expect(seen.filter(({ state }) => state !== null).length).toBeGreaterThan(8);
  const sites = new Set(seen.flatMap(({ observed }) => (observed.url ? [new URL(observed.url).host] : [])));
  expect(sites.size).toBe(1);
  expect(proxy.hosts.length).toBeGreaterThan(seen.length);
  expect([...new Set(proxy.hosts)]).toEqual([...sites]);
  expect([...abroad]).toEqual([]);
});
