import { useState } from 'react';
import { useRequest } from '../bridge/requests.ts';
import { useMessages } from '../notices/messages.tsx';
import { Button } from '../parts/Button.tsx';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/i18n.ts';
import s from './Data.module.css';
import { ForgetEverythingDialog } from './ForgetEverythingDialog.tsx';
import { Section } from './Section.tsx';

const formats = ['html', 'pdf', 'csv', 'json'] as const;

/** What is kept: taking a copy of it along, and letting go of all of it. */
export function Data() {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const [format, setFormat] = useState<(typeof formats)[number]>('html');
  const [masked, setMasked] = useState(true);
  const [forgetting, setForgetting] = useState(false);
  const save = async () => {
    const reply = await request('report.save', { format, masked });
    if (reply !== null) say((words) => words('preferences.data.saved', { file: reply.file }));
  };

  return (
    <Section title={t('preferences.data.title')}>
      <Select
        label={t('preferences.data.format')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`preferences.data.formats.${value}`) }))}
        onChange={setFormat}
      />
      <Switch isSelected={masked} hint={t('preferences.data.maskedHint')} onChange={setMasked}>
        {t('preferences.data.masked')}
      </Switch>
      <div className={s.action}>
        <p>{t('preferences.data.saveHint')}</p>
        <Button onPress={() => void save()}>{t('preferences.data.save')}</Button>
      </div>
      <div className={s.action}>
        <p>{t('preferences.data.forgetHint')}</p>
        <Button onPress={() => setForgetting(true)}>{t('preferences.data.forget')}</Button>
      </div>
      {forgetting && <ForgetEverythingDialog onClose={() => setForgetting(false)} />}
    </Section>
  );
}
