import { z } from 'zod';

/** How one account, or all of them, stand: in counts and one word. */
export const gradeSchema = z.strictObject({
  /** Settings seen private, of those that could be judged. */
  private: z.int().min(0),
  exposed: z.int().min(0),
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
