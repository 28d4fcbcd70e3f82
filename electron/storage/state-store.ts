import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import ElectronStore from 'electron-store';
import { type Migration, migrate, migrations } from './migrations.ts';
import { firstStored, STORED_VERSION, type Stored, storedSchema } from './stored.ts';

/** What was wrong with the file when it was opened. */
export interface SetAside {
  /** The name of the file that keeps what could not be read. */
  readonly file: string;
}

/** The app's own memory. Each change is on disk when `change` returns, whole or not at all. */
export interface StateStore {
  /** Set if the file could not be read: it was set aside, and the app began anew. */
  readonly setAside: SetAside | null;
  get(): Stored;
  /** Throws the system's own error where the disk refuses; the app then goes on with what it has in memory. */
  change(next: (now: Stored) => Stored): void;
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

/** Reads the file and brings it up to date; what can't be used is kept beside it under another name. */
function load(
  folder: string,
  now: Date,
  { steps, version }: Versions,
): { stored: Stored; setAside: SetAside | null } {
  const file = path.join(folder, `${NAME}.json`);
  if (!existsSync(file)) return { stored: firstStored, setAside: null };
  const content = migrate(readJson(file), steps, version);
  if (content.kind === 'migrated') {
    const backup = path.join(folder, `${NAME}.before-${version}.json`);
    copyFileSync(file, backup);
    chmodSync(backup, 0o600);
  }
  const parsed = 'data' in content ? storedSchema.safeParse(content.data) : null;
  if (parsed?.success === true) return { stored: parsed.data, setAside: null };
  const aside = `${NAME}.unreadable-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`;
  renameSync(file, path.join(folder, aside));
  return { stored: firstStored, setAside: { file: aside } };
}

/** Opens the app's memory in `folder`, which it makes if need be. */
export function openStateStore(
  folder: string,
  now: Date,
  versions: Versions = { steps: migrations, version: STORED_VERSION },
): StateStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { stored, setAside } = load(folder, now, versions);
  // electron-store's own schema and migrations are left unused: zod and ours say what may stand in the file.
  const file = new ElectronStore({
    cwd: folder,
    name: NAME,
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  let current = stored;
  return {
    setAside,
    get: () => current,
    change: (next) => {
      current = storedSchema.parse(next(current));
      file.store = { schema: versions.version, data: current };
    },
  };
}
