import * as z from 'zod';
import type { ChangeResult, IndexResult, ListingResult, VisitResult } from '../../checks/engine/contract.ts';
import {
  accountSchema,
  browserFaults,
  checkIdSchema,
  confirmationSchema,
  confirmRefusals,
  controlMarksSchema,
  fixReasonSchema,
  fixResultSchema,
  type InventoryItem,
  instantSchema,
  inventoryItemSchema,
  learnedFieldSchema,
  listedControlSchema,
  MOST_CONFIRMED,
  MOST_LEARNED,
  MOST_LISTED,
  MOST_PICTURED,
  MOST_ROWS,
  MOST_SEEN_CONTROLS,
  manifestSchema,
  observationSchema,
  outlineSchema,
  platformSchema,
  type RadarControl,
  radarControlSchema,
  reasonSchema,
  savingSchema,
  seenRowSchema,
  stateSchema,
  stoppingReasons,
} from '../../checks/model/index.ts';
import { commandSchema } from './cdp.ts';

/** Every word that passes between the main process and the engine's own. Both sides parse what they hear. */

const placeSchema = z.object({
  site: z.url({ protocol: /^https?$/ }),
  path: z.string(),
  identity: z.string().nullable(),
  confirmations: z.array(confirmationSchema).max(MOST_CONFIRMED).default([]),
  learned: z.array(learnedFieldSchema).max(MOST_LEARNED).default([]),
  expectedControls: z.array(z.string()).max(1_000).nullable().optional(),
});

const optionsSchema = z.object({
  timing: z
    .partialRecord(z.enum(['navigation', 'ready', 'poll', 'saved', 'shown', 'watchFactor']), z.number())
    .default({}),
  region: z.string().optional(),
  /** Whether pictures are to be sent back. */
  pictures: z.boolean().default(false),
});
export type SentOptions = z.input<typeof optionsSchema>;

const openSchema = z.discriminatedUnion('page', [
  /** A window of the app: its page is reached through `page` messages. */
  z.object({ page: z.literal('window') }),
  /** A browser of the machine, that the engine's process starts itself. */
  z.object({
    page: z.literal('installedBrowser'),
    account: accountSchema,
    platform: platformSchema,
    profiles: z.string().min(1),
    sandbox: z.boolean(),
  }),
]);

/** What the engine is asked to do, each answered once under its number. */
const taskSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('open'), how: openSchema, testClock: z.string().nullable() }),
  /** What all that follows is about. Told once, not with each page. */
  z.object({
    task: z.literal('learn'),
    platform: platformSchema,
    /** Every check of the platform; those of a visit are named by their ids. */
    catalogue: z.array(manifestSchema),
  }),
  z.object({
    task: z.literal('read'),
    place: placeSchema,
    checks: z.array(z.string()),
    options: optionsSchema,
  }),
  z.object({
    task: z.literal('change'),
    place: placeSchema,
    check: z.string(),
    action: z.enum(['fix', 'undo']),
    target: stateSchema,
    options: optionsSchema,
  }),
  z.object({
    task: z.literal('list'),
    place: placeSchema,
    checks: z.array(z.string()),
    pointedAt: z
      .object({
        check: z.string(),
        control: z.int().min(1).max(MOST_LISTED),
        state: stateSchema,
        shown: controlMarksSchema.optional(),
      })
      .nullable(),
    outlined: z.boolean(),
    pictures: z.boolean().default(false),
    options: optionsSchema,
  }),
  z.object({
    task: z.literal('index'),
    place: placeSchema,
    known: z.array(z.string()).max(2_000),
    expected: z.array(seenRowSchema).max(MOST_ROWS).nullable(),
    options: optionsSchema,
  }),
  z.object({ task: z.literal('close') }),
]);
export type Task = z.infer<typeof taskSchema>;
export type SentTask = z.input<typeof taskSchema>;

/** What the window's page has to tell, in the order in which it happened. */
const pageNewsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    method: z.string(),
    params: z.unknown(),
    /** Null: the page itself. */
    sessionId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('answer'), id: z.number(), result: z.unknown() }),
  z.object({ kind: z.literal('refusal'), id: z.number(), message: z.string() }),
  z.object({ kind: z.literal('gone'), reason: z.string() }),
]);
export type PageNews = z.infer<typeof pageNewsSchema>;

