import { type PresentZone, zoneBy } from '../../checks/schedule/local-time.ts';

/** The zone of this computer now. It is never stored: people travel, and summer ends. */
export const presentZone = (): PresentZone =>
  zoneBy(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset());

/**
 * Asks the system for its zone again. A process keeps the zone with which it began; Node reads it anew when `TZ` is
 * written, even with the same value.
 */
export function askForZone(): void {
  const { TZ } = process.env;
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
}
