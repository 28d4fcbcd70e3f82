import { appendFileSync } from 'node:fs';

/** What one run of rounds counted. `npm run trust` draws its table from these: none of its numbers is written by hand. */
export type Tally =
  | {
      readonly what: 'kill';
      readonly rounds: number;
      /** Rounds after which the audit could go on. */
      readonly survived: number;
      readonly falsePasses: number;
      readonly falseFlips: number;
      readonly lostFindings: number;
    }
  | {
      readonly what: 'drift';
      readonly rounds: number;
      /** Pages of which more was said than "cannot tell". */
      readonly decided: number;
      readonly falsePasses: number;
    };

/** Adds a line to the file that `npm run trust` reads, where it asked for one. */
export function tally(counted: Tally): void {
  const file = process.env.FLIPWATCH_TALLY;
  if (file) appendFileSync(file, `${JSON.stringify(counted)}\n`);
  const told = Object.entries(counted).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`\n${told.join(' · ')}\n`);
}
