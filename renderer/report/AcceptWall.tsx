import type { AccountView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';
import s from './SignInCallout.module.css';

/** A page that goes on only after somebody has agreed to something: a matter of its own, and the person's alone. */
export function AcceptWall({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const request = useRequest();
  const { manualOnly } = useSnapshot().preferences;
  const known = useCatalogue().platform(view.account.platform);
  const account = view.account.id;
  const check = view.checks.find(({ finding }) => finding?.reason === 'acceptWall')?.check;
  const page = view.radar?.unread.find(({ reason }) => reason === 'acceptWall');
  // Nothing is looked at then: the person meets it where they look.
  if (manualOnly || (check === undefined && page === undefined)) return null;
  const platform = known?.name ?? view.account.platform;
  const opens = page?.opens ?? null;
  const open = () =>
    void (check !== undefined
      ? request('page.show', { account, check })
      : opens !== null && request('page.showAt', { account, page: opens }));
  return (
    <div className={s.place}>
      <Callout tone="unknown">
        <p>
          <strong>{t('checks:reasons.acceptWall.happened', { platform })}</strong>{' '}
          {t('checks:reasons.acceptWall.means', { platform })}
        </p>
        <p>{t('checks:reasons.acceptWall.todo', { platform })}</p>
        {(check !== undefined || opens !== null) && <Button onPress={open}>{t('radar.open')}</Button>}
      </Callout>
    </div>
  );
}
