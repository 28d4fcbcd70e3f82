import { useEffect, useState } from 'react';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Fold } from '../parts/Fold.tsx';
import { ReadOnlyText } from '../parts/ReadOnlyText.tsx';
import { useWords } from '../words/i18n.ts';

interface Props {
  readonly on: { readonly account: string; readonly check: string };
}

/** What the open page is made of, for a report to those who keep the checks: shown whole before it can be saved. */
export function PageOutline({ on }: Props) {
  const { t } = useWords();
  return (
    <Fold title={t('together.outline.title')}>
      <p>{t('together.outline.text')}</p>
      <Shown on={on} />
    </Fold>
  );
}

function Shown({ on }: Props) {
  const { t } = useWords();
  const { say } = useMessages();
  const request = useRequest();
  const [text, setText] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline is that of the page that is open.
  useEffect(() => {
    let current = true;
    void request('together.outline', on).then((reply) => {
      if (current && reply !== null) setText(reply.text);
    });
    return () => {
      current = false;
    };
  }, []);
  const save = async () => {
    const reply = await request('together.saveOutline', on);
    if (reply !== null) say((words) => words('saveReport.saved', { file: reply.file }));
  };
  if (text === null) return null;
  return (
    <>
      <ReadOnlyText label={t('together.outline.label')} text={text} startAt="top" />
      <Button onPress={() => void save()}>{t('together.outline.save')}</Button>
    </>
  );
}
