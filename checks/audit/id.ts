import { randomBytes } from 'node:crypto';

/** A new id: sorts by time, and two made in the same millisecond differ. `20261121T211532123-9f2c41d0`. */
export function newId(now: Date): string {
  return `${now.toISOString().replace(/[-:.Z]/g, '')}-${randomBytes(4).toString('hex')}`;
}
