import { type DomainWords, type Locale, locales } from '../locales/index.ts';
import de from './words.de.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };

/** The words that only a report has. */
export type ReportWords = typeof en;

export const reportWords = { en, de } as const satisfies Record<Locale, ReportWords>;

/** Everything that a report says in one language, and how that language writes a time. */
export interface Speech {
  readonly language: Locale;
  readonly report: ReportWords;
  readonly domain: DomainWords;
  /** Day and time for people, in the given time zone. */
  when(instant: string): string;
  /** The day of an instant for people, in the given time zone. */
  dayOf(instant: string): string;
  /** A calendar day for people. */
  day(day: string): string;
}

/** `zone`: an IANA time zone; the system's own if left out. */
export function speech(language: Locale, zone?: string): Speech {
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', ...inZone });
  const dayHere = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...inZone });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    language,
    report: reportWords[language],
    domain: locales[language],
    when: (instant) => full.format(new Date(instant)),
    dayOf: (instant) => dayHere.format(new Date(instant)),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
  };
}
