import type { Manifest } from '../../checks/model/index.ts';
import type { CheckView } from '../../electron/contract/index.ts';
import { Fold } from '../parts/Fold.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './HowWeKnow.module.css';

/** What was seen, where and when; and where the facts about this setting come from. */
export function HowWeKnow({ view, manifest }: { readonly view: CheckView; readonly manifest: Manifest }) {
  const { t } = useWords();
  const dates = useDates();
  const { finding } = view;
  return (
    <Fold title={t('detail.howWeKnow')}>
      {finding === null ? (
        <p>{t('detail.notLookedYet')}</p>
      ) : (
        <dl className={s.facts}>
          <dt>{t('know.at')}</dt>
          <dd>{dates.exact(finding.at)}</dd>
          {finding.state !== null && (
            <>
              <dt>{t('know.state')}</dt>
              <dd>{t(`checks:states.${finding.state}`)}</dd>
            </>
          )}
          {finding.observed.url !== null && (
            <>
              <dt>{t('know.page')}</dt>
              <dd className={s.address}>{finding.observed.url}</dd>
            </>
          )}
          {finding.observed.label !== null && (
            <>
              <dt>{t('know.label')}</dt>
              <dd>{t('know.quoted', { text: finding.observed.label })}</dd>
            </>
          )}
          {finding.witnesses.map((witness) => (
            <WitnessFact key={`${witness.kind}:${witness.says}`} kind={witness.kind} says={witness.says} />
          ))}
          {finding.detail !== null && (
            <>
              <dt>{t('know.detail')}</dt>
              <dd>{finding.detail}</dd>
            </>
          )}
        </dl>
      )}
      <section className={s.sources}>
        <h5>{t('know.sources')}</h5>
        <ul>
          {manifest.sources.map((source) => (
            <li key={`${source.address}${source.date}`}>
              <span className={s.address}>{source.address}</span>{' '}
              <span className={s.soft}>
                {t(`know.kinds.${source.kind}`)}, {dates.day(source.date)}
              </span>
            </li>
          ))}
        </ul>
        <p className={s.soft}>
          {t('know.verified', { day: dates.day(manifest.verifiedOn), revision: manifest.revision })}
        </p>
      </section>
    </Fold>
  );
}

type Witness = NonNullable<CheckView['finding']>['witnesses'][number];

function WitnessFact({ kind, says }: Witness) {
  const { t } = useWords();
  return (
    <>
      <dt>{t(`checks:witnesses.${kind}`)}</dt>
      <dd className={s.address}>{says}</dd>
    </>
  );
}
