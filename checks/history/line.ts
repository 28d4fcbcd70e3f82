import { crc32 } from 'node:zlib';
import { type HistoryEntry, historyEntrySchema } from '../model/index.ts';

/**
 * What one line of a history file turned out to be.
 * - `entry`: whole and understood.
 * - `newer`: whole, and only a newer version understands it; it stays where it is.
 * - `damaged`: torn, flipped or foreign.
 */
export type ReadLine =
  | { readonly kind: 'entry'; readonly entry: HistoryEntry }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

const checksumOf = (json: string): string => crc32(json).toString(16).padStart(8, '0');

/** One entry as one line, newline included: `<checksum> <json>`. Rejects what the model does not know. */
export function writeLine(entry: HistoryEntry): string {
  const json = JSON.stringify(historyEntrySchema.parse(entry));
  return `${checksumOf(json)} ${json}\n`;
}

/** Reads one line, without its newline. Never throws. */
export function readLine(line: string): ReadLine {
  const json = line.slice(9);
  if (line[8] !== ' ' || checksumOf(json) !== line.slice(0, 8)) return { kind: 'damaged' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'damaged' };
  }
  const parsed = historyEntrySchema.safeParse(value);
  return parsed.success ? { kind: 'entry', entry: parsed.data } : { kind: 'newer' };
}
