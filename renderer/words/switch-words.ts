import type { Finding, Label, SettingManifest } from '../../checks/model/index.ts';

/** The newest wording in this language, or else in English: the order of a manifest's labels says nothing. */
export const newestLabel = (labels: readonly Label[], language: string): string | null => {
  const newest = (wanted: string) =>
    labels
      .filter((label) => label.language === wanted)
      .reduce<Label | null>((best, label) => (best === null || label.seen > best.seen ? label : best), null);
  return (newest(language) ?? newest('en'))?.text ?? null;
};

/** What stands beside a setting's switch on its page: as it was seen there, or else as its manifest knows it. */
export const switchWords = (
  manifest: SettingManifest,
  finding: Finding | null,
  language: string,
): string | null =>
  (finding?.state == null ? null : finding.observed.label) ?? newestLabel(manifest.control.labels, language);
