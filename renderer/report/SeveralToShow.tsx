import { useState } from 'react';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { WhichIsItDialog } from '../together/WhichIsItDialog.tsx';
import { useWords } from '../words/i18n.ts';
import { toShow } from './marks.ts';
import s from './SignInCallout.module.css';

/** Several settings of one account that can't be told for want of the person's eye: one matter, with one way through all of them. */
export function SeveralToShow({ view }: { readonly view: AccountView }) {
  const { manualOnly } = useSnapshot().preferences;
  if (manualOnly) return null;
  return (['changed', 'reported'] as const).map((kind) => {
    const checks = view.checks.filter((check) => toShow(check) === kind);
    return <Matter key={kind} kind={kind} view={view} checks={checks} />;
  });
}

interface Props {
  readonly kind: 'changed' | 'reported';
  readonly view: AccountView;
  readonly checks: readonly CheckView[];
}

function Matter({ kind, view, checks }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const { running } = useSnapshot();
  // Those that are there when the walk begins: each that is shown is none of them any more.
  const [walk, setWalk] = useState<readonly string[] | null>(null);
  const [at, setAt] = useState(0);
  const manifest = catalogue.manifest(walk?.[at] ?? '');
  const platform = catalogue.platform(view.account.platform)?.name ?? '';
  const begin = () => {
    setAt(0);
    setWalk(checks.map(({ check }) => check));
  };
  return (
    <>
      {checks.length > 1 && (
        <div className={s.place}>
          <Callout tone="unknown">
            <p>{t(`report.toShow.${kind}`, { platform, count: checks.length })}</p>
            <Button look="primary" isDisabled={running !== null} onPress={begin}>
              {t('together.openSeveral')}
            </Button>
          </Callout>
        </div>
      )}
      {walk !== null && manifest !== undefined && (
        <WhichIsItDialog
          key={manifest.id}
          account={view.account}
          manifest={manifest}
          series={{ place: at + 1, count: walk.length, onNext: () => setAt(at + 1) }}
          onClose={() => setWalk(null)}
        />
      )}
    </>
  );
}
