import { useMemo } from 'react';
import { isGuided, isReadable, isToBeDone } from '../../checks/model/capabilities.ts';
import type { Manifest } from '../../checks/model/index.ts';
import { practisedOf } from '../../checks/model/practised.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useWords } from '../words/i18n.ts';

/** A platform as somebody chooses it who wants to add an account. */
export interface PlatformChoice {
  readonly id: string;
  readonly name: string;
  /** How many settings are known; null for a platform of one's own that is not agreed to yet. */
  readonly settings: string | null;
  /** Who looks at how many of them, in words. */
  readonly ways: readonly string[];
}

const isReported = (check: Manifest): boolean => 'standing' in check && check.standing === 'reported';

/** By what a check is looked at, in the order in which it is told. */
const ways = [
  ['reads', (check: Manifest) => isReadable(check) && !isReported(check)],
  ['shown', (check: Manifest) => isReadable(check) && isReported(check)],
  ['looked', isGuided],
  ['done', isToBeDone],
] as const;

/** The platforms that an account can be added for, those first that practice begins with, and what can be looked at there. */
export function usePlatformChoices(): readonly PlatformChoice[] {
  const { t, i18n } = useWords();
  const { platforms, awaiting, manifestsOf } = useCatalogue();
  return useMemo(() => {
    const practised = practisedOf(platforms);
    const others = platforms
      .filter((platform) => !practised.includes(platform))
      .sort((one, other) => one.name.localeCompare(other.name, i18n.language));
    const known = [...practised, ...others].map(({ id, name }) => {
      const checks = manifestsOf(id);
      const counted = ways.map(([way, fits]) => [way, checks.filter(fits).length] as const);
      return {
        id,
        name,
        settings: t('accounts.settings', { count: checks.length }),
        ways: counted.flatMap(([way, count]) => (count === 0 ? [] : [t(`accounts.ways.${way}`, { count })])),
      };
    });
    return [...known, ...awaiting.map(({ id, name }) => ({ id, name, settings: null, ways: [] }))];
  }, [platforms, awaiting, manifestsOf, t, i18n.language]);
}
