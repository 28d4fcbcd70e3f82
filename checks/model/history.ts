import * as z from 'zod';
import { auditSchema, fixSchema } from './audit.ts';
import { confirmationSchema } from './control.ts';
import { findingSchema, inventoryItemSchema, personsFindingSchema } from './finding.ts';
import { learnedFieldSchema } from './learned-field.ts';
import { MOST_IDENTITY, pageSeenSchema, radarNewsSchema, radarPageSchema } from './radar.ts';
import { checkIdSchema, daySchema, instantSchema, stateSchema } from './status.ts';

/** The name of one change; findings of its first look carry it where others carry their audit's. */
const changeIdSchema = z.string().min(1).max(80);

/** Something that the radar told, by the page and what tells it from its neighbours. */
const toldSchema = z.strictObject({
  page: z.string().min(1).max(300),
  identity: z.string().min(1).max(MOST_IDENTITY),
});

/** One line of an account's history. The history is append-only: what was seen is never rewritten. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  /** Written before the first page is opened; an audit without its `auditFinished` was interrupted. */
  z.strictObject({
    kind: z.literal('auditStarted'),
    audit: auditSchema.omit({ finishedAt: true }),
    checks: z.array(checkIdSchema),
  }),
  z.strictObject({ kind: z.literal('finding'), audit: z.string(), finding: findingSchema }),
  z.strictObject({
    kind: z.literal('auditFinished'),
    audit: auditSchema,
    stopped: z.boolean(),
    unknownSwitches: z.array(inventoryItemSchema),
    /** A hash that tells two of a platform's accounts apart; absent where the platform gives none. */
    identity: z.string().max(64).optional(),
    /** The pages that list settings, and why one could not be looked at; absent where none was to be visited. */
    radarPages: z.array(radarPageSchema).max(200).optional(),
  }),
  /**
   * Written before a change's page is opened, so before anything is clicked. Without a `fix` that names it, the change
   * was interrupted, and nobody knows whether it clicked.
   */
  z.strictObject({
    kind: z.literal('changeStarted'),
    change: changeIdSchema,
    check: checkIdSchema,
    action: fixSchema.shape.action,
    /** The position that it was to reach. */
    to: stateSchema,
    /** Checks that it is known to move along, each with the position that it may bring. */
    along: z.array(z.strictObject({ check: checkIdSchema, to: stateSchema })).max(30),
    at: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('fix'),
    fix: fixSchema,
    /** The `changeStarted` that this ends; absent where no page was opened, and in older histories. */
    change: changeIdSchema.optional(),
  }),
  /** The person's own answer to a manual check. */
  z.strictObject({
    kind: z.literal('answer'),
    check: checkIdSchema,
    done: z.boolean(),
    on: daySchema,
    at: instantSchema,
  }),
  /** What the person saw where they were shown a setting's page: a position, or that it is not there. */
  z.strictObject({ kind: z.literal('looked'), finding: personsFindingSchema }),
  /** The person's own word that this control is that setting. It takes the place of any before. */
  z.strictObject({ kind: z.literal('confirmation'), confirmation: confirmationSchema }),
  /** What a proven change has shown of the page's own answers. It takes the place of any before of its check. */
  z.strictObject({ kind: z.literal('learned'), field: learnedFieldSchema, at: instantSchema }),
  /** The person has taken their confirmation back, or their word that it is not there. */
  z.strictObject({ kind: z.literal('takenBack'), check: checkIdSchema, at: instantSchema }),
  /** The person has looked, and the setting is not on its page. */
  z.strictObject({ kind: z.literal('notHere'), check: checkIdSchema, on: daySchema, at: instantSchema }),
  /** A page that the radar read whole: what is new is what was never seen before. */
  z.strictObject({ kind: z.literal('pageSeen'), audit: z.string(), seen: pageSeenSchema }),
  /** What the radar told in an audit. It is told once. */
  z.strictObject({ kind: z.literal('radarNews'), audit: z.string(), news: radarNewsSchema }),
  /** The person does not care for something that the radar told. */
  z.strictObject({ kind: z.literal('notInteresting'), about: toldSchema, at: instantSchema }),
]);
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
