import { useState } from 'react';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Data.module.css';
import { LogDialog } from './LogDialog.tsx';
import { Section } from './Section.tsx';

/** What helps somebody who is to help: the log, which goes nowhere by itself. */
export function IfSomethingGoesWrong() {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const [open, setOpen] = useState(false);
  const save = async () => {
    const reply = await request('log.save', {});
    if (reply === null) return;
    setOpen(false);
    say((words) => words('saveReport.saved', { file: reply.file }));
  };
  return (
    <Section title={t('preferences.log.section')}>
      <div className={s.action}>
        <p>{t('preferences.log.hint')}</p>
        <Button onPress={() => setOpen(true)}>{t('preferences.log.show')}</Button>
        <Button onPress={() => void save()}>{t('preferences.log.save')}</Button>
      </div>
      {open && <LogDialog save={save} onClose={() => setOpen(false)} />}
    </Section>
  );
}
