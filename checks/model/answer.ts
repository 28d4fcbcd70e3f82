import * as z from 'zod';
import { personsAnswers } from './positions.ts';
import { checkIdSchema, reasonSchema } from './status.ts';

/** What the person answers where a setting's page is shown to them. */
export const personsAnswerSchema = z.enum(personsAnswers);
export type PersonsAnswer = z.infer<typeof personsAnswerSchema>;

/** The one JSON document of `flipwatch answer --json`. */
export const answerDocumentSchema = z.strictObject({
  schema: z.literal(1),
  answer: z.strictObject({
    check: checkIdSchema,
    result: z.enum(['kept', 'refused']),
    reason: reasonSchema.nullable(),
  }),
});
