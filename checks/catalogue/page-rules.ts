import { isReadable, type Manifest, type Platform } from '../model/index.ts';

/** Whether a path is one of these or lies below it: `/settings` holds `/settings/a`, and not `/settings-old`. */
const below = (path: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`));

const listed = (paths: readonly string[]): string => paths.map((path) => `"${path}"`).join(', ');

/**
 * What is wrong with the page of a check. A settings page is opened by every scheduled audit, with nobody there: so it has
 * to be one of the platform's settings, and none of those that do something by being opened or ask for a password.
 * The page of a manual check is opened by the person alone, who may also be led to a form.
 */
export function pageProblems(manifest: Manifest, platform: Platform | undefined): string[] {
  const { path } = manifest.place;
  const meant = new URL(path, 'https://platform.invalid').pathname;
  if (meant !== path || path.includes('//'))
    return [
      `place.path: "${path}" leads to "${meant.replaceAll(/\/{2,}/g, '/')}". Write the path as the address bar shows it, without "." or ".." as a part and without two slashes in a row.`,
    ];
  if (platform === undefined) return [];
  const settings = platform.settingsPaths;
  const manual = !isReadable(manifest);
  const allowed = settings && manual ? [...settings, ...(platform.formPaths ?? [])] : settings;
  if (allowed && !below(path, allowed))
    return [
      `place.path: "${path}" is no page of ${platform.name}’s settings. They lie below ${listed(allowed)}.${
        manual ? '' : ' Audits open the page by themselves, so a check leads nowhere else.'
      }`,
    ];
  if (!manual && below(path.toLowerCase(), platform.neverOpened ?? []))
    return [
      `place.path: "${path}" is never opened by an audit: there is no setting there to read, and what is there can close an account, end a session or ask for the password.`,
    ];
  return [];
}
