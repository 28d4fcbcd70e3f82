import { useEffect, useRef, useState } from 'react';
import { categories } from '../../checks/model/categories.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { AccountHead } from '../accounts/AccountHead.tsx';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { BeginWalk } from '../together/BeginWalk.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useWords } from '../words/i18n.ts';
import { useLastChecked } from '../words/last-checked.ts';
import { AcceptWall } from './AcceptWall.tsx';
import s from './AccountSection.module.css';
import { CategoryGroup } from './CategoryGroup.tsx';
import { FixAllDialog } from './FixAllDialog.tsx';
import { useGradeBasis } from './grade-words.ts';
import { asksSomething, gradeName, isFixable } from './marks.ts';
import { NewThings } from './NewThings.tsx';
import { SeveralToShow } from './SeveralToShow.tsx';
import { SignInCallout } from './SignInCallout.tsx';

interface Props {
  readonly view: AccountView;
  readonly onlyOpen: boolean;
  /** The only account: then the overall grade is its own and isn't said twice. */
  readonly alone: boolean;
}

/** One account: its grade, what can be done for all its settings, and its settings by category. */
export function AccountSection({ view, onlyOpen, alone }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const { preferences, running, fixing } = useSnapshot();
  const request = useRequest();
  const lastChecked = useLastChecked();
  const nameOf = useAccountName();
  const title = useRef<HTMLHeadingElement>(null);
  const { at } = useNavigation();
  const [fixingAll, setFixingAll] = useState(false);
  const { account, grade } = view;
  const heading = `account-${account.id}`;
  const name = gradeName(grade);
  const basis = useGradeBasis()(grade);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each journey counts, also one to the same place
  useEffect(() => {
    if (at.account !== account.id || at.check !== null) return;
    title.current?.focus();
    title.current?.scrollIntoView({ block: 'start' });
  }, [at.journey]);

  const manifestOf = (check: CheckView) => catalogue.manifest(check.check);
  const fixable = view.checks.filter((check) => isFixable(check.finding, manifestOf(check)));
  const shown = view.checks.filter((check) => !onlyOpen || asksSomething(check, view, manifestOf(check)));

  return (
    <section className={s.account} aria-labelledby={heading}>
      <header className={s.head}>
        <AccountHead view={view} name={{ id: heading, ref: title }}>
          {!alone && (
            <p>
              <strong>{t(`grades.${name}`)}</strong>
              {basis !== null && ` · ${basis}`}
            </p>
          )}
          <p className={s.last}>{lastChecked(view)}</p>
        </AccountHead>
        {!preferences.manualOnly && running === null && (
          <div className={s.actions}>
            {fixable.length > 1 && (
              <Button onPress={() => setFixingAll(true)}>
                {t('actions.fixAll', { count: fixable.length })}
              </Button>
            )}
            {!alone && (
              <Button
                aria-label={t('actions.onAccount', {
                  action: t('actions.checkNow'),
                  account: nameOf(account),
                })}
                onPress={() => void request('audit.start', { account: account.id, checks: [] })}
              >
                {t('actions.checkNow')}
              </Button>
            )}
          </div>
        )}
      </header>
      {!(preferences.manualOnly && alone) && <BeginWalk views={[view]} account={account.id} />}
      <SignInCallout view={view} />
      <SeveralToShow view={view} />
      <AcceptWall view={view} />
      <NewThings view={view} onEmptied={() => title.current?.focus()} />
      {shown.length > 0 && (
        <div className={s.card}>
          {categories.map((category) => {
            const rows = shown.filter((check) => manifestOf(check)?.category === category);
            return rows.length === 0 ? null : (
              <CategoryGroup key={category} category={category} view={view} checks={rows} />
            );
          })}
        </div>
      )}
      {shown.length === 0 && view.checks.length > 0 && <p className={s.nothing}>{t('report.nothingOpen')}</p>}
      {(fixingAll || fixing?.account === account.id) && (
        <FixAllDialog view={view} checks={fixable} onClose={() => setFixingAll(false)} />
      )}
    </section>
  );
}
