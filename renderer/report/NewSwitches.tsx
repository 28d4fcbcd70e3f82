import { useState } from 'react';
import type { InventoryItem, ListedControl } from '../../checks/model/index.ts';
import type { AccountView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { SwitchesDialog } from '../together/SwitchesDialog.tsx';
import { useWords } from '../words/i18n.ts';
import s from './SignInCallout.module.css';

/** Which control of the page a new switch is: by its key, or else by its words. */
const isIt =
  ({ key, label }: Pick<InventoryItem, 'key' | 'label'>) =>
  (control: ListedControl): boolean =>
    key === null ? control.key === null && control.label === label : control.key === key;

/** Switches that were not there before and stand on: no check knows them yet, so only a person can say what they mean. */
export function NewSwitches({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const request = useRequest();
  const { running, preferences } = useSnapshot();
  const [watching, setWatching] = useState<Pick<InventoryItem, 'page' | 'label' | 'key'> | null>(null);
  const found = view.newSwitches ?? [];
  const more = view.moreNewSwitches ?? 0;
  if (found.length === 0) return null;
  /** A page is opened by way of one of its checks. */
  const checkOn = (page: string) =>
    view.checks.find(({ check }) => catalogue.manifest(check)?.place.path === page)?.check;
  return (
    <div className={s.place}>
      <Callout tone="exposed">
        <p>{t('report.newSwitches', { count: found.length + more })}</p>
        {found.map(({ page, label, key }) => {
          const check = checkOn(page);
          const name = label === '' ? page : label;
          return (
            <p key={`${page} ${key ?? label}`}>
              <q>{name}</q>{' '}
              {check !== undefined && (
                <Button
                  aria-label={t('actions.onAccount', { action: t('actions.showMe'), account: name })}
                  onPress={() => void request('page.show', { account: view.account.id, check })}
                >
                  {t('actions.showMe')}
                </Button>
              )}{' '}
              {!preferences.manualOnly && (
                <Button
                  isDisabled={running !== null}
                  aria-label={t('actions.onAccount', { action: t('watch.this'), account: name })}
                  onPress={() => setWatching({ page, label, key })}
                >
                  {t('watch.this')}
                </Button>
              )}
            </p>
          );
        })}
        {more > 0 && <p>{t('report.moreSwitches', { count: more })}</p>}
      </Callout>
      {watching !== null && (
        <SwitchesDialog
          title={t('watch.one')}
          account={view.account.id}
          site={catalogue.platform(view.account.platform)?.name ?? ''}
          page={watching.page}
          meant={isIt(watching)}
          onClose={() => setWatching(null)}
        />
      )}
    </div>
  );
}
