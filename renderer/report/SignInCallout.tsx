import { type ConnectionReason, isAboutConnection } from '../../checks/model/reasons.ts';
import type { AccountView } from '../../electron/contract/index.ts';
import { useSignIn } from '../accounts/sign-in.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './SignInCallout.module.css';

/** What kept all of an account's settings from being seen, if it lies between this computer and the site; else null. */
function connectionTrouble({ checks }: AccountView): ConnectionReason | null {
  const looked = checks.flatMap(({ finding }) => finding ?? []).filter(({ status }) => status !== 'manual');
  const reason = looked[0]?.reason ?? null;
  return looked.every((finding) => isAboutConnection(finding.reason)) && isAboutConnection(reason)
    ? reason
    : null;
}

/** Where none of an account can be seen: the reason, once for all its settings, and the way out. */
export function SignInCallout({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const { signIn, waiting } = useSignIn(view.account);
  const { manualOnly } = useSnapshot().preferences;
  const trouble = connectionTrouble(view);
  const signedIn = view.signIn === 'signedIn';
  // Nothing is audited then: the person signs in where they look.
  if (manualOnly || (signedIn && trouble === null)) return null;
  return (
    <div className={s.place}>
      <Callout tone="unknown">
        {trouble === null ? (
          <p>{t(view.signIn === 'never' ? 'accounts.signInFirst' : 'accounts.signInNeeded')}</p>
        ) : (
          <NoConnection reason={trouble} platform={view.account.platform} />
        )}
        {waiting && <p role="status">{t('accounts.signInWaiting')}</p>}
        {!signedIn && (
          <Button look="primary" isDisabled={waiting} onPress={() => void signIn()}>
            {t(view.signIn === 'never' ? 'actions.signIn' : 'actions.signInAgain')}
          </Button>
        )}
      </Callout>
    </div>
  );
}

function NoConnection(props: { readonly reason: ConnectionReason; readonly platform: string }) {
  const { t } = useWords();
  const dates = useDates();
  const { nextAuditAt } = useSnapshot();
  const platform = useCatalogue().platform(props.platform)?.name ?? props.platform;
  return (
    <>
      <p>
        <strong>{t(`checks:reasons.${props.reason}.happened`, { platform })}</strong>{' '}
        {t(`checks:reasons.${props.reason}.todo`, { platform })}
      </p>
      {nextAuditAt !== null && <p>{t('accounts.looksAgain', { when: dates.coming(nextAuditAt) })}</p>}
    </>
  );
}
