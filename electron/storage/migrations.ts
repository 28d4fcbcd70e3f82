import * as z from 'zod';

/** From version n (at index n - 1) to version n + 1. Pure: takes plain data, returns plain data. */
export type Migration = (data: unknown) => unknown;

const firstShape = z.looseObject({ preferences: z.looseObject({}) });

/** The steps; one more with each change of shape, and a file of the version before it in tests/desktop/stored. */
export const migrations: readonly Migration[] = [
  // To 2: Flipwatch can look for new versions. It is off until somebody switches it on.
  (data) => {
    const before = firstShape.safeParse(data);
    if (!before.success) return data;
    const { preferences, ...rest } = before.data;
    return {
      ...rest,
      preferences: { ...preferences, newVersions: false },
      versions: { by: '', lastLook: null, found: null },
    };
  },
  // To 3: pages that list settings are visited, too, to see what is new on them.
  (data) => {
    const before = firstShape.safeParse(data);
    if (!before.success) return data;
    const { preferences, ...rest } = before.data;
    return { ...rest, preferences: { ...preferences, newSettings: 'eachAudit' } };
  },
];

/** What a file holds around the data. */
const envelopeSchema = z.strictObject({ schema: z.int().min(1), data: z.unknown() });

export type Migrated =
  | { readonly kind: 'current' | 'migrated'; readonly from: number; readonly data: unknown }
  /** A newer Flipwatch wrote it, or it is no file of ours. */
  | { readonly kind: 'newer' | 'foreign' };

/** Brings a file's content to the present version, or says why it can't. */
export function migrate(content: unknown, steps: readonly Migration[], version: number): Migrated {
  const envelope = envelopeSchema.safeParse(content);
  if (!envelope.success) return { kind: 'foreign' };
  const { schema: from, data } = envelope.data;
  if (from > version) return { kind: 'newer' };
  const due = steps.slice(from - 1, version - 1);
  return {
    kind: due.length === 0 ? 'current' : 'migrated',
    from,
    data: due.reduce((now, step) => step(now), data),
  };
}
