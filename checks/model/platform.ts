import * as z from 'zod';
import { platformIdSchema } from './status.ts';

const pathPrefix = z
  .string()
  .regex(/^\/(?:[\w\-./:@~]|%[89A-Fa-f][\dA-Fa-f])*$/)
  .max(240);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => new URL(value).origin === value, 'an origin: no path');

const host = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'a host, such as static.example.com')
  .max(120);

const paths = (most: number) => z.array(pathPrefix).max(most);
const sentences = z.array(z.string().min(4).max(200)).max(80);
const testIds = z.array(z.string().min(1).max(80)).max(8);
const codes = z.array(z.int()).max(12).default([]);

/** Below so many paths a platform's settings lie at most. */
export const MOST_SETTINGS_PATHS = 20;

/** One platform, as data: where it lives and how it says who is signed in, what it refuses, and when to stop. */
export const platformSchema = z.strictObject({
  schema: z.literal(1).describe('1, the version of this file format'),
  id: platformIdSchema.describe('the name of its folder'),
  name: z.string().min(1).max(40).describe('what people call it'),
  origins: z
    .array(origin)
    .min(1)
    .max(8)
    .describe(
      'its addresses, without a path. The first is where the settings pages are; the others may answer for it (an API host). `--site` moves the first',
    ),
  signInPath: pathPrefix.describe('where the sign-in window starts'),
  settingsPaths: paths(MOST_SETTINGS_PATHS)
    .min(1)
    .optional()
    .describe('below these lie its settings: a check leads nowhere else. Left out: any page'),
  formPaths: paths(20)
    .optional()
    .describe('where else something stands that only the person can do: help pages, forms, terms'),
  neverOpened: paths(60)
    .optional()
    .describe(
      'pages among the settings that no check opens: they end accounts and sessions, ask for passwords, or list people',
    ),
  signedIn: z
    .strictObject({
      cookies: z.array(z.string().min(1).max(60)).max(8),
      localStoragePrefixes: z.array(z.string().min(1).max(60)).max(8),
      testIds,
    })
    .describe(
      'what shows that someone is signed in: `cookies`, `localStoragePrefixes`, `testIds`. Any one is proof; their absence alone is not proof of the opposite',
    ),
  signedOut: z.strictObject({
    paths: paths(20).describe('where the site leads someone who is not signed in'),
    testIds: testIds.describe('elements that only someone who is not signed in sees'),
    texts: sentences
      .default([])
      .describe(
        'sentences with which a page says that its switches are the browser’s, since nobody is signed in',
      ),
  }),
  codeHosts: z
    .array(host)
    .max(12)
    .default([])
    .describe(
      'hosts beside its origins from which the platform’s own pages take their code; with the port where it is no usual one',
    ),
  noiseHosts: z
    .array(host)
    .max(60)
    .default([])
    .describe(
      'hosts of others that its pages name in their markup, and whose failing says nothing, beside those known everywhere',
    ),
  answerCodes: z
    .strictObject({ signedOut: codes, challenge: codes, rateLimited: codes })
    .default({ signedOut: [], challenge: [], rateLimited: [] })
    .describe(
      'the numbers by which the platform’s own answers say what is the matter, whatever their status line says: `signedOut`, `challenge`, `rateLimited`',
    ),
  challengePaths: paths(20).describe(
    'pages where the site asks the person to prove who they are. We stop there and hand over',
  ),
  brokenPageTexts: sentences.describe(
    'sentences with which the site says that it could not load its own page',
  ),
  notOfferedTexts: sentences.describe(
    'sentences with which the site says that a setting does not exist for this account or region',
  ),
  noisePaths: paths(40).describe(
    'paths of requests that carry no settings (counters, long polls): their failing or hanging says nothing',
  ),
  sameRows: z
    .array(z.strictObject({ path: pathPrefix, as: pathPrefix }))
    .max(12)
    .optional()
    .describe(
      'addresses of which two lead to the same setting: what lies below `path` is the row below `as`, whichever a page names',
    ),
  apartRows: paths(40)
    .optional()
    .describe(
      'rows that say nothing about privacy, such as those of notifications: what is new there is not told',
    ),
  onlyByName: z
    .boolean()
    .optional()
    .describe(
      'true: practice, and a run of the terminal that names no platform, leave it out until it has been named once',
    ),
  ownWindow: z
    .enum(['refused', 'doubtful'])
    .optional()
    .describe(
      'what is known against signing in in Flipwatch’s own window: `refused`, or `doubtful` where people report that it goes round in circles. An installed browser is named before it is tried',
    ),
  accountCookie: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('the cookie whose (hashed) value tells two accounts apart, where there is one'),
});
export type Platform = z.infer<typeof platformSchema>;

/** Tells whether a host is the platform's own or lies below one of them. `www.` is no part of the name. */
export function hostsOf({ origins }: Platform): (hostname: string) => boolean {
  const homes = origins.map((origin) => new URL(origin).hostname.replace(/^www\./, ''));
  return (hostname) => homes.some((home) => hostname === home || hostname.endsWith(`.${home}`));
}
