import type { Platform } from '../../checks/model/index.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';

/** What is known against signing in to a platform in the app's own window, said before it is tried. */
export function SignInDoubt({ platform }: { readonly platform: Platform | undefined }) {
  const { t } = useWords();
  const { engine } = useSnapshot().preferences;
  if (platform?.ownWindow === undefined || engine !== 'ownWindow') return null;
  const words = {
    platform: platform.name,
    choice: t('preferences.work.engines.installedBrowser'),
    field: t('preferences.work.engine'),
  };
  return (
    <Callout tone="unknown">
      <p>{t(`accounts.ownWindow.${platform.ownWindow}`, words)}</p>
    </Callout>
  );
}
