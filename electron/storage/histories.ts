import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Past, pastOf } from '../../checks/history/flips.ts';
import { type HistoryFile, historyFiles, openHistoryFile } from '../../checks/history/history-file.ts';
import type { HistoryEntry } from '../../checks/model/index.ts';
import { optimised } from '../process/memory.ts';

/** Some 1,600 lines. */
const LONG_BYTES = 1_000_000;

/** One account's history with what follows from it, worked out once for each new line. */
export interface OpenHistory {
  readonly file: HistoryFile;
  entries(): readonly HistoryEntry[];
  past(): Past;
}

/** The histories of all accounts. Each stays open while the app runs. */
export class Histories {
  /** Histories that are open or being opened: a file is opened only once. */
  private readonly loading = new Map<string, Promise<OpenHistory>>();
  private readonly open = new Map<string, OpenHistory>();

  constructor(
    private readonly folder: string,
    /** Called after each new line. */
    private readonly onChange: (account: string) => void,
  ) {}

  /** Opens, or makes, an account's history. Rejects as `openHistoryFile` does. */
  load(account: string): Promise<OpenHistory> {
    const known = this.loading.get(account);
    if (known !== undefined) return known;
    const opening = this.openFile(account).catch((error: unknown) => {
      // The next call tries again.
      this.loading.delete(account);
      throw error;
    });
    this.loading.set(account, opening);
    return opening;
  }

  private async openFile(account: string): Promise<OpenHistory> {
    const place = this.fileOf(account);
    const bytes = await stat(place).then(
      ({ size }) => size,
      () => 0,
    );
    const open = () => openHistoryFile(place);
    const file = await (bytes > LONG_BYTES ? optimised(open) : open());
    let entries = await file.entries();
    let past: Past | null = null;
    const opened: OpenHistory = {
      file: {
        ...file,
        append: async (entry) => {
          await file.append(entry);
          entries = [...entries, entry];
          past = null;
          this.onChange(account);
        },
      },
      entries: () => entries,
      past: () => {
        past ??= pastOf(entries);
        return past;
      },
    };
    this.open.set(account, opened);
    return opened;
  }

  /** An account's history, if it could be opened. */
  get(account: string): OpenHistory | null {
    return this.open.get(account) ?? null;
  }

  /** Deletes everything that was ever seen of an account. */
  async forget(account: string): Promise<void> {
    await this.loading.get(account)?.catch(() => undefined);
    await this.get(account)?.file.close();
    this.loading.delete(account);
    this.open.delete(account);
    const file = this.fileOf(account);
    for (const one of historyFiles(file)) await rm(one, { force: true });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.loading.values());
    await Promise.all([...this.open.values()].map(({ file }) => file.close()));
    this.loading.clear();
    this.open.clear();
  }

  private fileOf(account: string): string {
    return path.join(this.folder, `${account}.history`);
  }
}
