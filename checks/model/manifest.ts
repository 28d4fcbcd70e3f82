import * as z from 'zod';
import { labelSchema, shortText, stepsSchema, textSchema, wordsIn } from './manifest-words.ts';
import { keySchema, pageFacts } from './page.ts';
import { polarities } from './positions.ts';
import { standingSchema } from './standing.ts';
import { categorySchema, checkIdSchema, daySchema, platformIdSchema, stateSchema } from './status.ts';

/**
 * The newest manifest format that this engine understands. It does not guess at a newer one: the catalogue leaves such
 * a manifest out and says so, and in an audit it would be `unknown/engineTooOld`.
 */
export const ENGINE_VERSION = 1;

/*
 * Each field says what it means. Editors show that (`checks/schemas/`), and checks/README.md has it as a table; `node
 * build/catalogue/schemas.mjs` writes both.
 */

const wordsSchema = z.strictObject({
  title: shortText.describe('what the setting is called, in few words'),
  does: textSchema.describe('what it lets the platform do while it is in the exposing position'),
  why: textSchema.describe('why a person may care'),
  cost: textSchema.describe(
    'what turning it off costs them, honestly; “Nothing that we know of.” is an answer',
  ),
  notUndone: textSchema.describe('what turning it off does not undo'),
});
export type CheckWords = z.infer<typeof wordsSchema>;

