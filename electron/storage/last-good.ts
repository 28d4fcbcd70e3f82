import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** A second file with the newest good content of the first, for the day on which the first can't be read. */
export interface LastGood {
  /** Undefined: there is none. */
  read(): unknown;
  /** Never throws. If no copy could be made, the old one is deleted: it may hold accounts that were forgotten since. */
  keep(content: unknown): void;
}

export function openLastGood(file: string, readJson: (file: string) => unknown): LastGood {
  const unfinished = `${file}.part`;
  return {
    read: () => readJson(file),
    keep: (content) => {
      try {
        rmSync(unfinished, { force: true });
        writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600, flush: true });
        renameSync(unfinished, file);
      } catch (error) {
        console.error('No copy of the settings could be kept:', error);
        for (const one of [unfinished, file]) rmSync(one, { recursive: true, force: true });
      }
    },
  };
}
