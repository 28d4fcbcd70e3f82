import * as z from 'zod';
import { scopeSchema } from './scope.ts';
import { standingSchema } from './standing.ts';
import {
  checkIdSchema,
  daySchema,
  instantSchema,
  platformIdSchema,
  reasonSchema,
  stateSchema,
  statusSchema,
} from './status.ts';

/** The most letters that a finding keeps of a page, since it is kept for ever. */
export const LONGEST_WITNESS = 400;
export const LONGEST_DETAIL = 500;

/**
 * Something independent that was seen and that speaks for which control it is, or for its state.
 * - `key`, `label`, `address`, `heading`, `confirmed` (the person's own word, with its day): which control.
 * - `property` (the DOM's own), `aria`, `network` (the page's own answer), `reload` (the same again after a full reload): its state.
 */
export const witnessSchema = z.strictObject({
  kind: z.enum(['key', 'label', 'address', 'heading', 'confirmed', 'property', 'aria', 'network', 'reload']),
  /** What it said, in a form fit for people: an attribute's value, a label, `off`. */
  says: z.string().max(LONGEST_WITNESS),
});
export type Witness = z.infer<typeof witnessSchema>;

/**
 * What a position rests on. `network`: the page's own answer. `drawn`: the page drew it so, twice. `person`: somebody
 * looked.
 */
export const strengthSchema = z.enum(['network', 'drawn', 'person']);
export type Strength = z.infer<typeof strengthSchema>;

const shownSchema = z.strictObject({
  label: z.string().max(300).nullable(),
  key: z.string().max(200).nullable(),
  rowTitle: z.string().max(300).nullable(),
});

/** A control that the person once confirmed and that is not there as it was: then, and what is most like it now. */
export const driftSchema = z.strictObject({
  was: shownSchema.extend({ on: daySchema }),
  now: shownSchema.nullable(),
});
export type Drift = z.infer<typeof driftSchema>;

/** The most controls that are named as those that a setting might be. */
export const MOST_CANDIDATES = 8;

/** What of the page the position was read from. */
export const observedSchema = z.strictObject({
  /** The control's words as the page showed them. */
  label: z.string().max(400).nullable(),
  /** The stable attribute it was found by, as `attribute=value`. */
  key: z.string().max(200).nullable(),
  /** The page, without query or fragment. */
  url: z.string().max(400).nullable(),
});

/** An earlier finding of the same check and account whose state was really seen. */
export const previousSchema = z.strictObject({ status: statusSchema, state: stateSchema, at: instantSchema });

/** Two observed positions that differ: it happened after the first instant and no later than the second. */
export const flipSchema = z.strictObject({
  from: stateSchema,
  to: stateSchema,
  after: instantSchema,
  before: instantSchema,
  /** `flippedBack`: it was private and is exposed now. `madePrivate`: the reverse. */
  kind: z.enum(['flippedBack', 'madePrivate']),
  /** `here`: by a fix or undo of ours in between. `elsewhere`: by anyone else, the platform among them. */
  by: z.enum(['here', 'elsewhere']),
  /** A change of ours to this position had begun in between and was cut short before it could be proven. */
  interrupted: z.literal(true).optional(),
});
export type Flip = z.infer<typeof flipSchema>;

/** The verdict on one check of one account. */
export const findingSchema = z.strictObject({
  check: checkIdSchema,
  platform: platformIdSchema,
  account: z.string().min(1).max(80),
  status: statusSchema,
  /** Set if, and only if, the status is `unknown`. */
  reason: reasonSchema.nullable(),
  state: stateSchema.nullable(),
  /** True where the control is disabled: by age, by an organisation, by a signal of the browser. Null where none was seen. */
  locked: z.boolean().nullable(),
  observed: observedSchema,
  witnesses: z.array(witnessSchema).max(20),
  /** Null where no position was seen; findings from before 2026-11-25 have none. */
  strength: strengthSchema.nullable().optional(),
  at: instantSchema,
  durationMs: z.number().min(0),
  /** The revision of the manifest that was applied. */
  revision: z.int().min(1),
  /** One technical sentence for the curious; never page text beyond labels, never personal data. */
  detail: z.string().max(LONGEST_DETAIL).nullable(),
  /** Labels of the controls that it might be, where the person has to say which it is. */
  candidates: z.array(z.string().max(200)).max(MOST_CANDIDATES).optional(),
  drift: driftSchema.optional(),
  /** Why it may cover less, or more, than it did; left out where nothing speaks for that. */
  scope: scopeSchema.optional(),
  /** How well the check's facts are known; null where its file does not say. Findings from before 2026-11-26 have none. */
  standing: standingSchema.nullable().optional(),
  /** The day on which the person confirmed which control it is. */
  confirmed: daySchema.nullable().optional(),
  /** The newest position that was really seen before this look. */
  lastSeen: previousSchema.omit({ status: true }).nullable().optional(),
  previous: previousSchema.nullable(),
  flip: flipSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * What a person saw with their own eyes. It claims nothing that only a page can show: no witness, no control, no lock. Not
 * there is told as not offered.
 */
export const personsFindingSchema = findingSchema
  .extend({
    status: z.enum(['pass', 'fail', 'notOffered']),
    reason: z.null(),
    locked: z.null(),
    observed: z.strictObject({ label: z.null(), key: z.null(), url: z.null() }),
    witnesses: z.array(witnessSchema).max(0),
    strength: z.literal('person'),
  })
  .refine(({ status, state }) => (status === 'notOffered') === (state === null), {
    error: 'a position, or none where it is not there',
  });

/** What one visit found out, before it is compared with the past. */
export const observationSchema = findingSchema.omit({
  account: true,
  standing: true,
  confirmed: true,
  lastSeen: true,
  previous: true,
  flip: true,
});
export type Observation = z.infer<typeof observationSchema>;

/** One switch-like control seen on a visited page, whether a check knows it or not. */
export const inventoryItemSchema = z.strictObject({
  page: z.string().max(200),
  key: z.string().max(200).nullable(),
  label: z.string().max(400),
  state: stateSchema.nullable(),
  /** The check that it belongs to, or null: a switch no check knows. */
  check: checkIdSchema.nullable(),
});
export type InventoryItem = z.infer<typeof inventoryItemSchema>;

/**
 * How many switches that no check knows are kept of one page, in page order: twice as many as the fullest known page
 * has. A page can draw as many as it likes, and what is kept stays for ever. Older histories may hold more.
 */
export const MOST_UNKNOWN_ON_PAGE = 60;

/** How many new switches of one audit are named. The others are counted. */
export const MOST_NEW_NAMED = 12;
