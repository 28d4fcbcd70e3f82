import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import ElectronStore from 'electron-store';
import type { LogWriter } from '../process/log.ts';
import { type LastGood, openLastGood } from './last-good.ts';
import { type Migration, migrate, migrations } from './migrations.ts';
import { firstStored, STORED_VERSION, type Stored, storedSchema } from './stored.ts';

/** What was wrong with the file when it was opened. */
export interface SetAside {
  /** The name of the file that keeps what could not be read; null: there was no file any more. */
  readonly file: string | null;
  /** The last good copy is used instead. If false, the app began anew. */
  readonly restored: boolean;
}

/** The app's own memory. Each change is on disk when `change` returns, whole or not at all. */
export interface StateStore {
  /** Set if the file could not be read. */
  readonly setAside: SetAside | null;
  get(): Stored;
  /** Throws the system's own error where the disk refuses; the app then goes on with what it has in memory. */
  change(next: (now: Stored) => Stored): void;
  /** From now on changes stay in memory: the last window to close would write into the folder again. */
  close(): void;
}

const NAME = 'flipwatch';

/** The present version and the way there; a test may have its own. */
interface Versions {
  readonly steps: readonly Migration[];
  readonly version: number;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const understand = (content: unknown, { steps, version }: Versions) => {
  const { kind, ...read } = migrate(content, steps, version);
  const parsed = 'data' in read ? storedSchema.safeParse(read.data) : null;
  return { kind, stored: parsed?.success === true ? parsed.data : null };
};

/** Reads the file and brings it up to date; what can't be used is kept beside it under another name. */
function load(
  folder: string,
  now: Date,
  versions: Versions,
  lastGood: LastGood,
): { stored: Stored; setAside: SetAside | null } {
  const file = path.join(folder, `${NAME}.json`);
  const there = existsSync(file);
  const { kind, stored } = there ? understand(readJson(file), versions) : { kind: null, stored: null };
  if (kind === 'migrated') {
    const backup = path.join(folder, `${NAME}.before-${versions.version}.json`);
    copyFileSync(file, backup);
    chmodSync(backup, 0o600);
  }
  if (stored !== null) return { stored, setAside: null };
  const copy = understand(lastGood.read(), versions).stored;
  if (!there && copy === null) return { stored: firstStored, setAside: null };
  const aside = there ? `${NAME}.unreadable-${now.toISOString().replaceAll(/[:.]/g, '-')}.json` : null;
  if (aside !== null) renameSync(file, path.join(folder, aside));
  return { stored: copy ?? firstStored, setAside: { file: aside, restored: copy !== null } };
}

/** Where there is no log: what finishes forgetting leaves nothing behind. */
const noLog: LogWriter = { write: () => undefined };

/** Opens the app's memory in `folder`, which it makes if need be. */
export function openStateStore(
  folder: string,
  now: Date,
  versions: Versions = { steps: migrations, version: STORED_VERSION },
  log: LogWriter = noLog,
): StateStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lastGood = openLastGood(path.join(folder, `${NAME}.last-good.json`), readJson, log);
  const { stored, setAside } = load(folder, now, versions, lastGood);
  // electron-store's own schema and migrations are not used: zod and our migrations say what the file may hold.
  const file = new ElectronStore({
    cwd: folder,
    name: NAME,
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  let current = stored;
  let closed = false;
  const whole = () => ({ schema: versions.version, data: current });
  // Also at each start: the copy may be missing, or an older version's.
  if (current !== firstStored) lastGood.keep(whole());
  return {
    setAside,
    get: () => current,
    change: (next) => {
      const given = next(current);
      const matters = given.accounts !== current.accounts || given.preferences !== current.preferences;
      current = storedSchema.parse(given);
      if (closed) return;
      file.store = whole();
      if (matters) lastGood.keep(whole());
    },
    close: () => {
      closed = true;
    },
  };
}
