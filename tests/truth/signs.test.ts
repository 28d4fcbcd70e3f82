import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { drivenPage } from '../../checks/browser/driven-page.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { HistoryEntry } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { platformOf, settingOf } from '../support/visits.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { html, json, quick, type Route, type Stage, settingsPage } from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const { manifests } = loadCatalogue();

/** Answers every settings page and every other address in one way each. */
async function everywhere(page: Route, other: Route): Promise<Stage & { pages(): number }> {
  const asked: string[] = [];
  const isPage = (path: string) => /^\/(mypreferences|settings)/.test(path);
  const server = createServer((ask, answer) => {
    const path = new URL(ask.url ?? '/', 'http://x').pathname;
    asked.push(`${ask.method} ${path}`);
    if (path === '/favicon.ico') answer.writeHead(204).end();
    else (isPage(path) ? page : other)(ask, answer, '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    pages: () => new Set(asked.filter((line) => isPage(line.slice(4)))).size,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A whole audit of one platform at this site. */
async function audit(site: string, platform: 'linkedin' | 'x') {
  const context = await browser.newContext();
  if (platform === 'x')
    await context.addCookies([
      { name: 'auth_token', value: 'a', url: site },
      { name: 'twid', value: 'u%3D1', url: site },
    ]);
  const page = await context.newPage();
  const entries: HistoryEntry[] = [];
  const first = manifests.find((one) => one.platform === platform && one.method === 'setting');
  const outcome = await auditAccount(
    {
      browser: { open: async () => drivenPage(page, () => context.close()) },
      history: { append: async (entry) => void entries.push(entry), entries: async () => entries },
      clock: { now: () => new Date('2026-11-25T12:00:00.000Z') },
      platform: platformOf(settingOf(first?.id ?? '')),
      catalogue: manifests.filter((one) => one.platform === platform),
    },
    {
      account: { id: 'a', platform, name: 'A', site },
      checks: 'all',
      trigger: 'manual',
      pace: 0,
      timing: quick,
    },
  );
  return {
    ...outcome,
    reasons: new Set(
      outcome.document.findings.flatMap((one) =>
        one.status === 'manual' || waitsForPerson(one) ? [] : [one.reason],
      ),
    ),
  };
}

const later = (status: number, headers: Record<string, string>): Route =>
  html('<h1>No</h1>', headers, status);
const errorPage = settingsPage(
  '<div id="rows"></div>',
  `fetch('/i/api/1.1/account/settings.json').then((r) => { if (!r.ok) document.getElementById('rows').textContent = 'Something went wrong. Try reloading.'; });`,
);
const reset = String(Math.floor(Date.parse('2026-11-25T12:15:00.000Z') / 1000));

/** What the site does on every page, the reason that is right, and when it may be asked again (null: it did not say). */
const signs: readonly (readonly [string, 'linkedin' | 'x', Route, Route, string, string | null])[] = [
  [
    '403 that asks for a proof',
    'linkedin',
    later(403, { 'cf-mitigated': 'challenge' }),
    json({}),
    'challenge',
    null,
  ],
  ['403', 'linkedin', later(403, {}), json({}), 'rateLimited', '2026-11-25T12:15:00.000Z'],
  [
    '429',
    'x',
    later(429, { 'x-rate-limit-reset': reset }),
    json({}),
    'rateLimited',
    '2026-11-25T12:15:00.000Z',
  ],
  [
    '503 that says when to come back',
    'linkedin',
    later(503, { 'retry-after': '7200' }),
    json({}),
    'rateLimited',
    '2026-11-25T14:00:00.000Z',
  ],
  [
    '503 that says so as a date',
    'linkedin',
    later(503, { 'retry-after': 'Wed, 25 Nov 2026 15:00:00 GMT' }),
    json({}),
    'rateLimited',
    '2026-11-25T15:00:00.000Z',
  ],
  [
    'data 429 behind the site’s error text',
    'x',
    html(errorPage),
    json({ errors: [{ code: 88 }] }, { 'x-rate-limit-reset': reset }, 429),
    'rateLimited',
    '2026-11-25T12:15:00.000Z',
  ],
  [
    'data 401 behind the site’s error text',
    'x',
    html(errorPage),
    json({ errors: [{ code: 32 }] }, {}, 401),
    'signedOut',
    null,
  ],
  [
    'code 326 behind the site’s error text',
    'x',
    html(errorPage),
    json({ errors: [{ code: 326 }] }, {}, 403),
    'challenge',
    null,
  ],
  [
    'endless redirects',
    'linkedin',
    (ask, answer) => answer.writeHead(302, { location: `${ask.url}?again` }).end(),
    json({}),
    'signedOut',
    null,
  ],
  [
    'a page that asks to agree',
    'linkedin',
    (_, answer) => answer.writeHead(302, { location: '/legal/update' }).end(),
    html(
      settingsPage(
        '<p>We have changed our User Agreement and our Privacy Policy.</p><button>Agree and continue</button>',
      ).replace('Agree and continue', 'Agree'),
    ),
    'acceptWall',
    null,
  ],
  [
    'a page that asks to agree in place',
    'linkedin',
    html(settingsPage('<p>Please read our Terms of Service.</p><button>I agree</button>')),
    json({}),
    'acceptWall',
    null,
  ],
  [
    'a challenge whose frame nobody can reach',
    'linkedin',
    html(
      settingsPage(
        '<div id="h"></div>',
        `const f=document.createElement('iframe');f.src='/captcha/challenge';f.width=300;f.height=200;document.getElementById('h').attachShadow({mode:'closed'}).append(f);`,
      ),
    ),
    html('<p>Prove it</p>'),
    'challenge',
    null,
  ],
];

describe('the site minds, or knows nobody here', () => {
  it.each(signs)(
    '%s: told as what it is, and no other page is opened',
    async (_name, platform, page, other, reason, retryAt) => {
      const site = await everywhere(page, other);
      const { stopped, reasons, retryAt: told } = await audit(site.origin, platform);
      await site.close();
      expect(stopped).toBe(reason);
      expect([...reasons]).toEqual([reason]);
      expect(site.pages()).toBe(1);
      expect(told).toBe(retryAt);
    },
  );
});

describe('somebody else’s session', () => {
  const offX = settingOf('x.off-x');
  const label = offX.control.labels.find(({ language }) => language === 'en')?.text ?? '';
  const p13n = '/i/api/1.1/account/personalization/p13n_preferences.json';
  const draw = (more: string) =>
    `<!doctype html><html lang="en"><body><main>${more}<h2>Personalization and data</h2><label>${label}<input type="checkbox"></label></main><script>fetch('/i/api/1.1/account/settings.json').catch(() => 0); fetch('${p13n}').then((r) => r.json()).then((d) => { document.querySelector('input').checked = d.use_cookie_personalization; });</script></body></html>`;
  it.each([
    ['its data is refused', draw('<p>Words.</p>'), json({ errors: [{ code: 220 }] }, {}, 403)],
    ['it offers to log in', draw('<a href="/login">Log in</a>'), json({}, {}, 200)],
    [
      'it says that these are the browser’s',
      draw(
        '<p>These settings apply to this browser while you are logged out. They have no effect when you are logged in.</p>',
      ),
      json({}, {}, 200),
    ],
    ['the menu says so', draw('<nav data-testid="loggedOutPrivacySection">Privacy</nav>'), json({}, {}, 200)],
  ])('a cookie that was left behind proves nobody: %s', async (_name, page, data) => {
    const site = await everywhere(html(page), (ask, ...rest) =>
      (ask.url?.startsWith(p13n) ? json({ use_cookie_personalization: false }) : data)(ask, ...rest),
    );
    const { document } = await audit(site.origin, 'x');
    await site.close();
    const [finding] = document.findings.filter(({ check }) => check === 'x.off-x');
    expect(finding).toMatchObject({ status: 'unknown' });
    expect(document.findings.some(({ reason }) => reason === 'signedOut')).toBe(true);
  });
});
