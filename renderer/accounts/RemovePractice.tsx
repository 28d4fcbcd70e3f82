import { useState } from 'react';
import type { AccountView } from '../../electron/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import { RemovePracticeDialog } from './RemovePracticeDialog.tsx';

/** Removes all practice accounts at once. */
export function RemovePractice({ views }: { readonly views: readonly AccountView[] }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('accounts.removePractice')}
      </Button>
      {asking && <RemovePracticeDialog views={views} onClose={() => setAsking(false)} />}
    </>
  );
}
