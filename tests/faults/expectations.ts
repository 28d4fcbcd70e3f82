import { expect } from 'vitest';
import type { Finding } from '../../checks/model/index.ts';
import type { SettingsSite } from './settings-site.ts';
import { audit, checks, type Home } from './stage.ts';

/** Nothing is said that isn't so: no false pass, no false alarm, and no unknown without its reason. */
export function expectHonest(findings: readonly Finding[], site: SettingsSite): void {
  for (const { check, status, state, reason } of findings) {
    const truth = site.positions.get(check);
    if (status === 'pass') expect([check, truth]).toEqual([check, 'off']);
    if (status === 'fail') expect([check, truth]).toEqual([check, 'on']);
    if (state !== null && status !== 'unknown') expect([check, state]).toEqual([check, truth]);
    expect([check, reason === null]).toEqual([check, status !== 'unknown']);
  }
}

/** The fault is over: every setting is seen again, where it is, and nothing is called a flip. */
export async function expectNextAuditWorks(home: Home, site: SettingsSite): Promise<void> {
  site.traps.clear();
  const { document, stopped } = await audit(home, site);
  expect(stopped).toBeNull();
  expect(document.findings.map(({ check }) => check).sort()).toEqual(checks.map(({ id }) => id).sort());
  const told = document.findings.map(({ check, state, reason, detail }) => [check, state, reason, detail]);
  expect(told).toEqual(document.findings.map(({ check }) => [check, site.positions.get(check), null, null]));
  expectHonest(document.findings, site);
  expect(document.findings.map(({ flip }) => flip)).toEqual(checks.map(() => null));
}
