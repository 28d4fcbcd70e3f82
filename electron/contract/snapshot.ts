import * as z from 'zod';
import {
  accountSchema,
  auditSchema,
  checkIdSchema,
  daySchema,
  findingSchema,
  flipSchema,
  gradeSchema,
  instantSchema,
  languages,
  MOST_IDENTITY,
  MOST_NEW_NAMED,
  overallStatuses,
  pathSchema,
  radarNewsSchema,
  reasonSchema,
  stateSchema,
  statusSchema,
  triggerSchema,
} from '../../checks/model/index.ts';
import { fixBatchSchema } from './fix-batch.ts';
import { walkSchema } from './walk.ts';

/** What the person chose; each holds at once. */
export const preferencesSchema = z.strictObject({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  schedule: z.strictObject({
    every: z.enum(['day', 'week', 'month', 'off']),
    /** 1 Monday … 7 Sunday; used by `week`. */
    weekday: z.int().min(1).max(7),
    hour: z.int().min(0).max(23),
  }),
  /** Only the person opens pages and answers; nothing is driven. */
  manualOnly: z.boolean(),
  engine: z.enum(['ownWindow', 'installedBrowser']),
  /** Keep a picture of the control's surroundings with each finding. */
  evidence: z.boolean(),
  notifications: z.strictObject({
    on: z.boolean(),
    /** Hours of the local day without notifications; null: none. `from` may be later than `to`. */
    quiet: z.strictObject({ from: z.int().min(0).max(23), to: z.int().min(0).max(23) }).nullable(),
  }),
  autostart: z.boolean(),
  /** Look for a new version of Flipwatch once a week, where this copy can. */
  newVersions: z.boolean(),
  /** How often pages that only list settings are visited, to see what was not there before. `never`: only what stands on the pages of checks is compared. */
  newSettings: z.enum(['eachAudit', 'monthly', 'never']),
  /** ISO country code for region rules, or null: not said. */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** One check of one account, as a row draws it. */
export const checkViewSchema = z.strictObject({
  check: checkIdSchema,
  /** The newest finding, whatever it says; null before the first audit. */
  finding: findingSchema.nullable(),
  /** Where it was last known to stand; `unknown`: every look was in vain. Null: never looked at. */
  position: statusSchema.nullable(),
  /** The position is not known from the newest look, or from one too long ago. */
  aged: z.boolean(),
  /** The first of the unbroken run of equal observed positions up to now. */
  since: instantSchema.nullable(),
  /** The newest position that was really seen, which an `unknown` does not erase. */
  lastSeen: z.strictObject({ state: stateSchema, at: instantSchema }).nullable(),
  /** The person's own answer: to a manual check, or to a setting about which nothing newer was found out. */
  answer: z.strictObject({ done: z.boolean(), on: daySchema }).nullable(),
  /** The day on which a change showed which of the platform's answers carries it. Left out: none has. */
  learned: daySchema.optional(),
  /** A fix of ours that still holds and can be undone. */
  canUndo: z.boolean(),
  /** What has come up beside it and may have taken over a part of it. Left out: nothing. */
  beside: z.string().max(300).optional(),
  /** A flip back that the person has not yet looked at. */
  news: z.boolean(),
  /** The flip back that is still open. Null where a look, or the person's own word, says private again. */
  flipBack: flipSchema.nullable(),
  /** Misses in a row: at two or more the check itself may be out of date. */
  misses: z.int().min(0),
  /** Looks in a row that could not tell. */
  inVain: z.int().min(0),
});
export type CheckView = z.infer<typeof checkViewSchema>;

/** Of several that are told as one, so many by name. */
export const MOST_OF_A_GROUP = 40;

/** One thing among an account's settings that is not as it was, about which the person has done nothing yet. */
export const radarItemSchema = radarNewsSchema
  .pick({ kind: true, page: true, path: true, label: true, title: true, was: true, state: true })
  .extend(radarNewsSchema.pick({ check: true, known: true, since: true, between: true, count: true }).shape)
  .extend({
    /** Names it among those of its page. */
    id: z.string().min(1).max(MOST_IDENTITY),
    key: radarNewsSchema.shape.key,
    /** Their words, where there are several. */
    titles: z.array(radarNewsSchema.shape.title).max(MOST_OF_A_GROUP).optional(),
    /** The page that can be opened for the person; null: none may be. */
    opens: pathSchema.nullable(),
    /** The page on which it can be watched; null: on none. */
    watches: pathSchema.nullable(),
  });
export type RadarItem = z.infer<typeof radarItemSchema>;

/** What the radar told once, as it stands in the history. */
export const pastNewsSchema = radarItemSchema.omit({ id: true, opens: true, watches: true });
export type PastNews = z.infer<typeof pastNewsSchema>;

/** What the radar has to tell of an account. */
export const radarViewSchema = z.strictObject({
  items: z.array(radarItemSchema).max(MOST_NEW_NAMED),
  /** How many more there are. */
  more: z.int().min(0),
  /** The pages that could not be looked at the last time. */
  unread: z
    .array(
      z.strictObject({
        path: radarNewsSchema.shape.page,
        reason: reasonSchema,
        opens: pathSchema.nullable(),
      }),
    )
    .max(20),
  /** How many there were to be looked at. */
  pages: z.int().min(0),
});
export type RadarView = z.infer<typeof radarViewSchema>;

/** One account with its checks. */
export const accountViewSchema = z.strictObject({
  account: accountSchema,
  practice: z.boolean(),
  signIn: z.enum(['never', 'signedIn', 'needed']),
  /** The newest audit of more than one setting. */
  lastAudit: auditSchema.nullable(),
  /** When its next audit begins by itself: as planned, and not before the end of a pause that the site asked for. */
  nextAuditAt: instantSchema.nullable(),
  grade: gradeSchema,
  checks: z.array(checkViewSchema),
  /** What was not there before, and what could not be looked at. Left out: neither. */
  radar: radarViewSchema.optional(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** Something that happened to the app itself and that the person should know; they can put it away. */
export const noticeSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'auditInterrupted',
    'historyDamaged',
    /** An account's history can't be opened, perhaps because another Flipwatch has it. */
    'historyUnreadable',
    'settingsDamaged',
    /** The same, and the last good copy is used instead. */
    'settingsRestored',
    'noTray',
    'browserUnavailable',
    'practiceStopped',
    /** An account that was added at another address than the platform's own, which this start was not given. */
    'siteNotGiven',
    'manifestRejected',
    'diskFull',
    /** Flipwatch's own folder can't be written to, for another reason. */
    'notWritable',
    'notificationsFailed',
    /** An unforeseen error in the main process; the app goes on. */
    'mishap',
    /** A newer Flipwatch is there; what has changed stands in the preferences. */
    'newVersion',
    /** Manual-only mode: a reminder was due, and no notification could carry it. Drawn in the report card. */
    'timeToLook',
    /** The system names no time zone that is one; the clock's distance from UTC stands in. */
    'timeZoneUnknown',
  ]),
  at: instantSchema,
  /** What the notice is about, drawn below its words: names (of an account beside its `platform`), files, versions. `code` chooses between words. Never page text. */
  values: z.record(z.string(), z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A version of Flipwatch that is newer than this one. */
export const foundVersionSchema = z.strictObject({
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+[\w.+-]*$/)
    .max(40),
  /** What has changed, a line each, as plain text. */
  notes: z.array(z.string().max(600)).max(60),
});
export type FoundVersion = z.infer<typeof foundVersionSchema>;

/** What is known of newer versions of Flipwatch, and what is being done about them. */
export const newVersionsSchema = z.strictObject({
  /** `install`: Flipwatch can do it when told to. `announce`: the person does. null: this copy does not look at all. */
  way: z.enum(['install', 'announce']).nullable(),
  doing: z.enum(['looking', 'downloading']).nullable(),
  lastLook: instantSchema.nullable(),
  found: foundVersionSchema.nullable(),
});

/** The audit that is running, and how far it has come. */
export const runningSchema = z.strictObject({
  account: z.string(),
  trigger: triggerSchema,
  /** The setting that is being looked at. */
  check: checkIdSchema.nullable(),
  /** All settings are done, and what is new on the pages that list them is looked for. Left out: not yet. */
  around: z.literal(true).optional(),
  done: z.int().min(0),
  total: z.int().min(0),
});

/** All that the report card draws. The main process is its only author; the renderer holds a copy. */
export const snapshotSchema = z.strictObject({
  /** Grows by one with each change, so that a late copy is never drawn over a newer one. */
  revision: z.int().min(0),
  /** Raised whenever the catalogue has changed and has to be asked for anew. */
  catalogue: z.int().min(0),
  appVersion: z.string(),
  /** The languages really in use, `system` resolved. */
  language: z.enum(languages),
  /** The time zone that this computer keeps now, in which all times are written. Left out: the renderer's own. */
  zone: z.string().max(80).optional(),
  /** Tray icon, tooltip and the head of the report card all draw this. */
  overall: z.enum(overallStatuses),
  grade: gradeSchema,
  accounts: z.array(accountViewSchema),
  running: runningSchema.nullable(),
  queued: z.array(z.string()),
  /** Settings being changed one after another, or what came of it. */
  fixing: fixBatchSchema.nullable(),
  /** Pages that the person is taken through, or what came of it. */
  walk: walkSchema.nullable(),
  /** In manual-only mode: when the person is next reminded to look. */
  nextAuditAt: instantSchema.nullable(),
  /** The guide for those who only practise: which of its three steps have really happened. Null: no guide. */
  guide: z
    .strictObject({
      /** A check of every practice account was there to be watched. */
      watched: z.boolean(),
      /** A setting was made private by Flipwatch, and proven. */
      fixed: z.boolean(),
      /** A check has found that a setting was turned back. */
      turnedBack: z.boolean(),
    })
    .nullable(),
  paused: z.boolean(),
  trayShown: z.boolean(),
  preferences: preferencesSchema,
  newVersions: newVersionsSchema,
  notices: z.array(noticeSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
