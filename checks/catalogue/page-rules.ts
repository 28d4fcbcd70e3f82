import { hasPosition, type Manifest, type Platform, pathSchema, placeOf, rowPath } from '../model/index.ts';
import { carriesKey, doesSomething } from './doing-addresses.ts';

/** Whether a path is one of these or lies below it: `/settings` holds `/settings/a`, and not `/settings-old`. */
export const below = (path: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`));

const listed = (paths: readonly string[]): string => paths.map((path) => `"${path}"`).join(', ');

/**
 * What is wrong with the page of a check. Every scheduled audit opens a settings page, with nobody there. So it must be
 * one of the platform's settings, and none that does something when it is opened or asks for a password. That of a guided
 * check comes by itself after the one before, too. Only the person opens the page of a manual check, and it may be a
 * form elsewhere.
 */
export function pageProblems(manifest: Manifest, platform: Platform | undefined): string[] {
  const place = manifest.place.path;
  const { path, written } = placeOf(place);
  if (written !== place || path.includes('//'))
    return [
      `place.path: "${place}" leads to "${written.replaceAll(/\/{2,}/g, '/')}". Write the path as the address bar shows it, without "." or ".." as a part and without two slashes in a row.`,
    ];
  if (platform === undefined) return [];
  const settings = platform.settingsPaths;
  const manual = !hasPosition(manifest);
  const allowed = settings && manual ? [...settings, ...(platform.formPaths ?? [])] : settings;
  if (allowed && !below(path, allowed))
    return [
      `place.path: "${path}" is no page of ${platform.name}’s settings. They lie below ${listed(allowed)}.${
        manual ? '' : ' Audits open the page by themselves, so a check leads nowhere else.'
      }`,
    ];
  if (carriesKey(place))
    return [
      `place.path: "${place}" carries what looks like a key to an account, or is good only once. Leave that out of the query.`,
    ];
  if (!manual && doesSomething(place))
    return [
      `place.path: "${place}" is never opened by an audit: by its name it ends a session or an account, or does something else when it is opened.`,
    ];
  if (!manual && below(path.toLowerCase(), platform.neverOpened ?? []))
    return [
      `place.path: "${path}" is never opened by an audit: there is no setting there to read, and what is there can close an account, end a session or ask for the password.`,
    ];
  return [];
}

/**
 * Whether a page may be opened so that its controls can be listed: it lies among the platform's settings, and is neither
 * one that no audit opens nor one that signs in or out, proves or ends something.
 */
export function mayBeListed(place: string, platform: Platform): boolean {
  if (!pathSchema.safeParse(place).success) return false;
  const { path, written } = placeOf(place);
  if (written !== place || path.includes('//') || carriesKey(place)) return false;
  const lower = path.toLowerCase();
  const closed = [
    ...(platform.neverOpened ?? []),
    ...platform.challengePaths,
    ...platform.signedOut.paths,
    // A site that the person added by its address is signed in to on the very page that they named.
    ...(platform.settingsPaths?.includes(platform.signInPath) ? [] : [platform.signInPath]),
  ].map((one) => one.toLowerCase());
  // One of two addresses of the same page is as closed as the other.
  if (below(lower, closed) || below(rowPath(lower, platform), closed) || doesSomething(place)) return false;
  return platform.settingsPaths === undefined || below(path, platform.settingsPaths);
}
