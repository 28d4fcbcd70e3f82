import { afterEach, expect, it, vi } from 'vitest';
import { wallTimeAt, zoneBy } from '../../checks/schedule/local-time.ts';
import { askForZone } from '../../electron/process/time-zone.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['Europe/Berlin', -60, 'Europe/Berlin', true],
  ['UTC', 0, 'UTC', true],
  // What a system without a zone, or with a misspelt one, names.
  ['Etc/Unknown', 0, 'UTC', false],
  ['Etc/Unknown', -120, 'Etc/GMT-2', false],
  ['Atlantis/Poseidonis', 300, 'Etc/GMT+5', false],
  [undefined, 180, 'Etc/GMT+3', false],
  ['', 0, 'UTC', false],
  // No zone is called so: half an hour off is better than none.
  ['Etc/Unknown', -330, 'UTC', false],
])('a system that names %s, %i minutes from UTC, is reckoned with as %s', (named, offset, zone, isNamed) => {
  expect(zoneBy(named, offset)).toEqual({ zone, isNamed });
});

it('counts in the right direction', () => {
  const noon = new Date('2026-11-16T12:00:00.000Z');
  expect(wallTimeAt(noon, zoneBy(undefined, -120).zone).hour).toBe(14);
  expect(wallTimeAt(noon, zoneBy(undefined, 300).zone).hour).toBe(7);
});

it.each([
  [{}, ['delete TZ']],
  [{ TZ: 'Europe/Berlin' }, ['set TZ=Europe/Berlin']],
  // Empty is not the same as left out.
  [{ TZ: '' }, ['set TZ=']],
])('has the system asked anew with %o, and leaves it as it was', (env: NodeJS.ProcessEnv, written) => {
  // The system's own zone can only be changed by whoever rules the machine; tried so by hand, this is what it takes.
  const seen: string[] = [];
  const heard = new Proxy(env, {
    set: (_env, name, value) => seen.push(`set ${String(name)}=${value}`) > 0,
    deleteProperty: (_env, name) => seen.push(`delete ${String(name)}`) > 0,
  });
  vi.stubGlobal('process', { ...process, env: heard });
  askForZone();
  expect(seen).toEqual(written);
});
