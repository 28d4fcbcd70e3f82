import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { type Agreed, addressesOf } from '../catalogue/index.ts';
import { type Platform, platformIdSchema } from '../model/index.ts';

/** What the person has agreed to: which addresses of which of their own platforms may be opened. */
const agreementsSchema = z.strictObject({
  schema: z.literal(1),
  agreed: z.record(platformIdSchema, z.array(z.string().max(300)).max(60)),
});

/** The addresses that the person has agreed to. A file that is missing or can't be read agrees to none. */
export function readAgreements(file: string): Agreed {
  try {
    const { agreed } = agreementsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(Object.entries(agreed));
  } catch {
    return new Map();
  }
}

/** What was agreed to before, and all addresses of these platforms. */
export const withThese = (before: Agreed, platforms: readonly Platform[]): Agreed =>
  new Map([...before, ...platforms.map((platform) => [platform.id, addressesOf(platform)] as const)]);

/** Keeps that the person has agreed to all addresses of these platforms, beside what they agreed to before. */
export function agreeTo(file: string, before: Agreed, platforms: readonly Platform[]): Agreed {
  const agreed = withThese(before, platforms);
  const text = JSON.stringify({ schema: 1, agreed: Object.fromEntries(agreed) }, null, 2);
  // Written to another file and renamed: a crash leaves the old agreement or the new one.
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return agreed;
}
