import type { AccountView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';
import s from './SignInCallout.module.css';

/** Switches that were not there before and stand on: no check knows them yet, so only a person can say what they mean. */
export function NewSwitches({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const request = useRequest();
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
              )}
            </p>
          );
        })}
        {more > 0 && <p>{t('report.moreSwitches', { count: more })}</p>}
      </Callout>
    </div>
  );
}
