import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the platforms that ship with Flipwatch. A bundle has it beside itself, the source beside the catalogue.
 */
export function shippedPlatforms(): string {
  const beside = fileURLToPath(new URL('./platforms', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../platforms', import.meta.url));
}
