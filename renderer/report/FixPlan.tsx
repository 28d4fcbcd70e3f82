import type { Account, SettingManifest } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Callout } from '../parts/Callout.tsx';
import { Steps } from '../parts/Steps.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './FixPlan.module.css';

interface Props {
  readonly account: Account;
  readonly manifest: SettingManifest;
  readonly action: 'fix' | 'undo';
}

/** Exactly what will be clicked, and where, before anything is. */
export function FixPlan({ account, manifest, action }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const { fixSteps, warning, words, title } = useCheckWords();
  const origin = account.site ?? catalogue.platform(manifest.platform)?.origins[0] ?? '';
  const caution = action === 'fix' ? warning(manifest) : null;

  return (
    <>
      <p>{t(`fix.intro.${action}`, { account: account.name })}</p>
      <Steps steps={action === 'fix' ? fixSteps(manifest) : [t('fix.undoStep')]} />
      <p className={s.page}>
        {t('fix.page')}{' '}
        <span className={s.address}>{`${origin.replace(/\/$/, '')}${manifest.place.path}`}</span>
      </p>
      {caution !== null && (
        <Callout tone="unknown">
          <p>
            <strong>{t('fix.noWayBack')}</strong> {caution}
          </p>
        </Callout>
      )}
      {action === 'fix' && (
        <dl className={s.cost}>
          <dt>{t('detail.cost')}</dt>
          <dd>{words(manifest).cost}</dd>
        </dl>
      )}
      {manifest.fix.related.length > 0 && (
        <p className={s.soft}>
          {t('fix.related', {
            count: manifest.fix.related.length,
            settings: manifest.fix.related.map((check) => title(check)),
          })}
        </p>
      )}
      <p className={s.soft}>{t('fix.proofPromise')}</p>
    </>
  );
}
