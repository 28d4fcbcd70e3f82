import { useState } from 'react';
import { practisedOf } from '../../checks/model/practised.ts';
import type { AccountView } from '../../electron/contract/index.ts';
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
import { useAddSite } from './adding-site.tsx';
import { RemovePractice } from './RemovePractice.tsx';

/** Whose settings are watched: add, rename, sign in again, forget. */
export function AccountsScreen() {
  const { t } = useWords();
  const { accounts, preferences } = useSnapshot();
  const { platforms } = useCatalogue();
  const { addPractice } = useAddAccount();
  const [adding, setAdding] = useState(false);
  const addSite = useAddSite();
  const practice = accounts.filter((view) => view.practice);
  const own = accounts.filter((view) => !view.practice);
  const practiceMissing = practisedOf(platforms).some(
    ({ id }) => !practice.some((view) => view.account.platform === id),
  );

  return (
    <>
      <ScreenHead title={t('nav.accounts')}>
        {!preferences.manualOnly && (
          <Button onPress={addSite}>
            <Icon name="plus" />
            {t('site.add')}
          </Button>
        )}
        <Button look="primary" onPress={() => setAdding(true)}>
          <Icon name="plus" />
          {t('actions.addAccount')}
        </Button>
      </ScreenHead>
      <p className={s.intro}>{t('accounts.intro')}</p>
      {accounts.length === 0 && <p className={s.empty}>{t('accounts.none')}</p>}
      <List views={own} />
      {(practiceMissing || practice.length > 0) && (
        <section className={s.practice} aria-labelledby="accounts-practice">
          <h2 id="accounts-practice">{t('accounts.practiceTitle')}</h2>
          <p className={s.text}>{t('accounts.practiceText')}</p>
          <List views={practice} />
          <div className={s.actions}>
            {practiceMissing && (
              <Button onPress={() => void addPractice()}>{t('actions.addPractice')}</Button>
            )}
            {practice.length > 0 && <RemovePractice views={practice} />}
          </div>
        </section>
      )}
      {adding && <AddAccountDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function List({ views }: { readonly views: readonly AccountView[] }) {
  if (views.length === 0) return null;
  return (
    <ul className={s.list}>
      {views.map((view) => (
        <AccountCard key={view.account.id} view={view} />
      ))}
    </ul>
  );
}
