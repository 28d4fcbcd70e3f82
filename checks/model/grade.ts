import * as z from 'zod';

/** How one account, or all of them, stand: in counts and one word. */
export const gradeSchema = z.strictObject({
  /** Settings last known to be private or exposed. What is not seen again stays where it was last seen. */
  private: z.int().min(0),
  exposed: z.int().min(0),
  /** Of those, the ones that are not known from the newest look, or from one too long ago. Left out: none. */
  agedPrivate: z.int().min(1).optional(),
  agedExposed: z.int().min(1).optional(),
  /** Settings whose position was never seen, although they were looked at. */
  unknown: z.int().min(0),
  manualOpen: z.int().min(0),
  /** Settings that are private by the person's own word only, and never counted as seen. Left out: none. */
  own: z.int().min(1).optional(),
  /** Settings that nothing was ever found out about. Left out: none. */
  notLooked: z.int().min(1).optional(),
  notOffered: z.int().min(0),
  /** `none`: too little was seen for a word. */
  word: z.enum(['allPrivate', 'mostlyPrivate', 'partlyExposed', 'mostlyExposed', 'none']),
});
export type Grade = z.infer<typeof gradeSchema>;
