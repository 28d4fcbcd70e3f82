import { readdirSync } from 'node:fs';
import path from 'node:path';
import { shippedPlatforms } from '../../checks/catalogue/shipped.ts';
import { writtenError } from './log-error.ts';

/** The names that a line of the log may hold, besides the program's own words. */
export interface LogNames {
  /** Platforms that ship with Flipwatch. The person may have named one of their own after anything. */
  readonly isShippedPlatform: (id: string) => boolean;
  /** The same for checks. */
  readonly isShippedCheck: (id: string) => boolean;
  /** A number tells accounts apart, and says nothing once the app has ended. */
  readonly accountNumber: (id: string) => number;
  /** The files of our own bundle. The log names no other place of an error. */
  readonly files: ReadonlySet<string>;
}

/**
 * One kind of value in the log. `write` answers with the program's own words, whatever the value is and wherever it comes
 * from: no other word of it can come through.
 */
export interface LogField<T> {
  readonly write: (value: T, names: LogNames) => string;
}

/** Stands for whatever may not be written. */
const UNSAID = '?';

export const oneOf = <const T extends string>(words: readonly T[]): LogField<T> => among(words);

/** The same for what comes from outside, and may be another word. */
export const among = (words: readonly string[]): LogField<string> => ({
  write: (value) => words.find((word) => word === value) ?? UNSAID,
});

/** A number of things, or of seconds. */
export const count: LogField<number> = {
  write: (value) => (Number.isSafeInteger(value) && Math.abs(value) < 1_000_000 ? String(value) : UNSAID),
};

export const yesOrNo: LogField<boolean> = { write: (value) => (value === true ? 'yes' : 'no') };

/** A version number, or the first numbers of what an operating system calls its own. */
export const version: LogField<string> = {
  write: (value) => /^\d{1,5}(?:\.\d{1,5}){0,3}(?=[-+]|$)/.exec(String(value))?.[0] ?? UNSAID,
};

export const account: LogField<string> = { write: (id, { accountNumber }) => String(accountNumber(id)) };

export const platform: LogField<string> = {
  write: (id, { isShippedPlatform }) => (isShippedPlatform(id) ? id : 'own'),
};

export const check: LogField<string> = {
  write: (id, { isShippedCheck }) => (isShippedCheck(id) ? id : 'own'),
};

export const error: LogField<unknown> = { write: (value, { files }) => writtenError(value, files) };

export const orNone = <T>({ write }: LogField<T>): LogField<T | null> => ({
  write: (value, names) => (value === null ? 'none' : write(value, names)),
});

/** How often each of these words came. */
export const tally = <T extends string>(words: readonly T[]): LogField<Partial<Record<T, number>>> => ({
  write: (value, names) =>
    words
      .filter((word) => Object.hasOwn(value, word))
      .map((word) => `${word}:${count.write(value[word] ?? 0, names)}`)
      .join(',') || 'none',
});

/** The names of this very program: of the platforms and checks beside it, and of its own files. */
export function ownNames(): LogNames {
  const shipped = shippedPlatforms();
  const namesIn = (...place: string[]): string[] => {
    try {
      return readdirSync(path.join(shipped, ...place));
    } catch {
      return [];
    }
  };
  const platforms = new Set(namesIn());
  let checks: ReadonlySet<string> | null = null;
  const numbers = new Map<string, number>();
  return {
    isShippedPlatform: (id) => platforms.has(id),
    isShippedCheck: (id) => {
      checks ??= new Set(
        [...platforms].flatMap((each) =>
          namesIn(each, 'checks').map((file) => `${each}.${path.basename(file, '.json')}`),
        ),
      );
      return checks.has(id);
    },
    accountNumber: (id) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    },
    files: new Set(readdirSync(import.meta.dirname)),
  };
}
