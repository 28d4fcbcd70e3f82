import type { PersonsAnswer } from '../../checks/model/index.ts';
import { personsAnswers } from '../../checks/model/positions.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import type { DetailProps } from './detail-props.ts';
import s from './ManualAnswer.module.css';

/** A setting that only the person can see: its page beside the question, or the answer alone where they have it open. */
export function GuidedAnswer({ account, view, manifest }: DetailProps) {
  const { t } = useWords();
  const { question } = useCheckWords();
  const dates = useDates();
  const request = useRequest();
  const { walk, running } = useSnapshot();
  const on = { account: account.account.id, check: view.check };
  const answer = (said: PersonsAnswer) => void request('answer.position', { ...on, answer: said });
  const { finding, lastSeen } = view;
  const told =
    finding?.status === 'notOffered'
      ? t('walk.saidNotThere', { day: dates.day(finding.at.slice(0, 10)) })
      : lastSeen === null
        ? null
        : t('walk.said', { state: t(`checks:states.${lastSeen.state}`), day: dates.moment(lastSeen.at) });

  return (
    <Callout tone="plain">
      <p>
        <strong>{question(manifest)}</strong>
      </p>
      {told !== null && <p role="status">{told}</p>}
      <div className={s.buttons}>
        <Button
          look="primary"
          isDisabled={walk !== null || running !== null}
          onPress={() => void request('walk.begin', on)}
        >
          {t('walk.openAndAsk')}
        </Button>
        {personsAnswers.map((said) => (
          <Button key={said} onPress={() => answer(said)}>
            {t(`walk.answers.${said}`)}
          </Button>
        ))}
      </div>
    </Callout>
  );
}
