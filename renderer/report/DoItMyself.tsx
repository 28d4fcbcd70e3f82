import type { Finding, Manifest } from '../../checks/model/index.ts';
import type { AccountView } from '../../electron/contract/index.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Fold } from '../parts/Fold.tsx';
import { Steps } from '../parts/Steps.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/i18n.ts';
import s from './DoItMyself.module.css';
import { useLastSteps } from './last-steps.ts';

/** The way there by hand, at a computer and on a phone. */
export function DoItMyself({
  account,
  manifest,
  finding,
  openAtFirst,
}: {
  readonly account: AccountView;
  readonly manifest: Manifest;
  readonly finding: Finding | null;
  /** The only way there. */
  readonly openAtFirst: boolean;
}) {
  const { t } = useWords();
  const { menu } = useCheckWords();
  const lastSteps = useLastSteps(manifest, finding);
  const request = useRequest();
  return (
    <Fold title={t('actions.doItMyself')} openAtFirst={openAtFirst}>
      <div className={s.ways}>
        {(['desktop', 'phone'] as const).map((where) => (
          <section key={where}>
            <h5>{t(`detail.${where}`)}</h5>
            <Steps steps={[...menu(manifest, where), ...lastSteps(where)]} />
          </section>
        ))}
      </div>
      <div>
        <Button
          onPress={() =>
            void request('page.openOutside', { account: account.account.id, check: manifest.id })
          }
        >
          {t('actions.openOutside')}
        </Button>
      </div>
    </Fold>
  );
}
