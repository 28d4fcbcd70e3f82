import { useRef, useState } from 'react';
import { isAboutConnection } from '../../checks/model/connection.ts';
import type { Fix } from '../../checks/model/index.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { ask, type RefusalCode, useRequest } from '../bridge/requests.ts';
import { Button } from '../parts/Button.tsx';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './FixAllDialog.module.css';
import { FixAllResult } from './FixAllResult.tsx';

interface Props {
  readonly view: AccountView;
  readonly checks: readonly CheckView[];
  readonly onClose: () => void;
}

/** Whether going on would knock again where the site has asked a question, or where nothing can work any more. */
const endsTheRun = (result: Fix | RefusalCode): boolean =>
  typeof result === 'string'
    ? result === 'browserUnavailable' || result === 'cancelled' || result === 'diskFull'
    : result.reason === 'challenge' ||
      result.reason === 'rateLimited' ||
      result.reason === 'signedOut' ||
      result.reason === 'otherAccount' ||
      isAboutConnection(result.reason);

/** The list first, with ticks; then one setting after another, each with its own result. */
export function FixAllDialog({ view, checks, onClose }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const request = useRequest();
  const { title, warning, words } = useCheckWords();
  // The list is the one the person agreed to: what changes behind the dialog does not change it.
  const [list] = useState(() => checks.flatMap((check) => catalogue.manifest(check.check) ?? []));
  const [ticked, setTicked] = useState(
    () => new Set(list.filter((manifest) => warning(manifest) === null).map((manifest) => manifest.id)),
  );
  const [stage, setStage] = useState<'list' | 'working' | 'done'>('list');
  const [current, setCurrent] = useState<string | null>(null);
  const [results, setResults] = useState<ReadonlyMap<string, Fix | RefusalCode>>(new Map());
  const stopped = useRef(false);
  const chosen = list.filter((manifest) => ticked.has(manifest.id));

  const run = async () => {
    setStage('working');
    for (const { id } of chosen) {
      if (stopped.current) break;
      setCurrent(id);
      const answer = await ask('fix.run', { account: view.account.id, check: id, action: 'fix' });
      const result = typeof answer === 'string' ? answer : answer.fix;
      setResults((before) => new Map(before).set(id, result));
      if (endsTheRun(result)) break;
    }
    setCurrent(null);
    setStage('done');
  };
  const stop = () => {
    stopped.current = true;
    void request('audit.stop', {});
  };
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const held = [...results.values()].filter(
    (result) => typeof result !== 'string' && (result.result === 'fixed' || result.result === 'already'),
  ).length;

  return (
    <Dialog
      title={t('fixAll.title', { account: view.account.name })}
      busy={stage === 'working'}
      onClose={onClose}
      actions={
        <>
          {stage === 'list' && (
            <>
              <Button onPress={onClose}>{t('actions.cancel')}</Button>
              <Button look="primary" isDisabled={chosen.length === 0} onPress={() => void run()}>
                {t('fixAll.go', { count: chosen.length })}
              </Button>
            </>
          )}
          {stage === 'working' && (
            <Button autoFocus onPress={stop}>
              {t('actions.stop')}
            </Button>
          )}
          {stage === 'done' && (
            <Button look="primary" autoFocus onPress={onClose}>
              {t('actions.done')}
            </Button>
          )}
        </>
      }
    >
      <div role="status">
        {stage === 'list' && <p>{t('fixAll.intro')}</p>}
        {stage === 'working' && <p>{t('fixAll.working', { done: results.size, total: chosen.length })}</p>}
        {stage === 'done' && <p>{t('fixAll.done', { held, count: chosen.length })}</p>}
      </div>
      {stage === 'working' && (
        <Progress
          label={t('fixAll.title', { account: view.account.name })}
          done={results.size}
          total={chosen.length}
        />
      )}
      <ul className={s.list}>
        {(stage === 'list' ? list : chosen).map((manifest) => (
          <li key={manifest.id}>
            {stage === 'list' ? (
              <Checkbox isSelected={ticked.has(manifest.id)} onChange={(on) => tick(manifest.id, on)}>
                <span className={s.name}>{title(manifest.id)}</span>
                <span className={s.note}>
                  {warning(manifest) ?? t('fixAll.cost', { cost: words(manifest).cost })}
                </span>
              </Checkbox>
            ) : (
              <FixAllResult
                name={title(manifest.id)}
                platform={catalogue.platform(manifest.platform)?.name ?? ''}
                working={current === manifest.id}
                result={results.get(manifest.id) ?? null}
                over={stage === 'done'}
              />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
