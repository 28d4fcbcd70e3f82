import * as z from 'zod';
import {
  guidedManifestSchema,
  indexPageSchema,
  manualManifestSchema,
  ownFacts,
  pageFacts,
  pageIdSchema,
  pageSchema,
  platformSchema,
  settingManifestSchema,
} from '../model/index.ts';

/** As in a file, which may begin with its `$schema`. */
const inFile = ({ shape }: z.ZodObject) =>
  z.strictObject({
    $schema: z
      .string()
      .optional()
      .describe(
        'where your editor finds what this file may hold, to complete and explain it; may be left out',
      ),
    ...shape,
  });

const onPage = z.strictObject({
  page: pageIdSchema.describe(
    'the page it stands on: a file in `pages/`, whose facts are listed below. A check that names one repeats none of them',
  ),
});

/** A check that names its page, as in its file; `joinPage` makes it whole. */
const withPage = z.union(
  [
    settingManifestSchema.omit({ signIn: true }).extend({
      place: onPage,
      control: z.strictObject(ownFacts.control),
      settle: z.strictObject(ownFacts.settle),
      fix: z.strictObject(ownFacts.fix),
    }),
    guidedManifestSchema.extend({ place: onPage }),
    manualManifestSchema.extend({ place: onPage }),
  ].map(inFile),
);
const whole = z.union([settingManifestSchema, guidedManifestSchema, manualManifestSchema].map(inFile));

/** The schema of a file, for whoever writes one. Draft 7 is the newest that every editor understands. */
const describe = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });

/** The files of a platform as JSON schemas, by what they hold. */
export const fileSchemas = {
  platform: describe(inFile(platformSchema)),
  page: describe(inFile(pageSchema)),
  'index-page': describe(inFile(indexPageSchema)),
  check: describe(z.union([...withPage.options, ...whole.options])),
};

/** A check that names its page, alone: the table of fields is made from this. */
export const checkOnPage = describe(withPage);

/** Where a check that names no page holds the facts of one: `path` is its `place.path`. */
export const placeOfPageFact: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(pageFacts).flatMap(([block, facts]) =>
    Object.keys(facts).map((field) => [field, `${block}.${field}`]),
  ),
);
