import { chmodSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../checks/audit/ports.ts';
import { MAX_PICTURE_CHARACTERS } from '../contract/index.ts';

/** Base64 writes three bytes in four characters. */
const MOST_BYTES = (MAX_PICTURE_CHARACTERS / 4) * 3;

interface PictureStoreDeps {
  readonly folder: string;
  readonly clock: Clock;
  /** Whether the person wants pictures right now. */
  readonly wanted: () => boolean;
}

/** A picture as it was kept: a PNG in base64, and when it was taken. */
export interface KeptPicture {
  readonly png: string;
  readonly at: string;
}

/** The newest picture of each setting, as files that only the person can read. Account and check are ids of ours. */
export class PictureStore {
  constructor(private readonly deps: PictureStoreDeps) {}

  /** Written in one go, so that a picture can't arrive between the preference's end and the deletion. */
  keep(account: string, check: string, png: Uint8Array): void {
    const { folder, clock, wanted } = this.deps;
    // A picture that the report card would not draw is not kept.
    if (!wanted() || png.byteLength > MOST_BYTES) return;
    const file = this.fileOf(account, check);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    for (const place of [folder, path.dirname(file)]) chmodSync(place, 0o700);
    const unfinished = `${file}.part`;
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, png, { mode: 0o600 });
    const now = clock.now();
    utimesSync(unfinished, now, now);
    renameSync(unfinished, file);
  }

  /** Null where there is none that the report card would draw. */
  async get(account: string, check: string): Promise<KeptPicture | null> {
    const file = this.fileOf(account, check);
    try {
      const png = (await readFile(file)).toString('base64');
      const { mtime } = await stat(file);
      return png.length <= MAX_PICTURE_CHARACTERS ? { png, at: mtime.toISOString() } : null;
    } catch {
      return null;
    }
  }

  /** All of them, of every account. */
  async forgetAll(): Promise<void> {
    await rm(this.deps.folder, { recursive: true, force: true });
  }

  private fileOf(account: string, check: string): string {
    return path.join(this.deps.folder, account, `${check}.png`);
  }
}
