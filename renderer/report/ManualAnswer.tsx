import { useState } from 'react';
import { isGuided, isToBeDone } from '../../checks/model/capabilities.ts';
import { exposingState, privateState } from '../../checks/model/positions.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useDates, useToday } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import type { DetailProps } from './detail-props.ts';
import { GuidedAnswer } from './GuidedAnswer.tsx';
import s from './ManualAnswer.module.css';

/** What only the person can know, and in manual-only mode what they saw. It is kept with its day and can be changed. */
export function ManualAnswer(props: DetailProps) {
  return isGuided(props.manifest) ? <GuidedAnswer {...props} /> : <DatedAnswer {...props} />;
}

function DatedAnswer({ account, view, manifest }: DetailProps) {
  const { t } = useWords();
  const { question } = useCheckWords();
  const request = useRequest();
  const dates = useDates();
  const now = useToday();
  const setting = isToBeDone(manifest) ? null : manifest;
  // A form is sent once; a setting is looked at again and again.
  const [on, setOn] = useState(setting === null ? (view.answer?.on ?? now) : now);
  const answer = (done: boolean) =>
    void request('answer.set', {
      account: account.account.id,
      check: view.check,
      done,
      on: on === '' ? now : on,
    });

  const said = (done: boolean, day: { readonly day: string }) =>
    setting === null
      ? t(done ? 'answer.yesOn' : 'answer.noOn', day)
      : t(done ? 'answer.privateOn' : 'answer.exposedOn', day);

  return (
    <Callout tone="plain">
      <p>
        <strong>{setting === null ? question(manifest) : t('answer.whatYouSee')}</strong>
      </p>
      {view.answer !== null && (
        <p role="status">{said(view.answer.done, { day: dates.day(view.answer.on) })}</p>
      )}
      <div className={s.form}>
        <TextField type="date" label={t('answer.day')} value={on} max={now} onChange={setOn} />
        <div className={s.buttons}>
          <Button onPress={() => answer(true)}>
            {t(setting === null ? 'answer.yes' : `answer.private.${privateState(setting)}`)}
          </Button>
          <Button onPress={() => answer(false)}>
            {t(setting === null ? 'answer.no' : `answer.exposed.${exposingState(setting)}`)}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
