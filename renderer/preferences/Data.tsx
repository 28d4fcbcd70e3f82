import { useState } from 'react';
import { SaveReportDialog } from '../dialogs/SaveReportDialog.tsx';
import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Data.module.css';
import { ForgetEverythingDialog } from './ForgetEverythingDialog.tsx';
import { Section } from './Section.tsx';

/** What is kept: save a copy of it, or forget all of it. */
export function Data() {
  const { t } = useWords();
  const [asked, setAsked] = useState<'save' | 'forget' | null>(null);
  const done = () => setAsked(null);
  return (
    <Section title={t('preferences.data.title')}>
      <div className={s.action}>
        <p>{t('preferences.data.saveHint')}</p>
        <Button onPress={() => setAsked('save')}>{t('preferences.data.save')}</Button>
      </div>
      <div className={s.action}>
        <p>{t('preferences.data.forgetHint')}</p>
        <Button onPress={() => setAsked('forget')}>{t('preferences.data.forget')}</Button>
      </div>
      {asked === 'save' && <SaveReportDialog onClose={done} />}
      {asked === 'forget' && <ForgetEverythingDialog onClose={done} />}
    </Section>
  );
}
