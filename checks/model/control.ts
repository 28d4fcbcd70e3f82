import * as z from 'zod';
import { confirmRefusals } from './confirm-refusals.ts';
import { controlKinds } from './control-kinds.ts';
import { pathSchema } from './page.ts';
import { checkIdSchema, daySchema, instantSchema, reasonSchema, stateSchema } from './status.ts';

/** How many controls of one page are listed. A page that holds more says so. */
export const MOST_LISTED = 500;

/** How many of them are pictured at most. */
export const MOST_PICTURED = 40;

const kindSchema = z.enum(controlKinds);

/** How many confirmations of one platform are handed to the engine: more than a platform has settings. */
export const MOST_CONFIRMED = 400;

/** One control of a page, as the person is shown it. */
export const listedControlSchema = z.strictObject({
  /** From 1, in page order: the same while the page is the same. */
  n: z.int().min(1).max(MOST_LISTED),
  kind: kindSchema,
  label: z.string().max(300),
  /** A stable attribute, as `attribute=value`. */
  key: z.string().max(200).nullable(),
  rowTitle: z.string().max(300).nullable(),
  /** `on`, `off`, the words that were chosen, or null where neither can be told. */
  state: z.string().max(300).nullable(),
  /** The known check that it is. */
  check: checkIdSchema.nullable(),
});
export type ListedControl = z.infer<typeof listedControlSchema>;

/** The one JSON document of `flipwatch controls --json`. */
export const controlsDocumentSchema = z.strictObject({
  schema: z.literal(1),
  page: pathSchema,
  controls: z.array(listedControlSchema).max(MOST_LISTED),
  /** The page holds more controls than are listed. */
  more: z.literal(true).optional(),
});

/** The one JSON document of `flipwatch confirm --json`. */
export const confirmationDocumentSchema = z.strictObject({
  schema: z.literal(1),
  confirmation: z.strictObject({
    check: checkIdSchema,
    result: z.enum(['confirmed', 'refused']),
    reason: z.union([reasonSchema, z.enum(confirmRefusals)]).nullable(),
  }),
});

/** All by which a control is known again. */
export const controlMarksSchema = z.strictObject({
  /** Its stable attributes, by their names. */
  keys: z.partialRecord(
    z.enum(['id', 'name', 'aria-labelledby', 'data-testid', 'data-test-id']),
    z.string().min(1).max(120),
  ),
  words: z.array(z.string().min(1).max(300)).max(24),
  rowTitle: z.string().max(300).nullable(),
  /** The nearest element around it that the site marks, as `attribute=value`. */
  container: z.string().max(160).nullable(),
  kind: kindSchema,
});
export type ControlMarks = z.infer<typeof controlMarksSchema>;

/**
 * The person's own word, given once while looking at the page: that this control is that setting, and where it stood.
 * It says which control it is, and never where it stands later.
 */
export const confirmationSchema = z.strictObject({
  check: checkIdSchema,
  page: pathSchema,
  marks: controlMarksSchema,
  state: stateSchema,
  on: daySchema,
  at: instantSchema,
});
export type Confirmation = z.infer<typeof confirmationSchema>;
