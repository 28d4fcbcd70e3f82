import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reason, SettingManifest } from '../../checks/model/index.ts';
import { atLength, sampleOf, shareOf } from '../support/at-length.ts';
import { chromiumPath } from '../support/chromium.ts';
import type { Answer } from '../support/pages.ts';
import { expectHonest, expectNextAuditWorks } from './expectations.ts';
import { openSettingsSite, type SettingsSite, type Trap } from './settings-site.ts';
import { audit, type Circumstances, checks, type Home, newHome } from './stage.ts';

/**
 * One page of four behaves as no settings page should. Whatever it does, it costs its own finding at most:
 * the audit goes on, the other three are read, nothing is called private that isn't, and the next audit works.
 */
let home: Home;
let site: SettingsSite;
beforeEach(async () => {
  home = newHome();
  site = await openSettingsSite(checks);
  site.positions.set('linkedin.ads-by-age', 'off');
  site.positions.set('linkedin.ads-by-gender', 'off');
});
afterEach(async () => {
  await site.close();
  home.remove();
});

const script =
  (code: string): Trap =>
  (honest) =>
    honest.replace('<main>', `<script>${code}</script><main>`);

/** Writes until the reader has had enough bytes or has gone; never holds more than one piece. */
function pour(response: ServerResponse, piece: Buffer, bytes: number, end: string): void {
  let sent = 0;
  const more = (): void => {
    while (!response.destroyed) {
      if (sent >= bytes) {
        response.end(end);
        return;
      }
      sent += piece.length;
      if (!response.write(piece)) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
}

const endless: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.write('<!doctype html><main><h1>Loading</h1>');
  const drip = setInterval(() => response.write('<p>A little more of it.</p>'), 100);
  response.on('close', () => clearInterval(drip));
};

const dialogs = 'alert("Hello"); confirm("Sure?"); setInterval(() => prompt("Your name?"), 400);';

/** Pages that push something at whoever looks at them: what they do, and how. */
const pushing: readonly (readonly [string, string, readonly (Reason | null)[]])[] = [
  ['asks before it may be left', 'addEventListener("beforeunload", (e) => e.preventDefault());', []],
  ['opens twenty windows', 'for (let n = 0; n < 20; n++) window.open("/other?" + n, "_blank", "popup");', []],
  [
    'starts downloads',
    'for (const n of [1, 2, 3]) { const a = document.createElement("a"); a.href = "/file?" + n; a.download = ""; a.click(); }',
    [],
  ],
  [
    'asks for every permission',
    'navigator.geolocation.getCurrentPosition(() => {}); Notification.requestPermission(); navigator.mediaDevices?.getUserMedia({ audio: true, video: true }).catch(() => 0); navigator.requestMIDIAccess?.({ sysex: true }).catch(() => 0);',
    [],
  ],
  ['prints itself', 'setTimeout(() => print(), 10);', []],
];

/** What the page does, and the reasons that its own finding may give (null: it is read). An empty list: it must be read. */
const trapped: readonly (readonly [string, Trap, readonly (Reason | null)[]])[] = [
  // Each push tries them all at once, below.
  ...(atLength ? pushing.map(([does, code, reasons]) => [does, script(code), reasons] as const) : []),
  [
    'loads itself again and again',
    script('setTimeout(() => location.reload(), 60)'),
    [null, 'notReady', 'timeout', 'controlMissing', 'error'],
  ],
  ...sampleOf('computing', [
    ['computes without end', script('setTimeout(() => { for (;;); }, 50)'), ['timeout', 'notReady']],
    ['computes without end from its first moment', script('for (;;);'), ['timeout', 'notReady']],
  ] as const),
  ['never stops arriving', () => endless, ['notReady', 'controlMissing', 'timeout']],
  [
    'closes its connection half-way',
    () => (_, response) => response.socket?.destroy(),
    ['siteError', 'offline'],
  ],
];

const [, second] = checks;
if (second === undefined) throw new Error('too few checks');

async function survives(
  spoiled: SettingManifest,
  trap: Trap,
  reasons: readonly (Reason | null)[],
  more: Pick<Circumstances, 'executable' | 'patience'> = {},
): Promise<void> {
  site.traps.set(spoiled.place.path, trap);
  site.others.set('/other', '<title>another window</title>');
  site.others.set('/file', (_, response) =>
    response.writeHead(200, { 'content-disposition': 'attachment; filename="a.bin"' }).end('bytes'),
  );
  let pages = 0;
  const began = performance.now();
  const { document, stopped } = await audit(home, site, {
    onPage: (page) => page.context().on('page', () => pages++),
    ...more,
  });

  expectHonest(document.findings, site);
  const own = document.findings.find(({ check }) => check === spoiled.id);
  if (reasons.length === 0) expect(own).toMatchObject({ status: 'pass', state: 'off' });
  else expect(reasons).toContain(own?.reason ?? null);
  if (own?.reason !== 'browserClosed') {
    expect(stopped).toBeNull();
    const others = document.findings.filter(({ check }) => check !== spoiled.id);
    const told = others.map(({ check, state, reason, detail }) => [check, state, reason, detail]);
    expect(told).toEqual(others.map(({ check }) => [check, site.positions.get(check), null, null]));
  }
  expect(pages).toBe(0);
  expect(performance.now() - began).toBeLessThan(120_000);
  expect(readdirSync(home.folder).sort()).toEqual(['browsers', 'history']);
  await expectNextAuditWorks(home, site);
}

it.each(shareOf('trapped', trapped, 2))(
  'a page that %s',
  (_does, trap, reasons) => survives(second, trap, reasons),
  240_000,
);

it('a page that redirects without end is taken for a session that has ended: no other page is opened', async () => {
  site.traps.set(
    second.place.path,
    () => (request, response) =>
      response.writeHead(302, { location: `${request.url?.split('?')[0]}?${Math.random()}` }).end(),
  );
  const { document, stopped } = await audit(home, site, {});
  expectHonest(document.findings, site);
  expect(stopped).toBe('signedOut');
  const at = document.findings.findIndex(({ check }) => check === second.id);
  expect(document.findings.slice(at).map(({ reason }) => reason)).toEqual(
    document.findings.slice(at).map(() => 'signedOut'),
  );
}, 240_000);

it('a page that is 200 MB of text', async () => {
  const pours: Trap = (honest) => (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    pour(response, Buffer.from('<p>Words without an end. </p>\n'.repeat(36_000)), 200_000_000, honest);
  };
  // Its neighbours wait until the browser has let go of all that; how long that takes is the machine's own affair.
  await survives(second, pours, ['timeout', 'notReady', 'controlMissing', 'browserClosed'], {
    patience: { navigation: 25_000 },
  });
}, 240_000);

// Where a dialog opens just as its page is loaded again or left, Chromium lets go of neither: a new session has to.
it.each([
  ...sampleOf<readonly [string, string, Pick<Circumstances, 'executable'>]>('dialogs', [
    ['opens a dialog again and again', dialogs, {}],
    [
      'opens dialogs just as it is left',
      'setInterval(() => { const end = performance.now() + 150; while (performance.now() < end); prompt("Your name?"); }, 1)',
      {},
    ],
    [
      'opens dialogs without a moment between them',
      'setInterval(() => { alert("Hello"); confirm("Sure?"); }, 10)',
      {},
    ],
  ]),
  [
    'does all this at once in a browser that has windows of its own',
    [dialogs, ...pushing.map(([, code]) => code)].join('\n'),
    { executable: chromiumPath() },
  ] as const,
])(
  'a page that %s',
  (_does, code, more) => survives(second, script(code), [null, 'timeout', 'notReady', 'error'], more),
  240_000,
);
