import { useEffect, useState } from 'react';
import type { Done } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { ReadOnlyText } from '../parts/ReadOnlyText.tsx';
import { useWords } from '../words/i18n.ts';

interface Props {
  /** Saves a copy, and says where it is. */
  readonly save: () => Promise<void>;
  readonly onClose: () => void;
}

/** What Flipwatch has written of itself, as it stands in the file: to read, to copy, to take along. */
export function LogDialog({ save, onClose }: Props) {
  const { t } = useWords();
  const request = useRequest();
  const [log, setLog] = useState<Done<'log.get'> | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let current = true;
    void request('log.get', {}).then((reply) => {
      if (current && reply !== null) setLog(reply);
    });
    return () => {
      current = false;
    };
  }, [request]);
  const copy = async () => setCopied((await request('log.copy', {})) !== null);
  const hasLines = log !== null && log.text !== '';
  return (
    <Dialog
      title={t('preferences.log.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('actions.close')}</Button>
          <Button isDisabled={!hasLines} onPress={() => void copy()}>
            {t('preferences.log.copy')}
          </Button>
          <Button look="primary" isDisabled={!hasLines} onPress={() => void save()}>
            {t('preferences.log.save')}
          </Button>
        </>
      }
    >
      <p>{t('preferences.log.text')}</p>
      {log !== null && !hasLines && <p>{t('preferences.log.empty')}</p>}
      {log !== null && hasLines && <ReadOnlyText label={t('preferences.log.label')} text={log.text} />}
      {log !== null && !log.whole && <p>{t('preferences.log.notWhole')}</p>}
      <p role="status">{copied && t('preferences.log.copied')}</p>
    </Dialog>
  );
}
