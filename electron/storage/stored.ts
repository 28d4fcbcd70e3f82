import * as z from 'zod';
import { accountSchema, checkIdSchema, instantSchema, signInReasons } from '../../checks/model/index.ts';
import { foundVersionSchema, noticeSchema, type Preferences, preferencesSchema } from '../contract/index.ts';

/** Raised with each change of shape; see migrations.ts. */
export const STORED_VERSION = 3;

const boundsSchema = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
});

const storedAccountSchema = z.strictObject({
  account: accountSchema,
  /** The site behind it is one of our own on this machine. */
  practice: z.boolean(),
  /** The address to which `--site` had moved its platform when it was added. It never goes to the real one. */
  movedTo: z.url({ protocol: /^https?$/ }).optional(),
  /** What the schedule remembers of it: see `ScheduleState`. */
  schedule: z.strictObject({
    since: instantSchema,
    lastAudit: instantSchema.nullable(),
    jitter: z.number().min(0).max(1),
    notBefore: instantSchema.nullable(),
    /** When the person was last reminded to look themselves; manual-only mode. */
    lastReminder: instantSchema.optional(),
  }),
  /** What is newest known about whether somebody is signed in. */
  signIn: z.enum(['never', 'signedIn', 'needed']),
});
export type StoredAccount = z.infer<typeof storedAccountSchema>;

const checkNews = { key: z.string().max(300), account: z.string(), check: checkIdSchema };
/** `News` of checks/audit, as it waits on disk for the quiet hours to end. */
export const newsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...checkNews,
    kind: z.literal('flippedBack'),
    after: instantSchema,
    before: instantSchema,
  }),
  z.strictObject({ ...checkNews, kind: z.literal('newExposure') }),
  z.strictObject({ ...checkNews, kind: z.literal('checkMaybeBroken') }),
  z.strictObject({
    key: z.string().max(1000),
    account: z.string(),
    kind: z.literal('newSetting'),
    page: z.string(),
    label: z.string(),
    others: z.int().min(1).optional(),
  }),
  z.strictObject({
    key: z.string().max(300),
    account: z.string(),
    kind: z.literal('signInNeeded'),
    why: z.enum(signInReasons),
  }),
]);

/** What is known of newer versions of Flipwatch. */
const knownVersionsSchema = z.strictObject({
  /** The version that wrote this. It means nothing to any other. */
  by: z.string().max(40),
  lastLook: instantSchema.nullable(),
  found: foundVersionSchema.nullable(),
});
export type KnownVersions = z.infer<typeof knownVersionsSchema>;

/** Everything that the app keeps besides histories and browser profiles. */
export const storedSchema = z.strictObject({
  accounts: z.array(storedAccountSchema).max(200),
  preferences: preferencesSchema,
  paused: z.boolean(),
  /** News by key: what a notification has told, and what the person has looked at. */
  news: z.strictObject({
    told: z.array(z.string()),
    seen: z.array(z.string()),
    /** Found in quiet hours, to be told after them. */
    waiting: z.array(newsSchema).max(500),
  }),
  notices: z.array(noticeSchema).max(50),
  window: boundsSchema.nullable(),
  versions: knownVersionsSchema,
  /** The person has closed the guide for those who practise. Left out: they have not. */
  guideClosed: z.literal(true).optional(),
  /** The addresses of their own platforms that the person has agreed to, by platform. Left out: none. */
  agreed: z.record(accountSchema.shape.platform, z.array(z.string().max(300)).max(60)).optional(),
});
export type Stored = z.infer<typeof storedSchema>;

const firstPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  schedule: { every: 'week', weekday: 1, hour: 10 },
  manualOnly: false,
  engine: 'ownWindow',
  evidence: false,
  notifications: { on: true, quiet: { from: 22, to: 8 } },
  autostart: false,
  newVersions: false,
  newSettings: 'eachAudit',
  region: null,
};

export const noVersions: KnownVersions = { by: '', lastLook: null, found: null };

/** What a first start finds. */
export const firstStored: Stored = {
  accounts: [],
  preferences: firstPreferences,
  paused: false,
  news: { told: [], seen: [], waiting: [] },
  notices: [],
  window: null,
  versions: noVersions,
};
