import { useMemo, useSyncExternalStore } from 'react';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useWords } from './i18n.ts';

const MINUTE = 60_000;

/** The system's own variant of the language in use: 24 or 12 hours, day or month first. */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}

let now = new Date();
const listeners = new Set<() => void>();
let tick: ReturnType<typeof setInterval> | null = null;

/** One clock for the whole window, for all rows that read it. It stops while none does. */
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

/** Calendar days between two instants, by the zone of a formatter: 0 on the same day, 1 for yesterday. */
function daysBetween(earlier: Date, later: Date, dayIn: (instant: Date) => string): number {
  const midnight = (date: Date) => Date.parse(`${dayIn(date)}T00:00:00Z`);
  return Math.round((midnight(later) - midnight(earlier)) / (24 * 60 * MINUTE));
}

/** A day without a time, which is the same in each zone: read and written in UTC. */
const dayAlone = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The ways to write a time. */
export interface Dates {
  /** "today at 21:04", "14 Nov 2026 at 21:04" */
  readonly moment: (instant: string) => string;
  /** "9 days ago"; today and yesterday with their time. */
  readonly ago: (instant: string) => string;
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

function makeFormatters(locale: string, timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  return {
    day: format({ dateStyle: 'medium' }),
    time: format({ timeStyle: 'short' }),
    exact: format({ dateStyle: 'medium', timeStyle: 'short' }),
    ago: new Intl.RelativeTimeFormat(locale),
    longDay: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    // These names belong to no place.
    dayAlone: format({ dateStyle: 'medium', timeZone: 'UTC' }),
    hourAlone: format({ timeStyle: 'short', timeZone: 'UTC' }),
    weekday: format({ weekday: 'long', timeZone: 'UTC' }),
  };
}

/**
 * Making a formatter costs far more than using it, and every row of a long list uses several. One keeps the zone that it
 * was made with, so there are some for each zone.
 */
function formattersFor(locale: string, zone: string | undefined): ReturnType<typeof makeFormatters> {
  const name = `${locale} ${zone}`;
  const known = formatters.get(name) ?? makeFormatters(locale, zone);
  formatters.set(name, known);
  return known;
}

const calendars = new Map<string | undefined, Intl.DateTimeFormat>();

/** The calendar day that an instant falls on in a zone, `2026-11-21`. */
function dayIn(zone: string | undefined, instant: Date): string {
  const calendar =
    calendars.get(zone) ??
    // Swedish writes days in this form.
    new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(zone, calendar);
  return calendar.format(instant);
}

/** Dates and times in the language in use, by the system's own habits. */
export function useDates(): Dates {
  const { i18n, t } = useWords();
  const present = useNow();
  const { zone } = useSnapshot();
  return useMemo(() => {
    const own = formattersFor(localeFor(i18n.language), zone);
    const { day, time, exact, longDay, ago } = own;
    const near = (instant: string) => daysBetween(new Date(instant), present, (date) => dayIn(zone, date));
    const at = (instant: string) => time.format(new Date(instant));
    const lately = (instant: string): string | null => {
      const days = near(instant);
      if (days === 0) return t('dates.todayAt', { time: at(instant) });
      return days === 1 ? t('dates.yesterdayAt', { time: at(instant) }) : null;
    };
    return {
      moment: (instant) => lately(instant) ?? exact.format(new Date(instant)),
      ago: (instant) => {
        const days = near(instant);
        const long = days > 60 ? ago.format(-Math.round(days / 30.44), 'month') : ago.format(-days, 'day');
        return lately(instant) ?? long;
      },
      exact: (instant) => exact.format(new Date(instant)),
      time: at,
      day: (value) =>
        value.includes('T') ? day.format(new Date(value)) : own.dayAlone.format(dayAlone(value)),
      coming: (instant) => {
        const days = near(instant);
        if (days === 0) return t('dates.todayAt', { time: at(instant) });
        if (days === -1) return t('dates.tomorrowAt', { time: at(instant) });
        return t('dates.dayAt', { day: longDay.format(new Date(instant)), time: at(instant) });
      },
      // 5 January 2026 was a Monday.
      weekday: (number) => own.weekday.format(Date.UTC(2026, 0, 4 + number, 12)),
      hour: (hour) => own.hourAlone.format(Date.UTC(2026, 0, 5, hour)),
    };
  }, [i18n.language, t, present, zone]);
}

/** Today as a calendar day of this place, `2026-11-21`. */
export function useToday(): string {
  const { zone } = useSnapshot();
  return dayIn(zone, useNow());
}
