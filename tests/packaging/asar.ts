import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { z } from 'zod';

const nodeSchema = z.object({ files: z.record(z.string(), z.unknown()).optional() });

/** The names of all files in an asar: its header is one JSON document behind four numbers of 32 bits. */
export function listAsar(file: string): string[] {
  const handle = openSync(file, 'r');
  const sizes = Buffer.alloc(16);
  readSync(handle, sizes, 0, 16, 0);
  const header = Buffer.alloc(sizes.readUInt32LE(12));
  readSync(handle, header, 0, header.length, 16);
  closeSync(handle);
  const walk = (value: unknown, at: string): string[] => {
    const { files } = nodeSchema.parse(value);
    if (files === undefined) return [at];
    return Object.entries(files).flatMap(([name, inner]) => walk(inner, at === '' ? name : `${at}/${name}`));
  };
  return walk(JSON.parse(header.toString('utf8')), '');
}

/**
 * The packages that have left a trace in an asar, told by itself and not by our own list: esbuild writes above each part of
 * a bundle where it came from, and what stays a package lies below node_modules.
 */
export function packagesIn(file: string): string[] {
  const text = readFileSync(file, 'latin1');
  const traces = [...text.matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm)];
  const lying = listAsar(file).flatMap(
    (entry) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(entry)?.[1] ?? [],
  );
  return [...new Set([...traces.map(([, name]) => name ?? ''), ...lying])].sort();
}
