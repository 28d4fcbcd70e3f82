import * as z from 'zod';
import {
  accountSchema,
  checkIdSchema,
  confirmRefusals,
  daySchema,
  fixSchema,
  indexPageSchema,
  instantSchema,
  listedControlSchema,
  MOST_LISTED,
  MOST_PICTURED,
  MOST_WRITTEN,
  manifestSchema,
  pathSchema,
  personsAnswerSchema,
  platformSchema,
  reasonSchema,
  stateSchema,
  statusSchema,
} from '../../checks/model/index.ts';
import { MAX_BATCH } from './fix-batch.ts';
import { refusalSchema } from './refusal.ts';
import { siteRefusalSchema } from './site-refusal.ts';
import {
  foundVersionSchema,
  pastNewsSchema,
  preferencesSchema,
  radarItemSchema,
  snapshotSchema,
} from './snapshot.ts';
import { MAX_WALK, walkAnswerSchema } from './walk.ts';

const accountId = accountSchema.shape.id;
const none = z.strictObject({});
const onCheck = z.strictObject({ account: accountId, check: checkIdSchema });

const done = z.strictObject({ ok: z.literal(true) });

const channel = <Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) => ({
  request,
  reply: z.union([reply, refusalSchema]),
});

/** The longest picture, in characters of base64. */
export const MAX_PICTURE_CHARACTERS = 300_000;

/** So much of the log is shown; a saved copy has all of it. */
export const MAX_LOG_CHARACTERS = 200_000;

/** So much of what the radar told once is shown. */
export const MAX_PAST_NEWS = 200;

/** One point on a setting's timeline. */
export const historyPointSchema = z.strictObject({
  at: instantSchema,
  status: statusSchema,
  state: stateSchema.nullable(),
  /** Set where the position differs from the one seen before. */
  flip: z
    .strictObject({
      from: stateSchema,
      to: stateSchema,
      after: instantSchema,
      by: z.enum(['here', 'elsewhere']),
      /** By a change of ours that was cut short before it could be proven. */
      interrupted: z.literal(true).optional(),
    })
    .nullable(),
  /** What the person had said by then; left out where the point shows what was seen. */
  answer: z.strictObject({ done: z.boolean(), on: daySchema }).optional(),
});
export type HistoryPoint = z.infer<typeof historyPointSchema>;

/** What people call a page that lists settings. */
const pageNameSchema = indexPageSchema
  .pick({ path: true, words: true })
  .extend({ platform: accountSchema.shape.platform });
export type PageName = z.infer<typeof pageNameSchema>;

const addressesSchema = z.array(z.string().max(300)).min(1).max(60);

/** A platform of the person's own that is not opened before they have agreed to its addresses. */
const awaitingPlatformSchema = z.strictObject({
  id: accountSchema.shape.platform,
  name: z.string().max(40),
  addresses: addressesSchema,
});
export type AwaitingPlatform = z.infer<typeof awaitingPlatformSchema>;

/** The longest address that a person may give, and the longest title. */
export const [MAX_ADDRESS, MAX_TITLE] = [2000, 60];

/** The longest small picture of a control, in characters of base64. */
const MAX_SMALL_PICTURE = 90_000;

const listedSchema = z.strictObject({
  ok: z.literal(true),
  controls: z.array(listedControlSchema).max(MOST_LISTED),
  /** Small pictures of some of them, by their numbers. */
  pictures: z
    .array(
      z.strictObject({
        n: z.int().min(1).max(MOST_LISTED),
        png: z
          .string()
          .regex(/^[A-Za-z0-9+/]+={0,2}$/)
          .max(MAX_SMALL_PICTURE),
      }),
    )
    .max(MOST_PICTURED),
  more: z.boolean(),
  blocker: reasonSchema.nullable(),
});

