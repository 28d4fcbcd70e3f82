import { useMemo, useSyncExternalStore } from 'react';
import { useWords } from './i18n.ts';

const MINUTE = 60_000;

/** The system's own variant of the language in use: 24 or 12 hours, day or month first. */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}

let now = new Date();
const listeners = new Set<() => void>();
let tick: ReturnType<typeof setInterval> | null = null;

/** One clock for the whole window, however many rows read it; it stands still while nobody does. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (tick === null) {
    // It stood still until now.
    now = new Date();
    tick = setInterval(() => {
      now = new Date();
      for (const one of listeners) one();
    }, MINUTE);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || tick === null) return;
    clearInterval(tick);
    tick = null;
  };
}

/** The present, to the minute. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => now);

/** Local calendar days between two instants: 0 on the same day, 1 for yesterday. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / (24 * 60 * MINUTE));
}

/** A day without a time, read as a local day. */
const localDay = (day: string): Date => new Date(`${day}T12:00:00`);

/** The ways to write a time. */
export interface Dates {
  /** "today at 21:04", "14 Nov 2026 at 21:04" */
  readonly moment: (instant: string) => string;
  /** The same without words for nearness, where two times stand side by side. */
  readonly exact: (instant: string) => string;
  readonly time: (instant: string) => string;
  /** "14 Nov 2026", from an instant or a day. */
  readonly day: (instantOrDay: string) => string;
  /** "Monday, 23 November at 10:00" */
  readonly coming: (instant: string) => string;
  /** 1 Monday … 7 Sunday */
  readonly weekday: (number: number) => string;
  readonly hour: (hour: number) => string;
}

const formatters = new Map<string, ReturnType<typeof makeFormatters>>();

function makeFormatters(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  return {
    day: format({ dateStyle: 'medium' }),
    time: format({ timeStyle: 'short' }),
    exact: format({ dateStyle: 'medium', timeStyle: 'short' }),
    weekday: format({ weekday: 'long' }),
    longDay: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  };
}

/** Making a formatter costs far more than using it, and every row of a long list uses several. */
function formattersFor(locale: string): ReturnType<typeof makeFormatters> {
  const known = formatters.get(locale) ?? makeFormatters(locale);
  formatters.set(locale, known);
  return known;
}

/** Dates and times in the language in use, by the system's own habits. */
export function useDates(): Dates {
  const { i18n, t } = useWords();
  const present = useNow();
  return useMemo(() => {
    const { day, time, exact, weekday, longDay } = formattersFor(localeFor(i18n.language));
    const near = (instant: string) => daysBetween(new Date(instant), present);
    const at = (instant: string) => time.format(new Date(instant));
    return {
      moment: (instant) => {
        const days = near(instant);
        if (days === 0) return t('dates.todayAt', { time: at(instant) });
        if (days === 1) return t('dates.yesterdayAt', { time: at(instant) });
        return exact.format(new Date(instant));
      },
      exact: (instant) => exact.format(new Date(instant)),
      time: at,
      day: (value) => day.format(value.includes('T') ? new Date(value) : localDay(value)),
      coming: (instant) => {
        const days = near(instant);
        if (days === 0) return t('dates.todayAt', { time: at(instant) });
        if (days === -1) return t('dates.tomorrowAt', { time: at(instant) });
        return t('dates.dayAt', { day: longDay.format(new Date(instant)), time: at(instant) });
      },
      // 5 January 2026 was a Monday.
      weekday: (number) => weekday.format(new Date(2026, 0, 4 + number, 12)),
      hour: (hour) => time.format(new Date(2026, 0, 5, hour)),
    };
  }, [i18n.language, t, present]);
}

/** Today as a calendar day of this place, `2026-11-21`. */
export function today(present: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${present.getFullYear()}-${two(present.getMonth() + 1)}-${two(present.getDate())}`;
}
