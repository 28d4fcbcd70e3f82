import type { AccountView } from '../../electron/contract/index.ts';
import { RemovePractice } from '../accounts/RemovePractice.tsx';
import { useNavigation } from '../frame/navigation.tsx';
import { Fold } from '../parts/Fold.tsx';
import { useWords } from '../words/i18n.ts';
import { AccountSection } from './AccountSection.tsx';
import s from './PracticeApart.module.css';

interface Props {
  readonly views: readonly AccountView[];
  readonly onlyOpen: boolean;
}

/** Practice accounts beside own accounts: last, folded, and with a button that removes them. */
export function PracticeApart({ views, onlyOpen }: Props) {
  const { t } = useWords();
  const { at } = useNavigation();
  if (views.length === 0) return null;
  const leadsHere = views.some(({ account }) => account.id === at.account);
  return (
    <section className={s.apart} aria-label={t('accounts.practiceTitle')}>
      <Fold
        title={t('report.practiceApart', { count: views.length })}
        leadingHere={leadsHere ? at.journey : null}
      >
        {views.map((view) => (
          <AccountSection key={view.account.id} view={view} onlyOpen={onlyOpen} alone={false} />
        ))}
      </Fold>
      <div className={s.remove}>
        <RemovePractice views={views} />
      </div>
    </section>
  );
}
