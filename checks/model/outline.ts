import * as z from 'zod';
import { pathSchema } from './page.ts';
import { daySchema, platformIdSchema } from './status.ts';

/** A tag's, a role's or an input type's name. */
const name = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

/**
 * Words of a page. Those that Flipwatch knows anyway stand as they are; of all others only how many there are, in which
 * alphabet, and a mark by which equal texts of one outline can be told to be equal.
 */
const outlineWordsSchema = z.union([
  z.string().max(300),
  z.strictObject({
    words: z.int().min(1).max(10_000),
    alphabet: z.string().max(20),
    same: z.string().regex(/^[0-9a-f]{8}$/),
  }),
]);
export type OutlineWords = z.infer<typeof outlineWordsSchema>;

const positionSchema = z.enum(['true', 'false', 'mixed']);

/** One element of a page, as far as an outline may tell of it. */
export const outlineNodeSchema = z.strictObject({
  /** How deep it lies: of the elements that are listed, the nearest one before with a smaller number holds it. */
  depth: z.int().min(0).max(100),
  tag: name,
  role: name.optional(),
  type: name.optional(),
  level: z.int().min(1).max(9).optional(),
  checked: positionSchema.optional(),
  pressed: positionSchema.optional(),
  expanded: positionSchema.optional(),
  disabled: z.literal(true).optional(),
  /** Nobody can see it. */
  hidden: z.literal(true).optional(),
  /** It lies in a shadow root, and the root's host is what holds it. */
  inShadow: z.literal(true).optional(),
  /** Attributes whose values have a shape that is known from settings, such as `CHECKBOX_1`. */
  keys: z.record(z.string().max(30), z.string().max(60)).optional(),
  /** A settings page of the platform that it leads to. */
  leadsTo: z.string().startsWith('/').max(200).optional(),
  text: outlineWordsSchema.optional(),
  label: outlineWordsSchema.optional(),
  title: outlineWordsSchema.optional(),
  placeholder: outlineWordsSchema.optional(),
});
export type OutlineNode = z.infer<typeof outlineNodeSchema>;

/** How many elements an outline lists at most. */
export const MOST_OUTLINED = 3_000;

/** How many letters an outline has at most that is written down. */
export const MOST_WRITTEN = MOST_OUTLINED * 2_500;

/**
 * What a page is made of, for whoever mends a check: its elements and what Flipwatch knows of them anyway. Nothing of the
 * account is in it, by an allow-list (`engine/outline.ts`); a person sees the whole of it before it is saved, and nobody
 * sends it.
 */
export const outlineSchema = z.strictObject({
  schema: z.literal(1),
  platform: platformIdSchema,
  page: pathSchema,
  on: daySchema,
  /** The page holds more elements than are listed. */
  more: z.boolean(),
  nodes: z.array(outlineNodeSchema).max(MOST_OUTLINED),
});
export type Outline = z.infer<typeof outlineSchema>;

/** The outline as it is shown and saved: one element a line. */
export function writtenOutline({ nodes, ...about }: Outline): string {
  const head = JSON.stringify(about, null, 2).slice(0, -2);
  return `${head},\n  "nodes": [\n${nodes.map((node) => `    ${JSON.stringify(node)}`).join(',\n')}\n  ]\n}\n`;
}
