import * as z from 'zod';
import { labelSchema, shortText, stepsSchema, wordsIn } from './manifest-words.ts';

/**
 * A page's place on the platform's own site: its path, and the query and the hash that make it this page and no other. Never
 * an address: the host always comes from the platform. In a path, only letters beyond ASCII are written with %-signs, so
 * that none hides what another is compared with.
 */
export const pathSchema = z
  .string()
  .regex(
    /^\/(?:(?:[\w\-.:@~]|%[89A-Fa-f][\dA-Fa-f])(?:[\w\-./:@~]|%[89A-Fa-f][\dA-Fa-f])*)?(?:\?[\w\-.~:@!$&'()*+,;=/?%[\]]+)?(?:#[\w\-.~:@!$&'()*+,;=/?%]+)?$/,
    'a path on the platform, such as /settings/grok_settings',
  )
  .max(240);

/** The name of a page: that of its file in `pages/`. */
export const pageIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'the name of a file in pages/, such as grok-settings')
  .max(60);

/** One attribute whose value does not depend on the page's language, such as LinkedIn's `aria-labelledby` keys. */
export const keySchema = z.strictObject({
  attribute: z.enum(['id', 'name', 'aria-labelledby', 'aria-describedby', 'data-testid', 'data-test-id']),
  value: z.string().min(1).max(120),
});
export type Key = z.infer<typeof keySchema>;

/** The way a person would click to a page. */
const menuSchema = z.strictObject({ desktop: wordsIn(stepsSchema), phone: wordsIn(stepsSchema) });

/** The facts of a page, by the block in which a whole check holds them. */
export const pageFacts = {
  place: {
    path: pathSchema.describe(
      'the page, as a path: `/settings/grok_settings`, with the query and the hash that make it this page, if it has any: `/index.php?title=Special:Preferences`. What they name has to be there as it is named; a site may add more. It lies below one of the platform’s `settingsPaths`, or, of a manual check, `formPaths`, and is none of those that are `neverOpened` or that do something by being opened',
    ),
    headings: z
      .array(labelSchema)
      .max(80)
      .describe(
        'the page’s main heading by language: a sign that it is the right page, never needed, never contradicted',
      ),
    menu: menuSchema.describe('the way a person would go there, on `desktop` and `phone`'),
  },
  control: {
    container: keySchema
      .optional()
      .describe('the attribute of an element around the switches, if the site marks one'),
    expected: z
      .array(z.int().min(1).max(40))
      .min(1)
      .describe(
        'how many switches the page (or the container) is known to hold: `[2, 3]` means two or three',
      ),
  },
  settle: {
    watchSeconds: z
      .number()
      .min(3)
      .max(30)
      .describe(
        '3 to 30: how long an “off” is watched before it is believed, because a switch that has not heard its value yet looks off',
      ),
  },
  signIn: {
    proofNeeded: z
      .boolean()
      .describe(
        'true where the site shows the same page, with switches of the browser, to someone signed out: then nothing is believed without positive proof of a session',
      ),
  },
  fix: {
    neverClick: z
      .array(shortText)
      .max(40)
      .describe('words of buttons nearby that must not be pressed, whatever happens'),
  },
};

/** One settings page of a platform, as data: its facts stand here once, and its checks refer to it by its name. */
export const pageSchema = z.strictObject({
  schema: z.literal(1).describe('1, the version of this file format'),
  ...pageFacts.place,
  ...pageFacts.control,
  ...pageFacts.settle,
  ...pageFacts.signIn,
  ...pageFacts.fix,
});
export type Page = z.infer<typeof pageSchema>;
