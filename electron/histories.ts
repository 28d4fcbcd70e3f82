import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Past, pastOf } from '../checks/audit/flips.ts';
import { type HistoryFile, openHistoryFile } from '../checks/audit/history-file.ts';
import type { HistoryEntry } from '../checks/model/index.ts';

/** One account's history with what follows from it, worked out once for each new line. */
export interface OpenHistory {
  readonly file: HistoryFile;
  entries(): readonly HistoryEntry[];
  past(): Past;
}

/** The histories of all accounts, each open for as long as the app runs. */
export class Histories {
  private readonly open = new Map<string, OpenHistory>();

  constructor(
    private readonly folder: string,
    /** Called after each new line. */
    private readonly onChange: (account: string) => void,
  ) {}

  /** Opens, or makes, an account's history. Rejects as `openHistoryFile` does. */
  async load(account: string): Promise<OpenHistory> {
    const known = this.open.get(account);
    if (known !== undefined) return known;
    const file = await openHistoryFile(this.fileOf(account));
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
    await this.get(account)?.file.close();
    this.open.delete(account);
    const file = this.fileOf(account);
    for (const one of [file, `${file}.damaged`, `${file}.mended`, `${file}.lock`])
      await rm(one, { force: true });
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map(({ file }) => file.close()));
    this.open.clear();
  }

  private fileOf(account: string): string {
    return path.join(this.folder, `${account}.history`);
  }
}
