import type { RefusalCode, Walk, WalkStep } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Callout } from '../parts/Callout.tsx';
import { Fold } from '../parts/Fold.tsx';
import { Steps } from '../parts/Steps.tsx';
import { useAccountName } from '../words/account-name.ts';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './WalkQuestion.module.css';

interface Props {
  readonly step: WalkStep;
  readonly page: Walk['page'];
  readonly refused: RefusalCode | null;
}

/** What is asked of the page that is shown, and how that page stands. */
export function WalkQuestion({ step, page, refused }: Props) {
  const { t } = useWords();
  const { title, question } = useCheckWords();
  const nameOf = useAccountName();
  const catalogue = useCatalogue();
  const account = useSnapshot().accounts.find((view) => view.account.id === step.account)?.account;
  const platform = catalogue.platform(account?.platform ?? '')?.name ?? '';
  const manifest = catalogue.manifest(step.check);
  const asked = manifest === undefined ? null : question(manifest);
  return (
    <>
      <div className={s.asked} aria-live="polite">
        <p className={s.whose}>{account === undefined ? '' : nameOf(account)}</p>
        <p className={s.title}>{title(step.check)}</p>
        <p>{asked ?? t('walk.stands')}</p>
      </div>
      <div role="status">
        {refused === null ? (
          <PageStands page={page} platform={platform} />
        ) : (
          <Callout tone="unknown">
            <p>{t(`refusals.${refused}`)}</p>
          </Callout>
        )}
      </div>
    </>
  );
}

function PageStands({ page, platform }: { readonly page: Walk['page']; readonly platform: string }) {
  const { t } = useWords();
  const told = t(`walk.pages.${page}`, { platform });
  if (page === 'missing' || page === 'signedOut')
    return (
      <Callout tone="unknown">
        <p>{told}</p>
      </Callout>
    );
  return <p className={s.stands}>{told}</p>;
}

/** What the setting does, and the way to it, for whoever does not see it there. */
export function WalkWay({ check }: { readonly check: string }) {
  const { t } = useWords();
  const { words, menu } = useCheckWords();
  const manifest = useCatalogue().manifest(check);
  if (manifest === undefined) return null;
  return (
    <Fold title={t('walk.way')}>
      <p className={s.does}>{words(manifest).does}</p>
      <Steps steps={menu(manifest, 'desktop')} />
    </Fold>
  );
}
