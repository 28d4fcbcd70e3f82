import { useEffect, useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { isPressable } from '../../checks/model/capabilities.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/class-names.ts';
import { Icon } from '../parts/Icon.tsx';
import { WhichIsItDialog } from '../together/WhichIsItDialog.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import { FixDialog } from './FixDialog.tsx';
import colours from './mark-colours.module.css';
import { isFixable, markOf } from './marks.ts';
import { useRowWords } from './row-words.ts';
import { SettingDetail } from './SettingDetail.tsx';
import s from './SettingRow.module.css';
import { StatusMark } from './StatusMark.tsx';

interface Props {
  readonly account: AccountView;
  readonly view: CheckView;
}

/** One setting: its state in a line, everything about it below when opened. */
export function SettingRow({ account, view }: Props) {
  const { t } = useWords();
  const { title } = useCheckWords();
  const { running, preferences } = useSnapshot();
  const catalogue = useCatalogue();
  const manifest = catalogue.manifest(view.check);
  const { open, setOpen, toggle } = useOpening(account.account.id, view.check);
  const [action, setAction] = useState<'fix' | 'undo' | null>(null);
  const [pointing, setPointing] = useState(false);
  const id = useId();

  const mark = markOf(view, manifest);
  const words = useRowWords(view, manifest, mark, catalogue.platform(account.account.platform)?.name ?? '');
  const looking = running?.account === account.account.id && running.check === view.check;
  const canFix = isFixable(view.finding, manifest) && !preferences.manualOnly;
  const name = title(view.check);

  return (
    <li className={cx(s.row, view.news && s.news)}>
      <div className={s.line}>
        <h4 className={s.heading}>
          <AriaButton
            ref={toggle}
            className={s.toggle ?? ''}
            aria-expanded={open}
            aria-controls={id}
            onPress={() => setOpen(!open)}
          >
            <span className={cx(s.chevron, open && s.turned)}>
              <Icon name="chevron" />
            </span>
            <StatusMark mark={mark} aged={view.aged} />
            <span className={s.words}>
              <span className={s.title}>{name}</span>
              <span className={cx(s.state, colours[mark])}>
                {words.state}
                {view.finding?.locked === true && (
                  <span className={s.locked}>
                    <Icon name="lock" />
                    {t('marks.locked')}
                  </span>
                )}
              </span>
              <span className={s.when}>{looking ? t('running.now') : words.when}</span>
            </span>
          </AriaButton>
        </h4>
        {canFix && !open && (
          <Button
            aria-label={t('actions.fixThis', { setting: name })}
            isDisabled={running !== null}
            onPress={() => setAction('fix')}
          >
            {t('actions.fix')}
          </Button>
        )}
      </div>
      <div id={id} hidden={!open} className={s.detail}>
        {open && manifest !== undefined && (
          <SettingDetail
            account={account}
            view={view}
            manifest={manifest}
            mark={mark}
            act={setAction}
            point={() => setPointing(true)}
          />
        )}
      </div>
      {pointing && manifest !== undefined && (
        <WhichIsItDialog account={account.account} manifest={manifest} onClose={() => setPointing(false)} />
      )}
      {action !== null && isPressable(manifest) && (
        <FixDialog
          account={account.account}
          manifest={manifest}
          finding={view.finding}
          action={action}
          onClose={() => {
            setAction(null);
            // The button that opened the dialog is gone once the setting is fixed; its row is the next best place.
            setTimeout(() => {
              if (document.activeElement === document.body) toggle.current?.focus();
            }, 50);
          }}
        />
      )}
    </li>
  );
}

/** Open or not; a journey that leads to this setting opens it, brings it into view and puts the focus on it. */
function useOpening(account: string, check: string) {
  const { at } = useNavigation();
  const toggle = useRef<HTMLButtonElement>(null);
  const meant = at.check === check && (at.account === null || at.account === account);
  const [open, setOpen] = useState(meant);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each journey counts, also one to the same place
  useEffect(() => {
    if (!meant) return;
    setOpen(true);
    toggle.current?.focus();
    toggle.current?.scrollIntoView({ block: 'start' });
  }, [at.journey]);
  return { open, setOpen, toggle };
}
