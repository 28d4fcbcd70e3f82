import { useState } from 'react';
import { useRequest } from '../bridge/requests.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { today, useDates, useNow } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './ManualAnswer.module.css';
import type { DetailProps } from './SettingDetail.tsx';

/** What only the person can know: asked as a question, kept with its day, and open to be changed. */
export function ManualAnswer({ account, view, manifest }: DetailProps) {
  const { t } = useWords();
  const { question } = useCheckWords();
  const request = useRequest();
  const dates = useDates();
  const now = today(useNow());
  const [on, setOn] = useState(view.answer?.on ?? now);
  const answer = (done: boolean) =>
    void request('answer.set', {
      account: account.account.id,
      check: view.check,
      done,
      on: on === '' ? now : on,
    });

  return (
    <Callout tone="plain">
      <p>
        <strong>{question(manifest)}</strong>
      </p>
      {view.answer !== null && (
        <p role="status">
          {t(view.answer.done ? 'answer.yesOn' : 'answer.noOn', { day: dates.day(view.answer.on) })}
        </p>
      )}
      <div className={s.form}>
        <TextField type="date" label={t('answer.day')} value={on} max={now} onChange={setOn} />
        <div className={s.buttons}>
          <Button onPress={() => answer(true)}>{t('answer.yes')}</Button>
          <Button onPress={() => answer(false)}>{t('answer.no')}</Button>
        </div>
      </div>
    </Callout>
  );
}
