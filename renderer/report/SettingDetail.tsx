import { capabilitiesOf } from '../../checks/model/capabilities.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useDates, useNow } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { DoItMyself } from './DoItMyself.tsx';
import type { DetailProps } from './detail-props.ts';
import { HowWeKnow } from './HowWeKnow.tsx';
import { ManualAnswer } from './ManualAnswer.tsx';
import { factsAreOld } from './marks.ts';
import { SettingActions } from './SettingActions.tsx';
import s from './SettingDetail.module.css';
import { Situation } from './Situation.tsx';

/** Everything about one setting: what is the matter, what can be done, what it means, and how we know. */
export function SettingDetail(props: DetailProps) {
  const { t } = useWords();
  const { words } = useCheckWords();
  const dates = useDates();
  const now = useNow();
  const { manifest, view } = props;
  const { ask, guide } = capabilitiesOf(manifest, useSnapshot().preferences);
  const { does, why, cost, notUndone } = words(manifest);
  const meaning = { does, why, cost, notUndone };

  return (
    <div className={s.detail}>
      <Situation {...props} />
      {ask !== null && <ManualAnswer {...props} />}
      <SettingActions {...props} />
      <dl className={s.meaning}>
        {(['does', 'why', 'cost', 'notUndone'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`detail.${key}`)}</dt>
            <dd>{meaning[key]}</dd>
          </div>
        ))}
      </dl>
      <div className={s.folds}>
        <DoItMyself account={props.account} manifest={manifest} finding={view.finding} openAtFirst={guide} />
        <HowWeKnow account={props.account} view={view} manifest={manifest} />
      </div>
      {factsAreOld(manifest, now) && (
        <p className={s.old}>{t('detail.oldFacts', { day: dates.day(manifest.verifiedOn) })}</p>
      )}
    </div>
  );
}
