import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import { startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { HeldElsewhere } from '../../checks/storage/lock-file.ts';
import { chromiumPath } from '../support/chromium.ts';
import { expectHonest, expectNextAuditWorks } from './expectations.ts';
import { openSettingsSite, type SettingsSite } from './settings-site.ts';
import { audit, checks, entriesOf, findingsIn, type Home, newHome } from './stage.ts';

/** The machine, the network or the browser gives way in the middle of an audit. */
let home: Home;
let site: SettingsSite;
beforeEach(async () => {
  home = newHome();
  site = await openSettingsSite(checks);
  site.positions.set('linkedin.ads-by-age', 'off');
});
afterEach(async () => {
  await site.close();
  home.remove();
});

/** Runs something once, as soon as the second setting has been found. */
const afterTwo = (act: () => unknown) => {
  let found = 0;
  return (progress: { readonly kind: string }): void => {
    if (progress.kind === 'found' && ++found === 2) act();
  };
};

async function expectHalfAnAudit(
  reason: string,
  run: Promise<Awaited<ReturnType<typeof audit>>>,
): Promise<void> {
  const { document, stopped } = await run;
  expect(stopped).toBe(reason);
  expectHonest(document.findings, site);
  expect(document.findings.filter((finding) => finding.state !== null)).toHaveLength(2);
  expect(document.findings.filter((finding) => finding.reason === reason)).toHaveLength(2);
  const kept = findingsIn(await entriesOf(home)).filter(({ state }) => state !== null);
  expect(kept.map(({ check, state }) => [check, state]).sort()).toEqual(
    document.findings.flatMap(({ check, state }) => (state === null ? [] : [[check, state]])).sort(),
  );
}

it('the browser is killed: what was seen is kept, the rest says so, and the next audit works', async () => {
  const browserOf = (): string =>
    execFileSync('pgrep', ['-of', `user-data-dir=${path.join(home.folder, 'browsers')}`], {
      encoding: 'utf8',
    });
  const run = audit(home, site, {
    onProgress: afterTwo(() => process.kill(Number(browserOf()), 'SIGKILL')),
    executable: chromiumPath(),
  });
  await expectHalfAnAudit('browserClosed', run);
  await expectNextAuditWorks(home, site);
}, 180_000);

it('the page’s renderer crashes: at most what was not yet seen is unknown, and the next audit works', async () => {
  for (const { id } of checks) site.positions.set(id, 'off');
  let session: Promise<CDPSession> | undefined;
  let strikes: NodeJS.Timeout | undefined;
  let crashes = 0;
  const { document } = await audit(home, site, {
    onPage: (page) => {
      session = page.context().newCDPSession(page);
      page.on('crash', () => crashes++);
    },
    // In the middle of the third page's watch; or soon after, where the page was just changing and did not hear it.
    onProgress: afterTwo(() => {
      strikes = setInterval(
        () => crashes === 0 && session?.then((line) => line.send('Page.crash')).catch(() => undefined),
        150,
      );
    }),
  });
  clearInterval(strikes);
  expect(crashes).toBe(1);
  expectHonest(document.findings, site);
  const reasons = document.findings.flatMap(({ reason }) => reason ?? []);
  expect(reasons.every((reason) => reason === 'browserClosed' || reason === 'error')).toBe(true);
  expect(reasons.length).toBeLessThanOrEqual(2);
  expect(findingsIn(await entriesOf(home))).toHaveLength(checks.length);
  await expectNextAuditWorks(home, site);
}, 180_000);

it('the network goes half-way: offline, not private, and the next audit works when it is back', async () => {
  const gone = site;
  await expectHalfAnAudit('offline', audit(home, gone, { onProgress: afterTwo(() => gone.close()) }));
  site = await openSettingsSite(checks);
  for (const [check, position] of gone.positions) site.positions.set(check, position);
  await expectNextAuditWorks(home, site);
}, 180_000);

it('the clock jumps back a year and on again: no flip where nothing was turned', async () => {
  const year = 365 * 86_400_000;
  for (const jump of [0, -year, year, 0]) {
    const { document } = await audit(home, site, { now: () => new Date(Date.now() + jump) });
    expectHonest(document.findings, site);
    expect(document.findings.map(({ flip }) => flip)).toEqual(checks.map(() => null));
  }
  site.positions.set('linkedin.ads-by-age', 'on');
  const { document } = await audit(home, site, { now: () => new Date(Date.now() - year) });
  const flips = document.findings.filter(({ flip }) => flip !== null);
  expect(flips.map(({ check, flip }) => [check, flip?.kind])).toEqual([
    ['linkedin.ads-by-age', 'flippedBack'],
  ]);
}, 240_000);

it('the clock jumps in the middle of an audit: every finding is there, and the history can be read again', async () => {
  let found = 0;
  const jumping = (): Date => new Date(Date.now() + (found % 2 === 0 ? 0 : -86_400_000 * 40));
  const run = audit(home, site, {
    now: jumping,
    onProgress: ({ kind }) => (found += Number(kind === 'found')),
  });
  const { document } = await run;
  expectHonest(document.findings, site);
  expect(document.findings.every(({ state }) => state !== null)).toBe(true);
  expect(findingsIn(await entriesOf(home))).toHaveLength(checks.length);
  await expectNextAuditWorks(home, site);
}, 180_000);

it('two audits of one account at once: the second is told so, and the first is none the worse', async () => {
  let second: Promise<unknown> | undefined;
  const run = audit(home, site, {
    onProgress: afterTwo(() => {
      second = audit(home, site).catch((error: unknown) => error);
    }),
  });
  const { document, stopped } = await run;
  expect(stopped).toBeNull();
  expectHonest(document.findings, site);
  expect(document.findings.every(({ state }) => state !== null)).toBe(true);
  expect(await second).toBeInstanceOf(HeldElsewhere);
  await expectNextAuditWorks(home, site);
}, 180_000);

it('two accounts’ histories on one profile: the second browser is not even started', async () => {
  const other: Home = { ...home, history: path.join(home.folder, 'history', 'other.history') };
  let second: Promise<unknown> | undefined;
  await audit(home, site, {
    onProgress: afterTwo(() => {
      second = audit(other, site).catch((error: unknown) => error);
    }),
  });
  const refused = await second;
  expect(refused instanceof BrowserUnavailable && refused.code).toBe('profileInUse');
  expect(await entriesOf(other)).toEqual([]);
  expect(statSync(other.history).size).toBe(0);
}, 180_000);

it('the site speaks another language since the system does: the same settings in the same positions, and no flip', async () => {
  const practice = await startPracticeSite('linkedin');
  try {
    const states = async () => {
      const { document } = await audit(home, practice);
      expect(document.findings.map(({ flip }) => flip)).toEqual(checks.map(() => null));
      return document.findings.map(({ check, state, reason }) => [check, state, reason]);
    };
    practice.change({ language: 'en' });
    const english = await states();
    practice.change({ language: 'de' });
    expect(await states()).toEqual(english);
    expect(english.every(([, state]) => state !== null)).toBe(true);
  } finally {
    await practice.close();
  }
}, 180_000);
