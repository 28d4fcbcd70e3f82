import { z } from 'zod';
import { platformIdSchema } from './status.ts';

const pathPrefix = z
  .string()
  .regex(/^\/[\w\-./]*$/)
  .max(120);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => new URL(value).origin === value, 'an origin: no path');

const host = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'a host, such as static.example.com')
  .max(120);

/** One platform, as data: where it lives and how it says who is signed in, what it refuses, and when to stop. */
export const platformSchema = z.strictObject({
  schema: z.literal(1),
  id: platformIdSchema,
  name: z.string().min(1).max(40),
  /** The first is where the settings pages are; the others may answer for it (an API host). `--site` moves the first. */
  origins: z.array(origin).min(1).max(8),
  /** Where the sign-in window starts. */
  signInPath: pathPrefix,
  /** Below these lie its settings: a check leads nowhere else. Left out: any page. */
  settingsPaths: z.array(pathPrefix).min(1).max(20).optional(),
  /** Where else something stands that only the person can do: help pages, forms, terms. */
  formPaths: z.array(pathPrefix).max(20).optional(),
  /** Pages among the settings that no check opens: they end accounts and sessions, ask for passwords, or list people. */
  neverOpened: z.array(pathPrefix).max(60).optional(),
  /** What shows that someone is signed in. Any one is proof; their absence alone is not proof of the opposite. */
  signedIn: z.strictObject({
    cookies: z.array(z.string().min(1).max(60)).max(8),
    localStoragePrefixes: z.array(z.string().min(1).max(60)).max(8),
    testIds: z.array(z.string().min(1).max(80)).max(8),
  }),
  signedOut: z.strictObject({
    paths: z.array(pathPrefix).max(20),
    testIds: z.array(z.string().min(1).max(80)).max(8),
    /** Sentences with which a page says that its switches are the browser's, since nobody is signed in. */
    texts: z.array(z.string().min(4).max(200)).max(80).default([]),
  }),
  /** Hosts beside its origins from which the platform's own pages take their code; with the port where it is no usual one. */
  codeHosts: z.array(host).max(12).default([]),
  /** Hosts of others that its pages name in their markup, and whose failing says nothing, beside those known everywhere. */
  noiseHosts: z.array(host).max(60).default([]),
  /** The numbers by which the platform's own answers say what is the matter, whatever their status line says. */
  answerCodes: z
    .strictObject({
      signedOut: z.array(z.int()).max(12).default([]),
      challenge: z.array(z.int()).max(12).default([]),
      rateLimited: z.array(z.int()).max(12).default([]),
    })
    .default({ signedOut: [], challenge: [], rateLimited: [] }),
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

/** Tells a platform's own hosts, and those below them: `www.` is no part of the name. */
export function hostsOf({ origins }: Platform): (hostname: string) => boolean {
  const homes = origins.map((origin) => new URL(origin).hostname.replace(/^www\./, ''));
  return (hostname) => homes.some((home) => hostname === home || hostname.endsWith(`.${home}`));
}
