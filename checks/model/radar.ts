import * as z from 'zod';
import { controlKinds } from './control-kinds.ts';
import { MOST_ROWS } from './index-page.ts';
import { checkIdSchema, daySchema, instantSchema, platformIdSchema, reasonSchema } from './status.ts';

/** What the radar can have to tell. A row or a control that is missing may only not have come this time; one that is gone has stayed away. */
export const radarKinds = ['newRow', 'newControl', 'renamed', 'moved', 'missing', 'gone'] as const;

/** More than these of one kind on one page in one audit are told as one. */
export const MOST_TOLD_APART = 5;

/** The most controls that are kept of one page. */
export const MOST_SEEN_CONTROLS = 60;

/** The longest name by which something of a page is told from its neighbours. */
export const MOST_IDENTITY = 400;

const words = z.string().max(300);
const path = z.string().min(1).max(300);
const key = z.string().max(200);

/** One row of a page that lists settings, as it was seen. */
export const seenRowSchema = z.strictObject({
  /** Where it leads, without query and trailing slash; null for one that leads nowhere, such as a tab. */
  path: path.nullable(),
  /** The page's own name for it, where it has one. */
  key: key.nullable(),
  title: words,
  /** `on`, `off`, or the words that stand beside it. */
  state: words.nullable(),
  /** It stands in a menu beside the page. */
  menu: z.literal(true).optional(),
});
export type SeenRow = z.infer<typeof seenRowSchema>;

/** The most letters that are kept of a setting's name and explanation. */
export const LONGEST_EXPLANATION = 1_200;

/** One control of a visited page, of any kind. */
export const radarControlSchema = z.strictObject({
  kind: z.enum(controlKinds),
  key: key.nullable(),
  label: words,
  state: words.nullable(),
  /** The check that it surely is. */
  check: checkIdSchema.nullable(),
  /** Of a known setting: its name, and the words that explain it. */
  explained: z.string().max(LONGEST_EXPLANATION).optional(),
});
export type RadarControl = z.infer<typeof radarControlSchema>;

/** One thing that is not as it was. */
export const radarNewsSchema = z.strictObject({
  kind: z.enum(radarKinds),
  platform: platformIdSchema,
  /** The path of the page on which it was seen, or on which it was before. */
  page: path,
  /** Of a row its own path; of a control, and of a row without one, that of its page. */
  path,
  /** The page's own name for it. */
  key: key.optional(),
  /** A control's words. */
  label: words.optional(),
  /** Its words now; of something that is missing, those of before. */
  title: words,
  /** What it was called before, or the page on which it stood. */
  was: words.optional(),
  state: words.nullable(),
  /** The check that it is about. */
  check: checkIdSchema.optional(),
  /** Whether others are known to have seen it. */
  known: z.enum(['others', 'nobody']),
  /** A day on which others were seen with it. */
  since: daySchema.optional(),
  /** The last time that the page was read whole before, and now. */
  between: z.tuple([instantSchema, instantSchema]),
  /** Set where several of one page are told as one: the page, how many, and their words. */
  group: path.optional(),
  count: z.int().min(2).optional(),
  titles: z.array(words).max(MOST_ROWS).optional(),
});
export type RadarNews = z.infer<typeof radarNewsSchema>;

/** Whether an index page could be read in an audit, and why not. */
export const radarPageSchema = z.strictObject({
  platform: platformIdSchema,
  path,
  read: z.boolean(),
  reason: reasonSchema.nullable(),
});
export type RadarPage = z.infer<typeof radarPageSchema>;

/** The same as it is told: with what names it among those of its page, so that it can be put aside. */
const toldNewsSchema = radarNewsSchema.extend({ id: z.string().min(1).max(MOST_IDENTITY) });

/** What the radar has to tell of an audit. */
export const radarReportSchema = z.strictObject({
  pages: z.array(radarPageSchema).max(200),
  news: z.array(toldNewsSchema).max(1_000),
});
export type RadarReport = z.infer<typeof radarReportSchema>;

/** A page that was read whole, as the history keeps it: rows and controls only where they are not those of the reading before. */
export const pageSeenSchema = z.strictObject({
  page: path,
  at: instantSchema,
  language: z.string().max(20).nullable(),
  rows: z.array(seenRowSchema).max(MOST_ROWS).optional(),
  controls: z.array(radarControlSchema).max(MOST_SEEN_CONTROLS).optional(),
});
export type PageSeen = z.infer<typeof pageSeenSchema>;

/** The one JSON document of `flipwatch put-aside list --json`. */
export const toldDocumentSchema = z.strictObject({
  schema: z.literal(1),
  told: z.array(toldNewsSchema),
});

/** The one JSON document of `flipwatch put-aside PAGE ID --json`. */
export const putAsideDocumentSchema = z.strictObject({
  schema: z.literal(1),
  putAside: z.strictObject({
    /** Null where nothing of that name is told. */
    platform: platformIdSchema.nullable(),
    page: z.string(),
    id: z.string(),
    result: z.enum(['putAside', 'refused']),
    reason: z.literal('notTold').nullable(),
  }),
});
export type PutAsideDocument = z.infer<typeof putAsideDocumentSchema>;
