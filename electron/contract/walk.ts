import * as z from 'zod';
import { accountSchema, checkIdSchema, personsAnswers } from '../../checks/model/index.ts';
import { refusalCodeSchema } from './refusal.ts';

/** The most questions of one walk. */
export const MAX_WALK = 400;

/** What the person can say of one step: where a setting stands, or whether something is done. */
export const walkAnswerSchema = z.enum([...personsAnswers, 'done', 'notDone']);
export type WalkAnswer = z.infer<typeof walkAnswerSchema>;

/** One question of a walk. */
export const walkStepSchema = z.strictObject({
  account: accountSchema.shape.id,
  check: checkIdSchema,
  /** The number of its page, from 1: neighbours on one page share it. */
  page: z.int().min(1).max(MAX_WALK),
  /** What was said; null: nothing yet, or it was left out. */
  said: walkAnswerSchema.nullable(),
});
export type WalkStep = z.infer<typeof walkStepSchema>;

/** Many pages in one sitting, which the person looks at themselves. It stands until they put it away. */
export const walkSchema = z.strictObject({
  steps: z.array(walkStepSchema).min(1).max(MAX_WALK),
  /** The step that is asked now; as many as there are: none is left. */
  at: z.int().min(0).max(MAX_WALK),
  /**
   * How the page of this step stands. `missing`: it has not come. `signedOut`: the site asks who is there. `away`: its window
   * is closed, or could not be opened.
   */
  page: z.enum(['opening', 'open', 'missing', 'signedOut', 'away']),
  /** Why the page could not be opened. */
  refused: refusalCodeSchema.nullable(),
  over: z.boolean(),
});
export type Walk = z.infer<typeof walkSchema>;
