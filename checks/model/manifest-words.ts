import * as z from 'zod';
import { daySchema, languageSchema } from './status.ts';

/** A sentence or two for people. */
export const textSchema = z.string().trim().min(1).max(600);
/** A few words. */
export const shortText = z.string().trim().min(1).max(300);

/** Words for people, one block for each language; English must be there, the others fall back to it. */
export const wordsIn = <T extends z.ZodType>(block: T) => z.object({ en: block }).catchall(block);

/** What a person does, one thing after the other. */
export const stepsSchema = z.array(shortText).min(1).max(15);

/** Words that a site was seen to use. */
export const labelSchema = z.strictObject({
  language: languageSchema.describe('its language: `en`, or `zh-Hant` where a site tells two scripts apart'),
  text: shortText.describe('the words as the page shows them'),
  seen: daySchema.describe('the newest day on which this wording was seen'),
});
export type Label = z.infer<typeof labelSchema>;