/** From the main process to the engine. */
export const toEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), id: z.number(), task: taskSchema }),
  z.object({ kind: z.literal('stop'), id: z.number() }),
  /** What happened in one turn comes together. */
  z.object({ kind: z.literal('page'), news: z.array(pageNewsSchema) }),
]);
export type ToEngine = z.input<typeof toEngineSchema>;

/** From the engine to the main process. */
export const fromEngineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), id: z.number(), result: z.unknown() }),
  z.object({
    kind: z.literal('failed'),
    id: z.number(),
    /** Set where the browser could not be opened. */
    code: z.enum(browserFaults).nullable(),
    message: z.string(),
  }),
  z.object({
    kind: z.literal('picture'),
    id: z.number(),
    /** A part of a file's name. */
    check: checkIdSchema,
    png: z.instanceof(Uint8Array),
  }),
  z.object({ kind: z.literal('ask'), command: commandSchema }),
  z.object({ kind: z.literal('letGo') }),
]);
export type FromEngine = z.input<typeof fromEngineSchema>;

/** Only what has the right shape; who asked for more hears nothing of the rest, and says so. */
const those = <T>(shape: z.ZodType<T>) =>
  z.array(z.unknown()).transform((all): T[] =>
    all.flatMap((one) => {
      const parsed = shape.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    }),
  );

/** What a visit found, as it arrives. */
export const visitResultSchema: z.ZodType<VisitResult> = z.object({
  observations: those(observationSchema),
  inventory: those<InventoryItem>(inventoryItemSchema),
  controls: z
    .object({ language: z.string().max(20).nullable(), seen: those<RadarControl>(radarControlSchema) })
    .nullable(),
  stop: z.enum(stoppingReasons).nullable(),
  retryAt: instantSchema.nullable(),
  identity: z.string().nullable(),
  watchedMs: z.number(),
  reloads: z.number(),
  stuck: z.boolean(),
});

/** What a change came to, as it arrives. */
export const changeResultSchema: z.ZodType<ChangeResult> = z.object({
  result: fixResultSchema,
  reason: fixReasonSchema.nullable(),
  before: observationSchema,
  after: observationSchema.nullable(),
  clicks: z.number(),
  learned: learnedFieldSchema.optional(),
  question: z.string().max(300).optional(),
  retryAt: instantSchema.optional(),
});

/** What a listing found, as it arrives. */
export const listingResultSchema: z.ZodType<ListingResult> = z.object({
  blocker: z.object({ reason: reasonSchema, detail: z.string().max(2_000) }).nullable(),
  controls: z.array(listedControlSchema).max(MOST_LISTED),
  marks: z.array(controlMarksSchema).max(MOST_LISTED),
  saving: z.array(savingSchema).max(MOST_LISTED).optional(),
  more: z.boolean(),
  agreement: z
    .discriminatedUnion('agreed', [
      z.object({ agreed: z.literal(true), marks: controlMarksSchema }),
      z.object({ agreed: z.literal(false), reason: z.enum(confirmRefusals) }),
    ])
    .nullable(),
  outline: outlineSchema.nullable(),
  cookies: z.array(z.string().max(60)).max(8),
  pictures: z
    .array(z.object({ n: z.int().min(1).max(MOST_LISTED), png: z.instanceof(Uint8Array) }))
    .max(MOST_PICTURED)
    .optional(),
  retryAt: instantSchema.nullable(),
});

/** What a look at a page that lists settings found, as it arrives. */
export const indexResultSchema: z.ZodType<IndexResult> = z.object({
  blocker: z.object({ reason: reasonSchema, detail: z.string().max(2_000) }).nullable(),
  loadings: z
    .array(
      z.object({
        language: z.string().max(20).nullable(),
        rows: z.array(seenRowSchema).max(MOST_ROWS),
        controls: z.array(radarControlSchema).max(MOST_SEEN_CONTROLS),
        unfinished: z.boolean(),
      }),
    )
    .max(2),
  stop: z.enum(stoppingReasons).nullable(),
  retryAt: instantSchema.nullable(),
  identity: z.string().nullable(),
  stuck: z.boolean(),
});
