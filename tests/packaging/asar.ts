import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';

const mapSchema = z.object({ sources: z.array(z.string()) });
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

/** What the bundles in a folder were made of, as esbuild has drawn it in their maps. */
export const sourcesOf = (made: string): string[] =>
  readdirSync(made)
    .filter((name) => name.endsWith('js.map'))
    .flatMap((name) => mapSchema.parse(JSON.parse(readFileSync(path.join(made, name), 'utf8'))).sources);

/**
 * The packages that have left a trace in an asar, told by what was made and not by our own list: what stays a package lies
 * below node_modules, and for each bundle in it esbuild has drawn a map of where every part came from. The maps are not
 * packed, so `made` is where the bundles were packed from; only the map of a bundle that is in the asar as it stands there counts.
 */
export function packagesIn(file: string, made: string): string[] {
  const text = readFileSync(file, 'latin1');
  const entries = listAsar(file);
  const bundles = entries.filter((entry) => /^out\/electron\/.*\.c?js$/.test(entry));
  const sources = bundles.flatMap((entry) => {
    const place = path.join(made, path.basename(entry));
    expect(text.includes(readFileSync(place, 'latin1')), `${entry} as it was packed`).toBe(true);
    return mapSchema.parse(JSON.parse(readFileSync(`${place}.map`, 'utf8'))).sources;
  });
  const traces = [...entries, ...sources].flatMap(
    (each) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(each)?.[1] ?? [],
  );
  return [...new Set(traces)].sort();
}
