import { readFileSync } from 'node:fs';
import { UserError } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';

/**
 * Where the app of a release looks for the next one, or undefined: it never looks. Windows and macOS hold an update
 * against the signature of the app that runs, so an unsigned build is told nothing; see electron/updates/release-feed.ts.
 * @param {'linux' | 'mac' | 'win'} system
 * @param {NodeJS.ProcessEnv} env
 */
export function releasesOf(system, env = process.env) {
  const { FLIPWATCH_RELEASES: place, CSC_LINK, APPLE_API_KEY } = env;
  if (!place) return undefined;
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(place) ?? [];
  if (owner === undefined || repo === undefined)
    throw new UserError(
      `FLIPWATCH_RELEASES names a repository on GitHub, as "owner/name". Not: ${place}`,
      64,
    );
  const signed = { linux: true, mac: Boolean(CSC_LINK && APPLE_API_KEY), win: Boolean(CSC_LINK) };
  if (!signed[system]) return undefined;
  return {
    feed: { provider: /** @type {const} */ ('github'), owner, repo },
    page: `https://github.com/${owner}/${repo}/releases/latest`,
  };
}

/**
 * What CHANGELOG.md says of a version: the notes that people read before they install it.
 * @param {string} version
 * @param {string} [changes] the file's text
 */
export function notesOf(version, changes = readFileSync(fromRoot('CHANGELOG.md'), 'utf8')) {
  const parts = changes.split(/^## /m);
  const part = parts.find((text) => /^[^\s,]+/.exec(text)?.[0] === version);
  return part?.slice(part.indexOf('\n')).trim() ?? '';
}
