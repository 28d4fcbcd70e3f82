import * as z from 'zod';

/** Why a request could not be done: chooses the words in the renderer's locale files. */
export const refusalCodeSchema = z.enum([
  'busy',
  'unknownAccount',
  'unknownCheck',
  'notAvailable',
  /** The account was added at an address that was not given to this start. */
  'siteNotGiven',
  'browserUnavailable',
  'diskFull',
  'invalid',
  'cancelled',
  /** Nobody answered which version is the newest. */
  'releasesUnreachable',
  /** The newest version is not the one whose notes were shown. */
  'versionChanged',
  /** What was fetched is not what its makers released. */
  'versionRefused',
  /** The report that was saved last is not there any more. */
  'reportGone',
  'failed',
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

/** What a request answers with when it could not be done. */
export const refusalSchema = z.strictObject({
  ok: z.literal(false),
  code: refusalCodeSchema,
  detail: z.string().max(400),
});
