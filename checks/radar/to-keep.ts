import { isDeepStrictEqual } from 'node:util';
import type { PageSeen, Platform } from '../model/index.ts';
import { readAgain } from './page-past.ts';
import type { PagePast } from './seen-before.ts';
import type { WholeReading } from './whole.ts';

/** A whole reading as the history keeps it: what is as it was is not written down again. */
export function toKeep(
  { page, at, language, rows, controls }: WholeReading,
  past: PagePast | undefined,
  platform: Pick<Platform, 'sameRows'>,
): PageSeen {
  const whole: PageSeen = {
    page,
    at,
    language,
    controls: [...controls],
    ...(rows === null ? {} : { rows: [...rows] }),
  };
  if (past === undefined) return whole;
  const next = readAgain(past, whole, platform);
  const sameRows = rows === null || isDeepStrictEqual(next.rows, past.rows);
  const sameControls = isDeepStrictEqual(next.controls, past.controls);
  return {
    page,
    at,
    language,
    ...(sameRows ? {} : { rows: whole.rows }),
    ...(sameControls ? {} : { controls: whole.controls }),
  };
}
