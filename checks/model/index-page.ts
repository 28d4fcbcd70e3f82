import * as z from 'zod';
import { sourceSchema } from './manifest.ts';
import { shortText, wordsIn } from './manifest-words.ts';
import { pathSchema } from './page.ts';
import { daySchema } from './status.ts';

/** The most rows of one index page: more than three times as many as the fullest one that is known. */
export const MOST_ROWS = 120;

/** A row that is known to stand on an index page. */
const knownRowSchema = z.strictObject({
  path: pathSchema
    .optional()
    .describe('where the row leads: its identity; left out for a row that leads nowhere, such as a tab'),
  key: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('the page’s own name for the row, the same in every language, where one is known'),
  title: shortText
    .optional()
    .describe('its words in English as they were seen, where a source has them; shown, and never compared'),
  seen: daySchema.describe('the newest day on which it was seen'),
  since: daySchema
    .optional()
    .describe('the day since which others are known to see it, where that is earlier than `seen`'),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'a country, such as DE'))
    .min(1)
    .max(60)
    .optional()
    .describe('countries whose accounts were seen with it, where it is not known of all'),
  plan: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('the plan whose accounts were seen with it, such as `Premium`, where it is not known of all'),
});

/** One page that lists a platform's settings, as data: what the radar visits, and the rows that it knows. */
export const indexPageSchema = z.strictObject({
  schema: z.literal(1).describe('1, the version of this file format'),
  path: pathSchema.describe(
    'the page, as a path below one of the platform’s `settingsPaths`; none that is `neverOpened`',
  ),
  order: z.int().min(1).max(20).describe('its place among the index pages: the first are visited first'),
  words: wordsIn(shortText).describe('what people call the page, by language'),
  atLeast: z
    .int()
    .min(1)
    .max(40)
    .describe('so many known rows have to stand there before the page counts as read'),
  rows: z
    .array(knownRowSchema)
    .max(MOST_ROWS)
    .describe('the rows that are known to stand there, each with its words and its days'),
  sources: z.array(sourceSchema).min(1).max(20),
});
/** As in its file. */
export type IndexPageFacts = z.infer<typeof indexPageSchema>;

/** An index page together with the platform that it belongs to. */
export interface IndexPage extends IndexPageFacts {
  readonly platform: string;
}
