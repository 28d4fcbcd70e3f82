import { appendFileSync } from 'node:fs';

/** What one run of rounds counted. `npm run trust` adds these up: no number of its table is written by hand. */
export interface Tally {
  /** What the rounds were about: `kill`, `drift`. */
  readonly what: string;
  readonly rounds: number;
  readonly survived: number;
  readonly falsePasses: number;
  readonly lostFindings: number;
}

/** Adds a line to the file that `npm run trust` reads, where it asked for one. */
export function tally(counted: Tally): void {
  const file = process.env.FLIPWATCH_TALLY;
  if (file) appendFileSync(file, `${JSON.stringify(counted)}\n`);
  process.stdout.write(
    `\n${Object.entries(counted)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}\n`,
  );
}
