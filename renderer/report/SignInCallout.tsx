import type { AccountView } from '../../electron/contract/index.ts';
import { useSignIn } from '../accounts/sign-in.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useWords } from '../words/i18n.ts';
import s from './SignInCallout.module.css';

/** Where an account has no session: why that matters, and the way to one. */
export function SignInCallout({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const { signIn, waiting } = useSignIn(view.account);
  const { manualOnly } = useSnapshot().preferences;
  // Nothing is looked at by itself then: the person signs in where they look.
  if (view.signIn === 'signedIn' || manualOnly) return null;
  return (
    <div className={s.place}>
      <Callout tone="unknown">
        <p>{t(view.signIn === 'never' ? 'accounts.signInFirst' : 'accounts.signInNeeded')}</p>
        {waiting && <p role="status">{t('accounts.signInWaiting')}</p>}
        <Button look="primary" isDisabled={waiting} onPress={() => void signIn()}>
          {t(view.signIn === 'never' ? 'actions.signIn' : 'actions.signInAgain')}
        </Button>
      </Callout>
    </div>
  );
}
