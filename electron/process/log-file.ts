import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { NodeLogger } from 'electron-log';
import type { LogLevel } from './log-events.ts';

/** The two files of the log: the one that is written now, and the one before it. */
export interface LogFile {
  /** Adds lines. Never throws: where the disk is full or may not be written, the app goes on without its log. */
  add(lines: readonly { readonly level: LogLevel; readonly text: string }[]): void;
  /** Deletes both files, and begins to count their size anew. */
  remove(): void;
}

const NAMES = { now: 'flipwatch.log', before: 'flipwatch.old.log' } as const;

/** Opens the files with the library that keeps them. Each has at most `maxBytes` and one line. */
export async function openLogFile(folder: string, maxBytes: number): Promise<LogFile> {
  // Its Electron part, which is not loaded here, would open a second door for windows.
  const { default: electronLog } = await import('electron-log/node');
  // The library tells its own first log of every file that can't be written, whichever log that belongs to.
  silence(electronLog);
  const file = path.join(folder, NAMES.now);
  const library = electronLog.create({ logId: file });
  silence(library);
  const { file: transport } = library.transports;
  // Without a name it looks for one in the folders above the program.
  transport.setAppName('Flipwatch');
  transport.resolvePathFn = () => file;
  transport.level = 'info';
  transport.format = '{text}';
  transport.maxSize = maxBytes;
  transport.sync = true;
  transport.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  try {
    chmodSync(file, 0o600);
  } catch {
    // There is none yet.
  }
  return {
    add: (lines) => {
      try {
        makeFolder(folder);
        for (const { level, text } of lines) library[level](text);
      } catch {
        // See above.
      }
    },
    remove: () => {
      transport.getFile().clear();
      removeLogFiles(folder);
    },
  };
}

/** Deletes the files of the log, and their folder. */
export const removeLogFiles = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** The whole log, as far as it is not longer than we write it ourselves: then the newest of each file. */
export const readLogFiles = (folder: string, maxBytes: number): string =>
  [NAMES.before, NAMES.now].map((name) => endOf(path.join(folder, name), 2 * maxBytes)).join('');

/** Nothing but the file: no terminal, no server, no other process. Its own complaints name the person's folder. */
function silence({ transports }: NodeLogger): void {
  const { console: terminal, ipc, remote } = transports;
  for (const other of [terminal, ipc, remote]) if (other) other.level = false;
  terminal.writeFn = () => undefined;
}

/** The folder alone: with `recursive`, Node loops for ever where the system denies that a parent exists, as below /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function endOf(file: string, most: number): string {
  let opened: number | null = null;
  try {
    opened = openSync(file, 'r');
    const { size } = fstatSync(opened);
    const bytes = Buffer.alloc(Math.min(size, most));
    const read = readSync(opened, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, read);
  } catch {
    return '';
  } finally {
    if (opened !== null) closeSync(opened);
  }
}
