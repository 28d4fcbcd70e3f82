import * as z from 'zod';

/** Why a site of the person's own can't be opened, or a page of it can't be watched: chooses the words in the renderer's locale files. */
export const siteRefusalSchema = z.enum([
  'notAnAddress',
  /** It ships with Flipwatch: an account of it can be added. */
  'shippedPlatform',
  'notASettingsPage',
  'carriesKey',
  /** The site has as many pages as one platform may have. */
  'tooManyPages',
  /** Nobody has agreed to that host. */
  'otherHost',
]);
export type SiteRefusal = z.infer<typeof siteRefusalSchema>;
