import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type PracticeState, practiceStateSchema } from './contract.ts';

/** A practice site's state: in memory, and in a file where one was given. */
export interface PracticeStateStore {
  get(): PracticeState;
  set(state: PracticeState): void;
}

/**
 * Reads the state that a file holds, or starts with `first`. A file that is torn or means nothing is moved aside as
 * `<file>.damaged-<time>`: practice goes on, and nothing is thrown away.
 * @throws where the file can't be read or written at all.
 */
export function openState(file: string | undefined, first: PracticeState): PracticeStateStore {
  let state = first;
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const kept = existsSync(file) ? parseState(readFileSync(file, 'utf8')) : undefined;
    if (kept === null) renameSync(file, `${file}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`);
    // A setting that a newer version added starts as on a first start.
    if (kept) state = { ...kept, settings: { ...first.settings, ...kept.settings } };
    writeWhole(file, state);
  }
  return {
    get: () => state,
    set(next) {
      const parsed = practiceStateSchema.parse(next);
      if (file !== undefined) writeWhole(file, parsed);
      state = parsed;
    },
  };
}

function parseState(text: string): PracticeState | null {
  try {
    return practiceStateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Written to another file and renamed: a crash leaves the old or the new state, never half of one. */
function writeWhole(file: string, state: PracticeState): void {
  const beside = `${file}.${process.pid}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(state, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}
