import { isPressable } from '../../checks/model/capabilities.ts';
import type { Finding, Manifest } from '../../checks/model/index.ts';
import { privateState } from '../../checks/model/positions.ts';
import { useWords } from '../words/i18n.ts';
import { newestLabel, switchWords } from '../words/switch-words.ts';

/** What to do once the way through the menus has led to a setting's page: which switch, which way, and how it is kept. */
export function useLastSteps(
  manifest: Manifest,
  finding: Finding | null,
): (where: 'desktop' | 'phone') => readonly string[] {
  const { t, i18n } = useWords();
  return (where) => {
    // A check that is no setting has its whole way in its manifest.
    if (!isPressable(manifest)) return [];
    const { control, commit } = manifest;
    const to = privateState(manifest);
    const words = switchWords(manifest, finding, i18n.language);
    if (words === null) return [];
    // A phone's app draws as a switch what its site draws as a box.
    const way = control.kind === 'checkbox' && where === 'desktop' ? 'tick' : 'turn';
    const button = !('labels' in commit) ? null : newestLabel(commit.labels, i18n.language);
    return [
      t(`detail.${way}.${to}`, { words }),
      ...(button === null ? [] : [t('detail.press', { words: button })]),
    ];
  };
}
