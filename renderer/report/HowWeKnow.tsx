import type { Manifest } from '../../checks/model/index.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Address } from '../parts/Address.tsx';
import { Fold } from '../parts/Fold.tsx';
import { Confirmed } from '../together/Confirmed.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import s from './HowWeKnow.module.css';
import { usePicture } from './use-picture.ts';

interface Props {
  readonly account: AccountView;
  readonly view: CheckView;
  readonly manifest: Manifest;
}

/** What was seen, where and when; and where the facts about this setting come from. */
export function HowWeKnow({ account, view, manifest }: Props) {
  const { t } = useWords();
  const dates = useDates();
  const { finding } = view;
  const platform = useCatalogue().platform(account.account.platform)?.name ?? '';
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
              <dd>
                <Address>{finding.observed.url}</Address>
              </dd>
            </>
          )}
          {finding.observed.label !== null && (
            <>
              <dt>{t('know.label')}</dt>
              <dd>{t('know.quoted', { text: finding.observed.label })}</dd>
            </>
          )}
          {finding.strength && (
            <>
              <dt>{t('know.strength')}</dt>
              <dd>{t(`checks:strengths.${finding.strength}`, { platform: platform })}</dd>
            </>
          )}
          {finding.witnesses.map((witness) => (
            <WitnessFact key={`${witness.kind}:${witness.says}`} kind={witness.kind} says={witness.says} />
          ))}
          {finding.confirmed && (
            <Confirmed account={account.account.id} check={view.check} on={finding.confirmed} />
          )}
          {view.learned !== undefined && (
            <>
              <dt>{t('know.learned')}</dt>
              <dd>{t('know.learnedOn', { day: dates.day(view.learned), platform })}</dd>
            </>
          )}
          <Picture account={account.account.id} finding={finding} />
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
              <Address>{source.address}</Address>{' '}
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

type Finding = NonNullable<CheckView['finding']>;

/** The control as it looked when it was read, for people who have asked for pictures to be kept. */
function Picture({ account, finding }: { readonly account: string; readonly finding: Finding }) {
  const { t } = useWords();
  const dates = useDates();
  const picture = usePicture(account, finding);
  if (picture === null) return null;
  return (
    <>
      <dt>{t('know.picture')}</dt>
      <dd>
        <img
          className={s.picture}
          src={`data:image/png;base64,${picture.png}`}
          alt={t('know.pictureOf', { when: dates.exact(picture.at) })}
        />
      </dd>
    </>
  );
}

type Witness = Finding['witnesses'][number];

function WitnessFact({ kind, says }: Witness) {
  const { t } = useWords();
  return (
    <>
      <dt>{t(`checks:witnesses.${kind}`)}</dt>
      <dd>
        <Address>{says}</Address>
      </dd>
    </>
  );
}
