import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RecordingProxy, startRecordingProxy } from '../privacy/recording-proxy.ts';
import { until } from '../support/desk-app.ts';
import { processTree } from '../support/processes.ts';
import { appForAll } from './app-for-tests.ts';

/** The app while it audits, watched from outside: by a proxy that writes down every request, and by the kernel's tables. */
let proxy: RecordingProxy;
beforeAll(async () => {
  proxy = await startRecordingProxy();
});
afterAll(() => proxy.close());
const on = appForAll({ account: 'Practice', looksAround: true });

test('in a whole audit the app asks the platform and nobody else', async () => {
  const abroad = new Set<string>();
  const look = (): void => {
    for (const address of processTree(on.app.pid).abroad) abroad.add(address);
  };
  const looking = setInterval(look, 300);
  await on.app.electron.evaluate(async ({ app: own, session }, proxyRules) => {
    const through = { proxyRules, proxyBypassRules: '<-loopback>' };
    own.on('session-created', (made) => void made.setProxy(through));
    await session.defaultSession.setProxy(through);
  }, `http://127.0.0.1:${proxy.port}`);
  await on.request('audit.start', { account: on.account, checks: [] });
  const done = await until(
    'the end of the audit',
    () => on.snapshot(),
    ({ running, accounts }) => running === null && accounts[0]?.lastAudit !== null,
    150_000,
  ).finally(() => clearInterval(looking));
  look();

  const seen = done.accounts.flatMap(({ checks }) => checks.flatMap(({ finding }) => finding ?? []));
  expect(seen.filter(({ state }) => state !== null).length).toBeGreaterThan(8);
  const sites = new Set(seen.flatMap(({ observed }) => (observed.url ? [new URL(observed.url).host] : [])));
  expect(sites.size).toBe(1);
  expect(proxy.hosts.length).toBeGreaterThan(seen.length);
  expect([...new Set(proxy.hosts)]).toEqual([...sites]);
  expect([...abroad]).toEqual([]);
});
