import type { Finding, Label, SettingManifest } from '../../checks/model/index.ts';

/** The newest wording in this language, or else in English: the order of a manifest's labels says nothing. */
export const newestLabel = (labels: readonly Label[], language: string): string | null => {
  const newest = (wanted: string) =>
    labels
      .filter((label) => label.language === wanted)
      .reduce<Label | null>((best, label) => (best === null || label.seen > best.seen ? label : best), null);
  return (newest(language) ?? newest('en'))?.text ?? null;
};

/** The words beside a setting's switch: as seen on its page, or else as in its manifest. */
export const switchWords = (
  manifest: SettingManifest,
  finding: Finding | null,
  language: string,
): string | null =>
  (finding?.state == null ? null : finding.observed.label) ?? newestLabel(manifest.control.labels, language);
