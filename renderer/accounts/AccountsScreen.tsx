import { useState } from 'react';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { ScreenHead } from '../frame/ScreenHead.tsx';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import { AccountCard } from './AccountCard.tsx';
import s from './AccountsScreen.module.css';
import { AddAccountDialog } from './AddAccountDialog.tsx';
import { useAddAccount } from './add-account.ts';

/** Whose settings are watched: add, rename, sign in again, forget. */
export function AccountsScreen() {
  const { t } = useWords();
  const { accounts } = useSnapshot();
  const { platforms } = useCatalogue();
  const { addPractice } = useAddAccount();
  const [adding, setAdding] = useState(false);
  const practiceMissing = platforms.some(
    ({ id }) => !accounts.some((view) => view.practice && view.account.platform === id),
  );

  return (
    <>
      <ScreenHead title={t('nav.accounts')}>
        <Button look="primary" onPress={() => setAdding(true)}>
          <Icon name="plus" />
          {t('actions.addAccount')}
        </Button>
      </ScreenHead>
      <p className={s.intro}>{t('accounts.intro')}</p>
      {accounts.length === 0 ? (
        <p className={s.empty}>{t('accounts.none')}</p>
      ) : (
        <ul className={s.list}>
          {accounts.map((view) => (
            <AccountCard key={view.account.id} view={view} />
          ))}
        </ul>
      )}
      {practiceMissing && (
        <section className={s.practice} aria-labelledby="accounts-practice">
          <h2 id="accounts-practice">{t('accounts.practiceTitle')}</h2>
          <p>{t('accounts.practiceText')}</p>
          <Button onPress={() => void addPractice()}>{t('actions.addPractice')}</Button>
        </section>
      )}
      {adding && <AddAccountDialog onClose={() => setAdding(false)} />}
    </>
  );
}