/** Every request that the renderer can make, each with the shape of what goes and what comes back. */
export const channels = {
  'snapshot.get': channel(none, z.strictObject({ ok: z.literal(true), snapshot: snapshotSchema })),
  'catalogue.get': channel(
    none,
    z.strictObject({
      ok: z.literal(true),
      platforms: z.array(platformSchema),
      manifests: z.array(manifestSchema),
      awaiting: z.array(awaitingPlatformSchema),
      /** What people call the pages that list settings, by language. */
      pageNames: z.array(pageNameSchema),
    }),
  ),
  /**
   * The person agrees that the addresses of a platform of their own may be opened: just those that they were shown. Refused
   * with `notAvailable` where its file names others by now.
   */
  'platform.agree': channel(
    z.strictObject({ platform: accountSchema.shape.platform, addresses: addressesSchema }),
    done,
  ),
  'account.add': channel(
    z.strictObject({
      platform: accountSchema.shape.platform,
      name: accountSchema.shape.name,
      practice: z.boolean(),
    }),
    z.strictObject({ ok: z.literal(true), account: accountId }),
  ),
  /**
   * Opens the sign-in window, with nothing attached to the page, and answers when the person has closed it. If they
   * have signed in, an audit of this account has begun or waits for its turn, so that they see at once what Flipwatch
   * sees. `unreachable`: why the platform's page was not there when the window was closed.
   */
  'account.signIn': channel(
    z.strictObject({ account: accountId }),
    z.strictObject({
      ok: z.literal(true),
      signedIn: z.boolean(),
      checking: z.boolean(),
      unreachable: reasonSchema.nullable(),
    }),
  ),
  'account.rename': channel(z.strictObject({ account: accountId, name: accountSchema.shape.name }), done),
  /** Signs out by deleting the browser profile, and deletes history and evidence. */
  'account.forget': channel(z.strictObject({ account: accountId }), done),
  /** Answers at once; progress comes with the snapshot. `account` null: all of them. `checks` empty: all of them. */
  'audit.start': channel(
    z.strictObject({ account: accountId.nullable(), checks: z.array(checkIdSchema).max(200) }),
    done,
  ),
  /** `account` left out: everything. */
  'audit.stop': channel(z.strictObject({ account: accountId.optional() }), done),
  /** Does the clicking in a shown window; answers with the proof. The person has seen the steps before. */
  'fix.run': channel(
    z.strictObject({ account: accountId, check: checkIdSchema, action: z.enum(['fix', 'undo']) }),
    z.strictObject({ ok: z.literal(true), fix: fixSchema }),
  ),
  /**
   * The same for several settings, one after another in one window. Answers at once; the snapshot says how it goes.
   * Settings of the present batch are done within it: its other rows stay.
   */
  'fixes.start': channel(
    z.strictObject({
      account: accountId,
      checks: z.array(checkIdSchema).min(1).max(MAX_BATCH),
      action: z.enum(['fix', 'undo']),
    }),
    done,
  ),
  'fixes.stop': channel(none, done),
  /** Puts a batch that is over away. */
  'fixes.close': channel(none, done),
  /** Brings the window in which something is being changed to the front. */
  'fixes.watch': channel(none, done),
  /** Opens the setting's page in the shown controlled window, without any automation. */
  'page.show': channel(onCheck, done),
  /**
   * The same for a page by its path, among the platform's settings: one that lists settings, or a new one. Refused with
   * `notAvailable` for those that nobody opens but by hand.
   */
  'page.showAt': channel(z.strictObject({ account: accountId, page: pathSchema }), done),
  /** Opens the setting's page in the person's own browser. */
  'page.openOutside': channel(onCheck, done),
  /** Which site an address is of. Opens nothing. */
  'site.look': channel(
    z.strictObject({ address: z.string().max(MAX_ADDRESS) }),
    z.strictObject({
      ok: z.literal(true),
      site: z
        .strictObject({ name: z.string().max(40), addresses: addressesSchema, known: z.boolean() })
        .nullable(),
      refused: siteRefusalSchema.nullable(),
    }),
  ),
  /**
   * Opens the address for the person alone, with nothing attached, and answers once they have said above the page that this
   * is it, or have closed the window. `addresses`: those that they were shown and agree to. Nothing is kept before something
   * is watched: `site.leave` ends it. All null: they closed the window.
   */
  'site.open': channel(
    z.strictObject({ address: z.string().max(MAX_ADDRESS), addresses: addressesSchema }),
    z.strictObject({
      ok: z.literal(true),
      place: z.strictObject({ account: accountId, page: pathSchema, weak: z.boolean() }).nullable(),
      refused: siteRefusalSchema.nullable(),
      unreachable: reasonSchema.nullable(),
      /** What was not opened, since nobody has agreed to it. */
      host: z.string().max(300).nullable(),
    }),
  ),
  /** Ends the adding of a site: what it kept on this computer goes, unless something on it is watched. */
  'site.leave': channel(z.strictObject({ account: accountId }), done),
  /**
   * Opens the setting's page in a shown window, and lists the controls on it. The page stays until `together.end`, another
   * `together.begin`, or ten minutes later. `blocker`: why it could not be read; then it is closed already.
   */
  'together.begin': channel(onCheck, listedSchema),
  /** The same for a page by its path: of a platform's settings, or the one that the person has just gone to. */
  'together.beginOn': channel(z.strictObject({ account: accountId, page: pathSchema }), listedSchema),
  /** The person's own word: this control of the open page is the setting, and it stands so. */
  'together.confirm': channel(
    onCheck.extend({ control: z.int().min(1).max(MOST_LISTED), state: stateSchema }),
    z.strictObject({
      ok: z.literal(true),
      result: z.enum(['confirmed', 'refused']),
      reason: z.union([reasonSchema, z.enum(confirmRefusals)]).nullable(),
    }),
  ),
  /**
   * The person wants a control of the open page watched, says where it stands and which position is private. Confirmed by
   * the rules of `together.confirm`, and then kept in their own folder.
   */
  'together.watch': channel(
    z.strictObject({
      account: accountId,
      control: z.int().min(1).max(MOST_LISTED),
      title: z.string().trim().min(1).max(MAX_TITLE),
      state: stateSchema,
      private: stateSchema,
    }),
    z.strictObject({
      ok: z.literal(true),
      check: checkIdSchema.nullable(),
      result: z.enum(['watched', 'exists', 'refused']),
      reason: z.union([reasonSchema, z.enum(confirmRefusals), z.literal('notValid')]).nullable(),
    }),
  ),
  /** The person has looked, and the setting is not on its page. */
  'together.notHere': channel(onCheck, done),
  /** The person takes back what they have confirmed, or that it is not there. */
  'together.takeBack': channel(onCheck, done),
  /** What the open page is made of, as it would be saved. */
  'together.outline': channel(
    onCheck,
    z.strictObject({ ok: z.literal(true), text: z.string().max(MOST_WRITTEN) }),
  ),
  /** Asks where to save what `together.outline` answers with, and writes it. */
  'together.saveOutline': channel(onCheck, z.strictObject({ ok: z.literal(true), file: z.string() })),
  'together.end': channel(none, done),
  /**
   * Takes the person through the pages of all that they are asked: of one account or of all that count, or of one check.
   * Answers at once; the snapshot says how it goes.
   */
  'walk.begin': channel(
    z.strictObject({ account: accountId.nullable(), check: checkIdSchema.nullable() }),
    done,
  ),
  /** What they say of the step that is asked; the next page comes by itself. */
  'walk.answer': channel(z.strictObject({ at: z.int().min(0).max(MAX_WALK), said: walkAnswerSchema }), done),
  'walk.skip': channel(z.strictObject({ at: z.int().min(0).max(MAX_WALK) }), done),
  /** Brings the page to the front, or opens it again. */
  'walk.show': channel(none, done),
  'walk.stop': channel(none, done),
  /** Puts a walk that is over away. */
  'walk.close': channel(none, done),
  'history.get': channel(
    z.strictObject({ account: accountId }),
    z.strictObject({
      ok: z.literal(true),
      timelines: z.array(z.strictObject({ check: checkIdSchema, points: z.array(historyPointSchema) })),
      /** What was not as it was, the newest first. */
      news: z.array(pastNewsSchema).max(MAX_PAST_NEWS),
    }),
  ),
  /** The newest picture of a setting's surroundings, where the person has asked for pictures and one could be taken. */
  'evidence.get': channel(
    onCheck,
    z.strictObject({
      ok: z.literal(true),
      picture: z
        .strictObject({
          png: z
            .string()
            .regex(/^[A-Za-z0-9+/]+={0,2}$/)
            .max(MAX_PICTURE_CHARACTERS),
          at: instantSchema,
        })
        .nullable(),
    }),
  ),
  'answer.set': channel(
    z.strictObject({ account: accountId, check: checkIdSchema, done: z.boolean(), on: daySchema }),
    done,
  ),
  /** Where the person sees a setting stand that only they can see. */
  'answer.position': channel(onCheck.extend({ answer: personsAnswerSchema }), done),
  /** The person has looked at the news of a setting. */
  'news.seen': channel(onCheck, done),
  /** The person does not care for something that the radar told, one of its items by page and `id`: it is told no more. */
  'radar.putAside': channel(
    z.strictObject({
      account: accountId,
      page: radarItemSchema.shape.page,
      id: radarItemSchema.shape.id,
    }),
    done,
  ),
  'preferences.set': channel(preferencesSchema.partial(), done),
  'schedule.pause': channel(z.strictObject({ paused: z.boolean() }), done),
  /** Asks where to save, and writes. `masked` leaves account names out. */
  'report.save': channel(
    z.strictObject({ format: z.enum(['json', 'csv', 'html', 'pdf']), masked: z.boolean() }),
    z.strictObject({ ok: z.literal(true), file: z.string() }),
  ),
  /** Shows the report that was saved last in the system's own file manager. */
  'report.showInFolder': channel(none, done),
  /** What the app has written of itself: the newest whole lines, and whether that is all. */
  'log.get': channel(
    none,
    z.strictObject({ ok: z.literal(true), text: z.string().max(MAX_LOG_CHARACTERS), whole: z.boolean() }),
  ),
  /** Puts what `log.get` answers with where it can be pasted from. */
  'log.copy': channel(none, done),
  /** Asks where to save a copy of the whole log, and writes it. */
  'log.save': channel(none, z.strictObject({ ok: z.literal(true), file: z.string() })),
  /** Closes the guide for those who practise, for good. */
  'guide.close': channel(none, done),
  'notice.dismiss': channel(z.strictObject({ id: z.string().max(80) }), done),
  'data.forgetEverything': channel(none, done),
  /** Practice accounts only: turns a setting back on as a platform would, to see what Flipwatch does. */
  'practice.flipBack': channel(onCheck, done),
  /** Asks for the newest version of Flipwatch; the snapshot says what it is. */
  'version.look': channel(none, z.strictObject({ ok: z.literal(true), found: z.boolean() })),
  /** Installs the version whose notes the person has seen, and starts anew. */
  'version.install': channel(z.strictObject({ version: foundVersionSchema.shape.version }), done),
  /** Opens the page with the downloads in the person's own browser. */
  'version.openPage': channel(none, done),
  'app.quit': channel(none, done),
} as const;

/** The name of a request. */
export type Channel = keyof typeof channels;
/** What goes to the main process. */
export type Request<C extends Channel> = z.infer<(typeof channels)[C]['request']>;
/** What comes back: what was done, or a refusal. */
export type Reply<C extends Channel> = z.infer<(typeof channels)[C]['reply']>;

/** What the main process tells the renderer without being asked. */
export const events = {
  'snapshot.changed': snapshotSchema,
  /** From a notification or the tray: go to this setting, account or screen. */
  navigate: z.strictObject({
    screen: z.enum(['report', 'history', 'accounts', 'preferences']),
    account: accountId.nullable(),
    check: checkIdSchema.nullable(),
  }),
} as const;
/** The name of something that the main process tells. */
export type EventName = keyof typeof events;
/** What it tells. */
export type EventBody<E extends EventName> = z.infer<(typeof events)[E]>;

/** What the preload puts on `window.flipwatch`: nothing but these two. */
export interface Bridge {
  request<C extends Channel>(channel: C, body: Request<C>): Promise<Reply<C>>;
  /** Returns its own unsubscribe. */
  on<E extends EventName>(event: E, listener: (body: EventBody<E>) => void): () => void;
}