/** Where a fact was seen, and when. */
export const sourceSchema = z.strictObject({
  address: z
    .string()
    .regex(/^(https:\/\/[^\s"'<>]+|[^:\p{Cc}]+)$/u, 'an https address, or a name without a colon')
    .min(3)
    .max(300)
    .describe('where the fact was seen: an https address, or a name without a colon'),
  kind: z
    .enum(['source-code', 'help-page', 'press', 'regulator', 'observation'])
    .describe('what kind of source that is'),
  date: daySchema.describe('the day on which it showed the fact'),
  says: textSchema.optional().describe('what this source says, where it is not the whole manifest'),
});

/** What every check begins with. */
const identity = {
  schema: z.literal(1).describe('1, the version of this file format'),
  id: checkIdSchema.describe(
    'the platform, a dot, the setting: `linkedin.ads-by-age`. It never changes, because histories refer to it',
  ),
  platform: platformIdSchema.describe('a folder in `checks/platforms/`'),
  revision: z
    .int()
    .min(1)
    .describe(
      '1, and one more with each change of the file, so that a finding can say which wording of the check made it',
    ),
  engine: z
    .int()
    .min(1)
    .describe('the oldest engine that understands the file; a newer one is left out and told'),
  order: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('its place among the checks of its platform; without one it comes last, by file name'),
  category: categorySchema.describe('what it is about'),
  words: wordsIn(wordsSchema),
};

/** What every check ends with: how we know. */
const grounds = {
  sources: z.array(sourceSchema).min(1).max(20),
  verifiedOn: daySchema.describe('the newest day on which a source showed these facts to be so'),
  recheckAfterDays: z
    .int()
    .min(1)
    .max(730)
    .describe('after so many days without a fresh look, the facts count as old, and the report card says so'),
};

const method = <Kind extends string>(kind: Kind) =>
  z
    .literal(kind)
    .describe(
      '`setting`; `guided` for a setting that only the person can see, on a page that Flipwatch opens for them (then `place`, `question`, `polarity` and the sources follow); or `manual` for what only they can do (then `place`, `question` and the sources are all that follows)',
    );

const networkKey = z.string().regex(/^[\w.-]{2,80}$/);

const answerSchema = z.strictObject({
  path: z
    .string()
    .regex(
      /^\/(?!\/)(?:[\w\-.]+|\*)(?:\/(?:[\w\-.]+|\*))*(?:\/\*\*)?$/,
      'a path, such as /api/*/settings.json',
    )
    .max(200)
    .describe('`*` stands for one part of the path, `**` at its end for any rest'),
  keys: z
    .array(networkKey)
    .min(1)
    .max(8)
    .optional()
    .describe('the setting’s names in these answers; `networkKeys` where left out'),
});

const buttonWords = z.array(labelSchema).min(1).max(60).describe('every known wording of the button');

/** What a check with a control says of itself, by the block in which it stands. The rest of each block is its page's. */
export const ownFacts = {
  control: {
    kind: z.enum(['switch', 'checkbox']).describe('what it is drawn as'),
    keys: z
      .array(keySchema)
      .max(5)
      .describe('attributes of the switch that do not change with the language; may be empty'),
    labels: z
      .array(labelSchema)
      .max(120)
      .describe('every known wording in every known language, with the newest day it was seen'),
    absentForSome: z
      .boolean()
      .optional()
      .describe(
        'true where accounts are known whose page never holds this control. Beside known neighbours, switches whose words do not remind of it are then no sign that its words have changed',
      ),
  },
  settle: {
    networkKeys: z
      .array(networkKey)
      .max(8)
      .describe(
        'names under which the page’s own network answers carry the value; none that another check has',
      ),
    answers: z
      .array(answerSchema)
      .min(1)
      .max(12)
      .optional()
      .describe(
        'addresses whose answers may speak for the setting: `path` (`*` for one part, `**` at the end for any rest) and, where they differ, `keys`. An answer from an address without `**` has to name the setting; one that does not leaves it undecided. Left out: any read of the platform’s own, where the setting is a property’s name or the address ends in it; where the page has answers and none says it, nobody knows',
      ),
  },
  fix: {
    steps: wordsIn(stepsSchema).describe(
      'what the fix does, in words; people see it before anything is clicked',
    ),
    reversible: z.boolean().describe('whether the way back exists'),
    warning: wordsIn(textSchema)
      .optional()
      .describe('where it does not, the words that people must see before the fix'),
    agreeingAudits: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .describe(
        'so many audits in a row have to have seen the same position before anything is pressed; of a setting that the person chose to have watched, since nobody else has described it',
      ),
    related: z
      .array(checkIdSchema)
      .max(30)
      .describe('checks that this change is known to move; they are read again after it'),
  },
};

const polarity = z
  .enum(polarities)
  .describe(
    '`onExposes` where on is the exposing position, `onProtects` where it is the private one: “Block …” and “Prevent …”',
  );

/** A setting with a control, whole: with the facts of its page. */
export const settingManifestSchema = z.strictObject({
  ...identity,
  method: method('setting'),
  place: z.strictObject(pageFacts.place),
  control: z.strictObject({ ...ownFacts.control, ...pageFacts.control }),
  standing: standingSchema
    .optional()
    .describe(
      '`proven` where one of the sources, of the kind `source-code` or `observation`, showed the control itself; `reported` where only help pages or the press speak of it. A reported check is read, and not believed before the person has confirmed its control once. Checks that ship say it; of others, one source of those kinds says it as well, and without any it is told that the file does not say',
    ),
  polarity,
  commit: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('atOnce') }),
      z.strictObject({ kind: z.literal('notKnown') }),
      z.strictObject({ kind: z.literal('saveButton'), labels: buttonWords }),
      z.strictObject({ kind: z.literal('confirmDialog'), labels: buttonWords }),
    ])
    .describe(
      'how a change is saved: `atOnce`, `saveButton` or `confirmDialog`; `notKnown` where that can’t be told, and then the setting is watched and never pressed. `saveButton` and `confirmDialog` come with the button’s words, which plainly save (“Save changes”) or, in the dialog, agree (“Turn off”). `checks/catalogue/button-words.ts` has all words that are taken, by language',
    ),
  settle: z.strictObject({ ...pageFacts.settle, ...ownFacts.settle }),
  signIn: z.strictObject(pageFacts.signIn),
  fix: z.strictObject({ ...ownFacts.fix, ...pageFacts.fix }),
  regions: z.strictObject({
    notOfferedIn: z
      .array(z.string().regex(/^(?!EU$)[A-Z]{2}$/))
      .max(60)
      .describe(
        'country codes (each country of the EU by its own, since that is what a person names) where the platform does not offer the setting. Only with a source',
      ),
    defaults: z
      .array(z.strictObject({ from: daySchema, state: stateSchema, where: shortText }))
      .max(12)
      .describe('how it stood by default: `from` which day, in which `state`, and `where`'),
  }),
  ...grounds,
});

const question = wordsIn(shortText).describe(
  'what the person is asked: of a guided check, how they find it on its page, to be answered with on, off or not there; of a manual one, to be answered with yes or no and a date',
);
const wayThere = z.strictObject({ path: pageFacts.place.path, menu: pageFacts.place.menu });

/** A setting that stands on a page where only the person can see it: Flipwatch opens the page, asks, and keeps the answer. */
export const guidedManifestSchema = z.strictObject({
  ...identity,
  method: method('guided'),
  place: wayThere,
  question,
  polarity,
  ...grounds,
});

/** Something only the person can do or answer: a form, a mail, a switch that lives in the phone app. */
export const manualManifestSchema = z.strictObject({
  ...identity,
  method: method('manual'),
  place: wayThere,
  question,
  ...grounds,
});

/** One check, as data. There is no code in it, and one engine interprets it. */
export const manifestSchema = z.discriminatedUnion('method', [
  settingManifestSchema,
  guidedManifestSchema,
  manualManifestSchema,
]);
export type Manifest = z.infer<typeof manifestSchema>;
export type SettingManifest = z.infer<typeof settingManifestSchema>;
export type GuidedManifest = z.infer<typeof guidedManifestSchema>;
export type ManualManifest = z.infer<typeof manualManifestSchema>;
