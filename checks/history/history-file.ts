import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HistoryEntry } from '../model/index.ts';
import { takeLock } from '../storage/lock-file.ts';
import { readLine, writeLine } from './line.ts';
import type { HistoryPort } from './port.ts';

/** An account's history on disk. One process holds it at a time. */
export interface HistoryFile extends HistoryPort {
  /** Lines that were torn or damaged when the file was opened, and the file to which they were moved; null: none. */
  readonly damaged: { readonly count: number; readonly setAsideTo: string } | null;
  /** Whole lines that only a newer version understands. They stay in the file, unread. */
  readonly newer: number;
  /** Waits for what is being written and lets go of the file. Safe to call twice. */
  close(): Promise<void>;
}

interface Loaded {
  readonly entries: HistoryEntry[];
  readonly bad: Buffer[];
  readonly good: Buffer[];
  readonly newer: number;
  /** The last line is whole, but its newline is missing. */
  readonly unended: boolean;
}

const newline = 0x0a;

function load(bytes: Buffer): Loaded {
  const entries: HistoryEntry[] = [];
  const bad: Buffer[] = [];
  const good: Buffer[] = [];
  let newer = 0;
  let unended = false;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(newline, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    start += line.length + 1;
    const read = readLine(line.toString('utf8'));
    unended = end === -1 && read.kind !== 'damaged';
    if (read.kind === 'damaged') bad.push(line);
    else good.push(line);
    if (read.kind === 'entry') entries.push(read.entry);
    if (read.kind === 'newer') newer += 1;
  }
  return { entries, bad, good, newer, unended };
}

const joined = (lines: readonly Buffer[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.of(newline)]));

async function writeSynced(path: string, flags: string, bytes: Buffer): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folder itself must reach the disk too, or a renamed or new file may be gone after a power cut. */
async function syncFolder(path: string): Promise<void> {
  // Windows offers no way to do this and does not need one.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The files beside a history: what was set aside, what is being mended, and the lock. */
const besides = (path: string) => ({
  damaged: `${path}.damaged`,
  mended: `${path}.mended`,
  lock: `${path}.lock`,
});

/** Every file of a history, for whoever deletes it. */
export const historyFiles = (path: string): readonly string[] => [path, ...Object.values(besides(path))];

/** Moves bad lines to their own file first, and only then out of the history: a crash in between doubles, never loses. */
async function setAside(path: string, loaded: Loaded): Promise<string> {
  const { damaged: aside, mended } = besides(path);
  await writeSynced(aside, 'a', joined(loaded.bad));
  await writeSynced(mended, 'w', joined(loaded.good));
  await rename(mended, path);
  return aside;
}

/** Appends lines one after another. A line that could not be written whole leaves no trace in the file. */
class Appender {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: FileHandle,
    private size: number,
    /** The file ends in the middle of a line. */
    private torn: boolean,
  ) {}

  append(line: string): Promise<void> {
    const done = this.last.then(() => this.write(line));
    // The next one waits for this one, and does not fail with it.
    this.last = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    await this.last;
    await this.file.close();
  }

  private async write(line: string): Promise<void> {
    // If half a line could not be taken back, it must not swallow the next one.
    const bytes = Buffer.from(this.torn ? `\n${line}` : line);
    try {
      const { bytesWritten } = await this.file.write(bytes);
      if (bytesWritten !== bytes.length) throw new DiskFull();
      await this.file.sync();
    } catch (error) {
      this.torn = await this.file.truncate(this.size).then(
        () => this.torn,
        () => true,
      );
      throw error;
    }
    this.size += bytes.length;
    this.torn = false;
  }
}

class DiskFull extends Error {
  readonly code = 'ENOSPC';
  constructor() {
    super('Only a part of a history line could be written: the disk is full.');
  }
}

/**
 * Opens an account's history, or starts one: lines of `<checksum> <json>`, only ever added to. Each append is one write
 * and one flush, and costs the same however long the history is.
 *
 * Rejects with `HeldElsewhere` where another process writes it, and with the system's own error where it cannot be
 * read or written. Damage is never a reason to reject: see `damaged`.
 */
export async function openHistoryFile(path: string): Promise<HistoryFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unlock = await takeLock(besides(path).lock, path);
  try {
    const bytes = await readIfThere(path);
    const loaded = load(bytes ?? Buffer.alloc(0));
    const setAsideTo = loaded.bad.length > 0 ? await setAside(path, loaded) : null;
    const file = await open(path, 'a', 0o600);
    // The file that is open for writing, even if another one has its name by now.
    await file.chmod(0o600);
    if (bytes === null || setAsideTo !== null) await syncFolder(path);
    const appender = new Appender(file, (await file.stat()).size, loaded.unended && setAsideTo === null);
    const damaged = setAsideTo === null ? null : { count: loaded.bad.length, setAsideTo };
    return opened(appender, loaded.entries, { damaged, newer: loaded.newer }, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function opened(
  appender: Appender,
  past: HistoryEntry[],
  told: Pick<HistoryFile, 'damaged' | 'newer'>,
  unlock: () => Promise<void>,
): HistoryFile {
  let closing: Promise<void> | null = null;
  return {
    ...told,
    async append(entry) {
      if (closing !== null) throw new Error('This history is closed.');
      await appender.append(writeLine(entry));
      past.push(entry);
    },
    async entries() {
      return past.slice();
    },
    close() {
      closing ??= appender.close().finally(unlock);
      return closing;
    },
  };
}
