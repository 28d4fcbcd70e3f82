import { useState } from 'react';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/i18n.ts';

const formats = ['html', 'pdf', 'csv', 'json'] as const;

/** Saves the report to a file that the person chooses. */
export function SaveReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const [format, setFormat] = useState<(typeof formats)[number]>('html');
  const [masked, setMasked] = useState(true);
  const save = async () => {
    const reply = await request('report.save', { format, masked });
    if (reply === null) return;
    say((words) => words('saveReport.saved', { file: reply.file }), {
      words: 'actions.showInFolder',
      act: () => void request('report.showInFolder', {}),
    });
    onClose();
  };
  return (
    <Dialog
      title={t('saveReport.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('actions.cancel')}</Button>
          <Button look="primary" onPress={() => void save()}>
            {t('actions.save')}
          </Button>
        </>
      }
    >
      <p>{t('saveReport.text')}</p>
      <Select
        label={t('saveReport.format')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`saveReport.formats.${value}`) }))}
        onChange={setFormat}
      />
      <Switch isSelected={masked} hint={t('saveReport.maskedHint')} onChange={setMasked}>
        {t('saveReport.masked')}
      </Switch>
    </Dialog>
  );
}
