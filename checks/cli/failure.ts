import type { BrowserUnavailable } from '../audit/ports.ts';

/** What the process ends with; `--help` tells people the same. */
export const exitCodes = {
  /** Nothing exposed and all known; for a change: it holds. */
  fine: 0,
  /** Something is exposed; for a change: it did not hold. */
  exposed: 1,
  /** Nothing seen exposed, but something is not known; for a change: it was refused. */
  unknown: 2,
  usage: 64,
  fault: 70,
  /** Stopped by Ctrl+C, as shells say it. */
  stopped: 130,
} as const;

/** What a sentence in the locale files is filled with. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Something that the person can do something about: one sentence of the locale files (`failures.<key>`), and an exit
 * code.
 */
export class CliFailure extends Error {
  constructor(
    readonly exitCode: number,
    readonly key: string,
    readonly values: Values = {},
    /** The word by which a program can tell this refusal from others. */
    readonly reason: string | null = null,
  ) {
    super(`${key} ${JSON.stringify(values)}`);
    this.name = 'CliFailure';
  }
}

/** Wrong usage: the person asked for something that doesn't exist or doesn't fit. */
export function usage(key: string, values: Values = {}): CliFailure {
  return new CliFailure(exitCodes.usage, key, values);
}

/** The machine refuses: a browser, a folder, a lock. The words were right, so it is not 64. */
export function fault(key: string, values: Values = {}): CliFailure {
  return new CliFailure(exitCodes.fault, key, values);
}

/** What was asked for was refused, by the site or by Flipwatch's own rules: nobody used it wrongly, and nothing broke. */
export function refusal(key: string, reason: string, values: Values = {}): CliFailure {
  return new CliFailure(exitCodes.unknown, key, values, reason);
}

/** The browser port's refusals, in the command line's words. A wrong path is wrong usage. */
export function browserFailure(error: BrowserUnavailable, given: string | undefined): CliFailure {
  if (error.code === 'noBrowser' && given !== undefined) return usage('browserNotThere', { path: given });
  return fault(error.code, { detail: error.message, path: error.folder ?? '' });
}
