import { z } from 'zod';
import { labelSchema, shortText, stepsSchema, wordsIn } from './manifest-words.ts';

/** A path on the platform's own site. Never an address: the host always comes from the platform. */
export const pathSchema = z
  .string()
  .regex(/^\/(?!\/)[\w\-./]*$/, 'a path on the platform, such as /settings/grok_settings')
  .max(200);

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
export const menuSchema = z.strictObject({ desktop: wordsIn(stepsSchema), phone: wordsIn(stepsSchema) });

/** What is true of a page, whichever of its settings is looked at, by the place where a whole check holds it. */
export const pageFacts = {
  place: {
    path: pathSchema,
    /** Main headings of the page by language: a witness for the page's identity, never needed, never contradicted. */
    headings: z.array(labelSchema).max(80),
    menu: menuSchema,
  },
  control: {
    /** The element around the controls of the page, where the site marks one. */
    container: keySchema.optional(),
    /** How many switches the page (or the container) is known to hold. */
    expected: z.array(z.int().min(1).max(40)).min(1),
  },
  settle: {
    /** Seconds of stillness before an unconfirmed `off` is believed: a switch that has not heard its value yet is drawn off, too. */
    watchSeconds: z.number().min(3).max(30),
  },
  signIn: {
    /**
     * True where the site serves the same page, with switches that belong to the browser, to someone signed out:
     * then nothing is believed without positive proof of a session.
     */
    proofNeeded: z.boolean(),
  },
  fix: {
    /** Words of buttons that must never be pressed on this page, whatever happens. */
    neverClick: z.array(shortText).max(40),
  },
};

/** One settings page of a platform, as data: its facts stand here once, and its checks refer to it by its name. */
export const pageSchema = z.strictObject({
  schema: z.literal(1),
  ...pageFacts.place,
  ...pageFacts.control,
  ...pageFacts.settle,
  ...pageFacts.signIn,
  ...pageFacts.fix,
});
export type Page = z.infer<typeof pageSchema>;
