import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { LogWriter } from '../process/log.ts';

/** A second file with the newest good content of the first, for the day on which the first can't be read. */
export interface LastGood {
  /** Undefined: there is none. */
  read(): unknown;
  /** Never throws. If no copy could be made, the old one is deleted: it may hold accounts that were forgotten since. */
  keep(content: unknown): void;
}

/** Opens it. `log` is told why a copy could not be made. */
export function openLastGood(file: string, readJson: (file: string) => unknown, log: LogWriter): LastGood {
  const unfinished = `${file}.part`;
  return {
    read: () => readJson(file),
    keep: (content) => {
      try {
        rmSync(unfinished, { force: true });
        writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600, flush: true });
        renameSync(unfinished, file);
      } catch (error) {
        log.write({ event: 'trouble', with: 'copyOfSettings', error });
        for (const one of [unfinished, file]) rmSync(one, { recursive: true, force: true });
      }
    },
  };
}
