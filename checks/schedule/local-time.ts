/** A moment as a wall clock shows it. `weekday`: 1 Monday … 7 Sunday. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Milliseconds to add to UTC to get the zone's wall clock, at this instant. */
function offsetAt(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** What a wall clock in the zone shows at an instant. */
export function wallTimeAt(instant: Date, zone: string): WallTime {
  const shown = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    weekday: shown.getUTCDay() === 0 ? 7 : shown.getUTCDay(),
  };
}

/**
 * The instant at which a wall clock in the zone shows this day and hour. Days and months may run over (day 32).
 * An hour that is skipped when clocks go forward becomes the first moment after the gap's length; one that
 * comes twice is its first time.
 */
export function instantOf(
  time: { readonly year: number; readonly month: number; readonly day: number; readonly hour: number },
  zone: string,
): Date {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour);
  const day = 86_400_000;
  // The offsets on both sides of any change nearby; the earlier of the instants that really show this time wins.
  const candidates = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)].map((offset) => wall - offset);
  const real = candidates.filter((instant) => instant + offsetAt(instant, zone) === wall);
  const before = candidates[0] ?? wall;
  return new Date(real.length > 0 ? Math.min(...real) : before);
}

/** A zone that formatters know, and whether it is the one that the system names. */
export interface PresentZone {
  readonly zone: string;
  readonly isNamed: boolean;
}

/**
 * The zone that a system names, or else one with the same offset from UTC. A system without a zone, or with an unknown
 * one, names `Etc/Unknown`, which no formatter takes.
 * @param offsetMinutes what `Date.prototype.getTimezoneOffset` says: minutes to add to the local time to get UTC
 */
export function zoneBy(named: string | undefined, offsetMinutes: number): PresentZone {
  if (named !== undefined && isZone(named)) return { zone: named, isNamed: true };
  const hours = offsetMinutes / 60;
  // These names count the other way round: `Etc/GMT-2` is two hours ahead.
  const fixed = `Etc/GMT${hours < 0 ? '' : '+'}${hours}`;
  return { zone: hours !== 0 && isZone(fixed) ? fixed : 'UTC', isNamed: false };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
