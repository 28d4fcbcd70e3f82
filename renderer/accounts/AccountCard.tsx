import { useState } from 'react';
import type { AccountView } from '../../electron/contract/index.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { Button } from '../parts/Button.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useWords } from '../words/i18n.ts';
import { useLastChecked } from '../words/last-checked.ts';
import s from './AccountCard.module.css';
import { AccountHead } from './AccountHead.tsx';
import { ForgetAccountDialog } from './ForgetAccountDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { useSignIn } from './sign-in.ts';

/** One account, as a line with what can be done about it. */
export function AccountCard({ view }: { readonly view: AccountView }) {
  const { t } = useWords();
  const lastChecked = useLastChecked();
  const { go } = useNavigation();
  const { account } = view;
  const called = useAccountName()(account);
  const { signIn, waiting } = useSignIn(account);
  const [dialog, setDialog] = useState<'rename' | 'forget' | null>(null);
  const close = () => setDialog(null);
  const signInWord = view.signIn === 'never' ? 'actions.signIn' : 'actions.signInAgain';
  /** Every account has the same buttons; the name says of which account each is. */
  const nameOf = (action: 'nav.report' | 'actions.rename' | 'actions.forget' | typeof signInWord) =>
    t('actions.onAccount', { action: t(action), account: called });

  return (
    <li className={s.account}>
      <AccountHead view={view}>
        <p>{t(`accounts.signInState.${view.signIn}`)}</p>
        <p>{lastChecked(view)}</p>
        {waiting && <p role="status">{t('accounts.signInWaiting')}</p>}
      </AccountHead>
      <div className={s.actions}>
        <Button aria-label={nameOf('nav.report')} onPress={() => go('report', account.id)}>
          {t('nav.report')}
        </Button>
        <Button
          aria-label={nameOf(signInWord)}
          look={view.signIn === 'signedIn' ? 'plain' : 'primary'}
          isDisabled={waiting}
          onPress={() => void signIn()}
        >
          {t(signInWord)}
        </Button>
        <Button aria-label={nameOf('actions.rename')} onPress={() => setDialog('rename')}>
          {t('actions.rename')}
        </Button>
        <Button aria-label={nameOf('actions.forget')} onPress={() => setDialog('forget')}>
          {t('actions.forget')}
        </Button>
      </div>
      {dialog === 'rename' && <RenameDialog account={account} onClose={close} />}
      {dialog === 'forget' && <ForgetAccountDialog account={account} onClose={close} />}
    </li>
  );
}
