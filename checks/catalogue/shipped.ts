import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledPlatforms } from './compiled.ts';
import { type ParsedPlatform, parsePlatform } from './parse-platform.ts';
import { readPlatforms } from './platform-folder.ts';

/**
 * The folder of the platforms that ship with Flipwatch. A bundle has it beside itself, the source beside the catalogue.
 */
export function shippedPlatforms(): string {
  const beside = fileURLToPath(new URL('./platforms', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../platforms', import.meta.url));
}

let parsed: readonly ParsedPlatform[] | undefined;

/**
 * The platforms of a folder; of those that ship, if none is named. The latter are a part of the program, so they are read
 * once, however often the person's own checks change beside them.
 */
export function readShipped(folder?: string): readonly ParsedPlatform[] {
  if (folder !== undefined) return readPlatforms(folder).map(parsePlatform);
  parsed ??= compiledPlatforms ?? readPlatforms(shippedPlatforms()).map(parsePlatform);
  return parsed;
}
