import { type PresentZone, zoneBy } from '../../checks/schedule/local-time.ts';

/** The zone that this computer keeps now. Never kept by anybody: people travel, and summer ends. */
export const presentZone = (): PresentZone =>
  zoneBy(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset());

/**
 * Has the system asked for its zone once more. A process keeps the zone with which it began; Node lets go of it when `TZ`
 * is written, be it with what stands there already.
 */
export function askForZone(): void {
  const { TZ } = process.env;
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
}
