import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount, until } from '../support/desk-app.ts';
import { type Answer, type ServedPages, servePages } from '../support/pages.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { appForAll } from './app-for-tests.ts';

/** A network that shows a page of its own: the app's own window is not led there, and says what it met. */
let portal: ServedPages;
let site: ServedPages;
let leads: 'redirect' | 'script' = 'redirect';

beforeAll(async () => {
  portal = await servePages(() => '<h1>Please sign in</h1>');
  const away = portal.origin.replace('127.0.0.1', 'localhost');
  const redirect: Answer = (_, answer) => answer.writeHead(302, { location: away }).end();
  site = await servePages(() =>
    leads === 'redirect' ? redirect : `<script>location.replace(${JSON.stringify(away)})</script>`,
  );
});
afterAll(async () => {
  await portal?.close();
  await site?.close();
});
const on = appForAll(() => ({ args: [`--site=linkedin=${site.origin}`] }));

test.each(['redirect', 'script'] as const)(
  'a network’s own page, by %s is told as such, and nobody is led there',
  async (way) => {
    leads = way;
    const account = await addAccount(on.card, way, false);
    site.requests.length = 0;
    expect(await on.request('audit.start', { account, checks: [] })).toEqual({ ok: true });
    const view = await until(
      'the end of the audit',
      async () => {
        const { accounts, running } = await on.snapshot();
        return running === null ? accounts.find((one) => one.account.id === account) : undefined;
      },
      (seen) =>
        seen?.checks.some(
          ({ finding }) => finding !== null && finding.status === 'unknown' && !waitsForPerson(finding),
        ) === true,
    );
    const reasons = view?.checks.flatMap(({ finding }) =>
      finding?.status === 'unknown' && !waitsForPerson(finding) ? [finding.reason] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['captivePortal']));
    expect(portal.requests).toEqual([]);
  },
);
