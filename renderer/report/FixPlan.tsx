import type { Account, Finding, SettingManifest } from '../../checks/model/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Address } from '../parts/Address.tsx';
import { Callout } from '../parts/Callout.tsx';
import { Steps } from '../parts/Steps.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import { switchWords } from '../words/switch-words.ts';
import s from './FixPlan.module.css';

interface Props {
  readonly account: Account;
  readonly manifest: SettingManifest;
  readonly finding: Finding | null;
  readonly action: 'fix' | 'undo';
}

/** Exactly what will be clicked, and where, before anything is. */
export function FixPlan({ account, manifest, finding, action }: Props) {
  const { t, i18n } = useWords();
  const catalogue = useCatalogue();
  const nameOf = useAccountName();
  const { fixSteps, warning, words, title } = useCheckWords();
  const origin = account.site ?? catalogue.platform(manifest.platform)?.origins[0] ?? '';
  const steps = action === 'fix' ? fixSteps(manifest) : [t('fix.undoStep')];
  const onPage = switchWords(manifest, finding, i18n.language);
  const caution = action === 'fix' ? warning(manifest) : null;

  return (
    <>
      <p>{t(`fix.intro.${action}`, { account: nameOf(account) })}</p>
      <Steps steps={steps} />
      {onPage !== null && !steps.some((step) => step.includes(onPage)) && (
        <p className={s.page}>
          {t('fix.switchWords')} {t('know.quoted', { text: onPage })}
        </p>
      )}
      <p className={s.page}>
        {t('fix.page')} <Address>{`${origin.replace(/\/$/, '')}${manifest.place.path}`}</Address>
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
