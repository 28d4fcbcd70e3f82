import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Past, pastOf } from '../../checks/history/flips.ts';
import { type HistoryFile, historyFiles, openHistoryFile } from '../../checks/history/history-file.ts';
import { type HistoryEntry, type InventoryItem, stateSchema } from '../../checks/model/index.ts';
import { optimised } from '../process/memory.ts';

/** Some 1,600 lines. */
const LONG_BYTES = 1_000_000;

/** One account's history with what follows from it, worked out once for each new line. */
export interface OpenHistory {
  readonly file: HistoryFile;
  entries(): readonly HistoryEntry[];
  past(): Past;
  /** What no check knows and the newest whole audit saw for the first time. */
  appeared(): readonly InventoryItem[];
}

/** What the radar told as new in the newest whole audit. */
export function appearedIn(entries: readonly HistoryEntry[]): readonly InventoryItem[] {
  const last = entries.findLast((entry) => entry.kind === 'auditFinished' && !entry.stopped);
  if (last?.kind !== 'auditFinished') return [];
  return entries.flatMap((entry): InventoryItem[] => {
    if (entry.kind !== 'radarNews' || entry.audit !== last.audit.id) return [];
    const { kind, page, key = null, title, state, titles } = entry.news;
    if (kind !== 'newRow' && kind !== 'newControl') return [];
    const one = { page: page.slice(0, 200), state: stateSchema.safeParse(state).data ?? null, check: null };
    return titles === undefined
      ? [{ ...one, key, label: title }]
      : titles.map((label) => ({ ...one, key: null, label }));
  });
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
        appeared ??= appearedIn(entries);
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
