import { isReadable } from './capabilities.ts';
import type { Confirmation } from './control.ts';
import { fold } from './fold.ts';
import type { Manifest, SettingManifest } from './manifest.ts';

/**
 * Whether a confirmation counts for this check. A line that names another page than the check's, or words or a key that
 * are known to be another check's, is nobody's look at this setting, whoever wrote it.
 */
export function confirms(
  { check, page, marks }: Confirmation,
  about: SettingManifest,
  catalogue: readonly Manifest[],
): boolean {
  if (check !== about.id || page !== about.place.path) return false;
  const keys = Object.entries(marks.keys);
  if (marks.words.length === 0 && keys.length === 0) return false;
  const words = new Set(marks.words.map(fold));
  return !catalogue.some(
    (other) =>
      isReadable(other) &&
      other.id !== about.id &&
      other.platform === about.platform &&
      (other.control.labels.some(({ text }) => words.has(fold(text))) ||
        other.control.keys.some(({ attribute, value }) =>
          keys.some(([name, held]) => name === attribute && held.split(/\s+/).includes(value)),
        )),
  );
}
