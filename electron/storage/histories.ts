import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Past, pastOf } from '../../checks/history/flips.ts';
import { type HistoryFile, historyFiles, openHistoryFile } from '../../checks/history/history-file.ts';
import { newSwitches } from '../../checks/history/new-switches.ts';
import type { HistoryEntry, InventoryItem } from '../../checks/model/index.ts';
import { optimised } from '../process/memory.ts';

/** Some 1,600 lines. */
const LONG_BYTES = 1_000_000;

/** One account's history with what follows from it, worked out once for each new line. */
export interface OpenHistory {
  readonly file: HistoryFile;
  entries(): readonly HistoryEntry[];
  past(): Past;
  /** Switches that no check knows and that the newest whole audit saw for the first time, switched on. */
  appeared(): readonly InventoryItem[];
}

/** Compares the newest whole audit with all that came before it. */
function appearedIn(
  entries: readonly HistoryEntry[],
  pageOf: (check: string) => string | null,
): readonly InventoryItem[] {
  const last = entries.findLast((entry) => entry.kind === 'auditFinished' && !entry.stopped);
  if (last?.kind !== 'auditFinished') return [];
  const { id } = last.audit;
  const began = entries.findIndex((entry) => entry.kind === 'auditStarted' && entry.audit.id === id);
  const findings = entries.flatMap((entry) =>
    entry.kind === 'finding' && entry.audit === id ? [entry.finding] : [],
  );
  const { unknownSwitches } = last;
  return newSwitches(entries.slice(0, began), { findings, unknownSwitches }, pageOf);
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
    /** The page on which a check stands. */
    private readonly pageOf: (check: string) => string | null,
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
    let appeared: readonly InventoryItem[] | null = null;
    const opened: OpenHistory = {
      file: {
        ...file,
        append: async (entry) => {
          await file.append(entry);
          entries = [...entries, entry];
          past = null;
          appeared = null;
          this.onChange(account);
        },
      },
      entries: () => entries,
      past: () => {
        past ??= pastOf(entries);
        return past;
      },
      appeared: () => {
        appeared ??= appearedIn(entries, this.pageOf);
        return appeared;
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
