import type { ReactNode, Ref } from 'react';
import type { AccountView } from '../../electron/contract/index.ts';
import { Tag } from '../parts/Tag.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useWords } from '../words/i18n.ts';
import s from './AccountHead.module.css';

interface Props {
  readonly view: AccountView;
  /** The id by which a journey finds the account's name and puts the focus on it. */
  readonly name?: { readonly id: string; readonly ref: Ref<HTMLHeadingElement> };
  readonly children: ReactNode;
}

/** What an account is called, marked where it is for practice, and a few small lines about it. */
export function AccountHead({ view, name, children }: Props) {
  const { t } = useWords();
  const nameOf = useAccountName();
  return (
    <div className={s.words}>
      <h2 className={s.name} {...(name === undefined ? {} : { ...name, tabIndex: -1 })}>
        {nameOf(view.account)}
        {view.practice && <Tag>{t('accounts.practice')}</Tag>}
      </h2>
      {children}
    </div>
  );
}
