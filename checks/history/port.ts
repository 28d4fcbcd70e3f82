import type { HistoryEntry } from '../model/index.ts';

/** An account's past. Append-only; a torn or damaged line is set aside and reported, never fatal. */
export interface HistoryPort {
  append(entry: HistoryEntry): Promise<void>;
  entries(): Promise<readonly HistoryEntry[]>;
}
