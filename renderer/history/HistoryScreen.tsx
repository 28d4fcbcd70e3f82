import { useDeferredValue, useState } from 'react';
import type { AccountView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { ScreenHead } from '../frame/ScreenHead.tsx';
import { Progress } from '../parts/Progress.tsx';
import { Select } from '../parts/Select.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useNow } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './HistoryScreen.module.css';
import { Legend } from './Legend.tsx';
import { PastNewsList } from './PastNewsList.tsx';
import { TimelineRow } from './TimelineRow.tsx';
import { useHistory } from './use-history.ts';

const DAY = 24 * 60 * 60_000;
const spans = ['quarter', 'year', 'all'] as const;
type Span = (typeof spans)[number];
const days: Record<Span, number> = { quarter: 91, year: 365, all: Number.POSITIVE_INFINITY };

/** A timeline for each setting of one account over time, and every flip with its two times. */
export function HistoryScreen() {
  const { t } = useWords();
  const { accounts } = useSnapshot();
  const { at } = useNavigation();
  const nameOf = useAccountName();
  const [chosen, setChosen] = useState(at.account ?? accounts[0]?.account.id ?? '');
  const [span, setSpan] = useState<Span>('year');
  const drawn = useDeferredValue(span);
  const account = accounts.find((view) => view.account.id === chosen) ?? accounts[0];

  return (
    <>
      <ScreenHead title={t('nav.history')} />
      {account === undefined ? (
        <p className={s.soft}>{t('history.noAccount')}</p>
      ) : (
        <>
          <div className={s.choices}>
            {accounts.length > 1 && (
              <Select
                label={t('history.account')}
                value={account.account.id}
                options={accounts.map((view) => ({ value: view.account.id, label: nameOf(view.account) }))}
                onChange={setChosen}
              />
            )}
            <Select
              label={t('history.span')}
              value={span}
              options={spans.map((value) => ({ value, label: t(`history.spans.${value}`) }))}
              onChange={setSpan}
            />
          </div>
          <Timelines key={account.account.id} account={account.account} seen={newest(account)} span={drawn} />
        </>
      )}
    </>
  );
}

const newest = ({ checks }: AccountView): string =>
  checks
    .flatMap(({ finding }) => finding?.at ?? [])
    .toSorted()
    .at(-1) ?? '';

interface TimelinesProps {
  readonly account: AccountView['account'];
  /** The newest finding’s time: when it changes, there is more to show. */
  readonly seen: string;
  readonly span: Span;
}

function Timelines({ account, seen, span }: TimelinesProps) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const history = useHistory(account.id, seen);
  const now = useNow().getTime();
  if (history === null) return <Progress label={t('history.loading')} done={0} total={0} />;

  const timelines = history.timelines
    .filter((timeline) => timeline.points.length > 0)
    .toSorted((a, b) => catalogue.order(a.check) - catalogue.order(b.check));
  if (timelines.length === 0) return <p className={s.soft}>{t('history.none')}</p>;

  const first = Math.min(...timelines.map((timeline) => Date.parse(timeline.points[0]?.at ?? '')));
  const from = Math.max(now - days[span] * DAY, Math.min(first, now - 7 * DAY));
  return (
    <>
      <Legend
        withAnswers={timelines.some((timeline) => timeline.points.some(({ answer }) => answer !== undefined))}
      />
      <ul className={s.timelines}>
        {timelines.map((timeline) => (
          <TimelineRow
            key={timeline.check}
            check={timeline.check}
            points={timeline.points}
            from={from}
            to={now}
          />
        ))}
      </ul>
      <PastNewsList account={account} news={history.news} />
    </>
  );
}
