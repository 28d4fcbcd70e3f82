import { z } from 'zod';
import { labelSchema, shortText, stepsSchema, textSchema, wordsIn } from './manifest-words.ts';
import { keySchema, menuSchema, pageFacts, pathSchema } from './page.ts';
import { polarities } from './positions.ts';
import { categorySchema, checkIdSchema, daySchema, platformIdSchema, stateSchema } from './status.ts';

/**
 * The newest manifest language that this engine understands. A manifest that asks for more is not guessed at: the
 * catalogue leaves it out and says so, and one that reached an audit all the same would read `unknown/engineTooOld`.
 */
export const ENGINE_VERSION = 1;

const wordsSchema = z.strictObject({
  /** What the setting is called, in few words. */
  title: shortText,
  /** What it lets the platform do while it is in the exposing position. */
  does: textSchema,
  /** Why a person may care. */
  why: textSchema,
  /** What turning it off costs them, honestly; "Nothing that we know of" is an answer. */
  cost: textSchema,
  /** What turning it off does not undo. */
  notUndone: textSchema,
});
export type CheckWords = z.infer<typeof wordsSchema>;

/** Where the fact was seen, what kind of source that is, and when it was seen. */
const sourceSchema = z.strictObject({
  address: z
    .string()
    .regex(/^(https:\/\/[^\s"'<>]+|[^:\p{Cc}]+)$/u, 'an https address, or a name without a colon')
    .min(3)
    .max(300),
  kind: z.enum(['source-code', 'help-page', 'press', 'regulator', 'observation']),
  date: daySchema,
  /** What this source says, where it is not the whole manifest. */
  says: textSchema.optional(),
});

const identity = {
  schema: z.literal(1),
  id: checkIdSchema,
  platform: platformIdSchema,
  /** Raised at each change, so that a finding can say which wording of the check made it. */
  revision: z.int().min(1),
  /** The oldest engine that can interpret this manifest: see ENGINE_VERSION. */
  engine: z.int().min(1),
  /** Its place among the checks of its platform, where people see them in a list; those without one come last, by file name. */
  order: z.int().min(1).max(10_000).optional(),
  category: categorySchema,
  words: wordsIn(wordsSchema),
  sources: z.array(sourceSchema).min(1).max(20),
  /** The newest day on which a source showed these facts to be so. */
  verifiedOn: daySchema,
  /** After so many days without a fresh look, the report card says that the facts are old. */
  recheckAfterDays: z.int().min(1).max(730),
};

const networkKey = z.string().regex(/^[\w.-]{2,80}$/);

const answerSchema = z.strictObject({
  /**
   * `*` stands for one part of the path, `**` at its end for any rest. An answer from an address without `**` has to
   * name the setting: one that does not says that nobody knows where it stands.
   */
  path: z
    .string()
    .regex(
      /^\/(?!\/)(?:[\w\-.]+|\*)(?:\/(?:[\w\-.]+|\*))*(?:\/\*\*)?$/,
      'a path, such as /api/*/settings.json',
    )
    .max(200),
  /** The setting's names in these answers; `networkKeys` where left out. */
  keys: z.array(networkKey).min(1).max(8).optional(),
});

const settingManifestSchema = z.strictObject({
  ...identity,
  method: z.literal('setting'),
  place: z.strictObject(pageFacts.place),
  control: z.strictObject({
    kind: z.enum(['switch', 'checkbox']),
    keys: z.array(keySchema).max(5),
    /** Every known wording, in every known language. */
    labels: z.array(labelSchema).max(120),
    ...pageFacts.control,
    /**
     * True where accounts are known whose page never holds this control. Beside known neighbours, switches whose words do
     * not remind of it are then no sign that its words have changed.
     */
    absentForSome: z.boolean().optional(),
  }),
  /** `onExposes`: on is the exposing position. `onProtects`: on is the private one ("Block …", "Prevent …"). */
  polarity: z.enum(polarities),
  /** How a change is saved. */
  commit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('atOnce') }),
    z.strictObject({ kind: z.literal('saveButton'), labels: z.array(labelSchema).min(1).max(60) }),
    z.strictObject({ kind: z.literal('confirmDialog'), labels: z.array(labelSchema).min(1).max(60) }),
  ]),
  settle: z.strictObject({
    ...pageFacts.settle,
    /** Names under which the page's own network answers carry this setting's value. */
    networkKeys: z.array(networkKey).max(8),
    /**
     * The addresses whose answers may speak for this setting. Left out: any read of the platform's own, where the
     * setting is a property's name or the address ends in it.
     */
    answers: z.array(answerSchema).min(1).max(12).optional(),
  }),
  signIn: z.strictObject(pageFacts.signIn),
  fix: z.strictObject({
    steps: wordsIn(stepsSchema),
    ...pageFacts.fix,
    reversible: z.boolean(),
    /** Words the person must have seen before the fix, where it can't be taken back. */
    warning: wordsIn(textSchema).optional(),
    /** Checks that this change is known to move, to be read again after it. */
    related: z.array(checkIdSchema).max(30),
  }),
  regions: z.strictObject({
    /** ISO country codes in which the platform does not offer the setting. `EU` is no country: a person names theirs. */
    notOfferedIn: z.array(z.string().regex(/^(?!EU$)[A-Z]{2}$/)).max(60),
    defaults: z.array(z.strictObject({ from: daySchema, state: stateSchema, where: shortText })).max(12),
  }),
});

/** Something only the person can do or answer: a form, a mail, a switch that lives in the phone app. */
const manualManifestSchema = z.strictObject({
  ...identity,
  method: z.literal('manual'),
  place: z.strictObject({ path: pathSchema, menu: menuSchema }),
  /** What the person is asked, to be answered with yes or no and a date. */
  question: wordsIn(shortText),
});

/** One check, as data. There is no code in it, and one engine interprets it. */
export const manifestSchema = z.discriminatedUnion('method', [settingManifestSchema, manualManifestSchema]);
export type Manifest = z.infer<typeof manifestSchema>;
export type SettingManifest = z.infer<typeof settingManifestSchema>;
export type ManualManifest = z.infer<typeof manualManifestSchema>;
