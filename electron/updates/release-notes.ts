import * as z from 'zod';
import { type FoundVersion, foundVersionSchema } from '../contract/index.ts';

/** The part of a release's description that is shown. Its notes are ours, written in Markdown; see CHANGELOG.md. */
const releaseSchema = z.object({ version: z.string(), releaseNotes: z.string().nullish() });

const MAX_LINES = 60;
const MAX_CHARACTERS = 600;

/** What a release says of itself, as plain lines: no markup of any kind reaches the screen as markup. Throws if it is none. */
export function foundVersionOf(release: unknown): FoundVersion {
  const { version, releaseNotes } = releaseSchema.parse(release);
  const items = (releaseNotes ?? '')
    // A line that goes on below belongs to the item above it.
    .replaceAll(/\r?\n[ \t]+(?=\S)(?![-*] )/g, ' ')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replaceAll(/<[^>]*>/g, '')
        .replace(/^\s*(?:[-*]|#+)\s+/, '')
        .replaceAll(/\*\*|`/g, '')
        .trim()
        .slice(0, MAX_CHARACTERS),
    )
    .filter((line) => line !== '');
  return foundVersionSchema.parse({ version, notes: items.slice(0, MAX_LINES) });
}
