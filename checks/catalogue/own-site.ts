import { createHash } from 'node:crypto';
import {
  hostsOf,
  MOST_SETTINGS_PATHS,
  type Page,
  type Platform,
  pathSchema,
  placeOf,
  platformSchema,
} from '../model/index.ts';
import { carriesKey } from './doing-addresses.ts';
import { below, mayBeListed } from './page-rules.ts';

/** What the id of a site begins with that the person added by its address. */
const OWN = 'own-';

/** Whether a platform is a site that the person added by its address. */
export const isOwnSite = ({ id }: Pick<Platform, 'id'>): boolean => id.startsWith(OWN);

/** A page of any site, by the address that the person gave. */
export type SitePage =
  | { readonly platform: Platform; readonly path: string }
  | {
      readonly refused:
        | 'notAnAddress'
        | 'shippedPlatform'
        | 'notASettingsPage'
        | 'carriesKey'
        | 'tooManyPages';
    };

/** The name under which a site is kept: readable, and another one for another host or port. */
function idOf({ host }: URL): string {
  const readable = host.replace(/[^a-z0-9]+/g, '-').slice(0, 17);
  const mark = createHash('sha256').update(host).digest('hex').slice(0, 8);
  return `${OWN}${readable.replace(/-$/, '')}-${mark}`;
}

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/**
 * A page of a site of the person's own, as a platform that holds that one page. Its one address is the origin that they
 * gave. `known`: the platforms there are; one that is this site is taken as it is, with the page beside those it has.
 */
export function sitePageAt(
  address: string,
  shipped: readonly Platform[],
  known: readonly Platform[],
): SitePage {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') return { refused: 'notAnAddress' };
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  const path = placeOf(`${url.pathname}${url.search}${url.hash}`).written;
  if (!safe || !pathSchema.safeParse(path).success) return { refused: 'notAnAddress' };
  if (shipped.some((platform) => hostsOf(platform)(url.hostname))) return { refused: 'shippedPlatform' };
  if (carriesKey(path)) return { refused: 'carriesKey' };
  const id = idOf(url);
  const there = known.find((platform) => platform.id === id) ?? fresh(id, url);
  const beginnings = there.settingsPaths ?? [];
  const isNew = !below(url.pathname, beginnings);
  // None is dropped for another: a watch on its page would end without a word.
  if (isNew && beginnings.length >= MOST_SETTINGS_PATHS) return { refused: 'tooManyPages' };
  const settingsPaths = isNew ? [...beginnings, url.pathname] : beginnings;
  const platform = platformSchema.parse({ ...there, settingsPaths });
  return mayBeListed(path, platform) ? { platform, path } : { refused: 'notASettingsPage' };
}

const fresh = (id: string, { origin, host, pathname }: URL): Platform => ({
  schema: 1,
  id,
  name: host.slice(0, 40),
  origins: [origin],
  signInPath: pathname,
  settingsPaths: [pathname],
  signedIn: { cookies: [], localStoragePrefixes: [], testIds: [] },
  signedOut: { paths: [], testIds: [], texts: [] },
  codeHosts: [],
  noiseHosts: [],
  answerCodes: { signedOut: [], challenge: [], rateLimited: [] },
  challengePaths: [],
  brokenPageTexts: [],
  notOfferedTexts: [],
  noisePaths: [],
});

/** The facts of a page that the person added: nothing is known of it but where it is. */
export const ownPage = (path: string, address: string, count: number, proofNeeded: boolean): Page => ({
  schema: 1,
  path,
  headings: [],
  menu: {
    desktop: { en: [`Open ${address}`], de: [`${address} öffnen`] },
    phone: { en: [`Open ${address}`], de: [`${address} öffnen`] },
  },
  expected: [Math.min(40, Math.max(1, count))],
  watchSeconds: 4,
  proofNeeded,
  neverClick: [],
});
