import { isGuided } from '../../checks/model/capabilities.ts';
import type { AccountView } from '../../electron/contract/index.ts';
import { minutesFor, pagesIn, stepsOf } from '../../electron/contract/walk-steps.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import s from './BeginWalk.module.css';

interface Props {
  /** The accounts whose pages are walked through. */
  readonly views: readonly AccountView[];
  /** The one account; null: all that count. */
  readonly account: string | null;
  readonly look?: 'primary' | 'plain';
}

/** Begins a walk through all that the person is asked, and says how long it takes. Nothing where there is nothing to ask. */
export function BeginWalk({ views, account, look = 'plain' }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const request = useRequest();
  const { preferences, running, walk } = useSnapshot();
  const steps = stepsOf(
    views.map((view) => ({
      account: view.account.id,
      checks: view.checks.flatMap(({ check }) => catalogue.manifest(check) ?? []),
      isDone: ({ id }) => view.checks.find(({ check }) => check === id)?.answer?.done === true,
    })),
    preferences,
  );
  // Where Flipwatch looks itself, a walk is worth it only for what it can't see.
  const worth = preferences.manualOnly || steps.some(({ check }) => isGuided(catalogue.manifest(check)));
  if (steps.length === 0 || !worth) return null;
  const pages = pagesIn(steps);
  return (
    <div className={s.begin}>
      <Button
        look={look}
        isDisabled={running !== null || walk !== null}
        onPress={() => void request('walk.begin', { account, check: null })}
      >
        {t('walk.begin')}
      </Button>
      <span className={s.size}>
        {t('walk.size', { count: pages, time: t('walk.minutes', { count: minutesFor(pages) }) })}
      </span>
    </div>
  );
}
