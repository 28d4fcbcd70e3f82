import * as z from 'zod';

/** The most letters that are told of the words before and now. */
export const LONGEST_SCOPE = 1_200;

/**
 * Why a setting may cover less, or more, than it did. `newNeighbour`: something new stands beside it and may have taken over
 * a part. `wordsGrew`: its own words say more than before.
 */
export const scopeSchema = z.strictObject({
  reason: z.enum(['newNeighbour', 'wordsGrew']),
  /** The page on which that was seen, or the path of the new row. */
  path: z.string().min(1).max(300),
  /** The setting's words before; null for a neighbour. */
  was: z.string().max(LONGEST_SCOPE).nullable(),
  /** Its words now, or what the neighbour is called. */
  now: z.string().max(LONGEST_SCOPE),
});
export type Scope = z.infer<typeof scopeSchema>;
