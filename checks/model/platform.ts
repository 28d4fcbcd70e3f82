import { z } from 'zod';
import { platformIdSchema } from './status.ts';

const pathPrefix = z
  .string()
  .regex(/^\/[\w\-./]*$/)
  .max(120);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => new URL(value).origin === value, 'an origin: no path');

/** One platform, as data: where it lives and how it says who is signed in, what it refuses, and when to stop. */
export const platformSchema = z.strictObject({
  schema: z.literal(1),
  id: platformIdSchema,
  name: z.string().min(1).max(40),
  /** The first is where the settings pages are; the others may answer for it (an API host). `--site` moves the first. */
  origins: z.array(origin).min(1).max(8),
  /** Where the sign-in window starts. */
  signInPath: pathPrefix,
  /** What shows that someone is signed in. Any one is proof; their absence alone is not proof of the opposite. */
  signedIn: z.strictObject({
    cookies: z.array(z.string().min(1).max(60)).max(8),
    localStoragePrefixes: z.array(z.string().min(1).max(60)).max(8),
    testIds: z.array(z.string().min(1).max(80)).max(8),
  }),
  signedOut: z.strictObject({
    paths: z.array(pathPrefix).max(20),
    testIds: z.array(z.string().min(1).max(80)).max(8),
  }),
  /** Pages where the site asks the person to prove who they are. We stop there and hand over. */
  challengePaths: z.array(pathPrefix).max(20),
  /** Sentences with which the site says that it could not load its own page. */
  brokenPageTexts: z.array(z.string().min(4).max(200)).max(80),
  /** Sentences with which the site says that a setting does not exist for this account or region. */
  notOfferedTexts: z.array(z.string().min(4).max(200)).max(80),
  /** Paths of requests that carry no settings (counters, long polls): their failing or hanging says nothing. */
  noisePaths: z.array(pathPrefix).max(40),
  /** The cookie whose (hashed) value tells two accounts apart, where there is one. */
  accountCookie: z.string().min(1).max(60).optional(),
});
export type Platform = z.infer<typeof platformSchema>;
