import type { Flip } from '../../checks/model/index.ts';
import { useSignIn } from '../accounts/sign-in.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { ThenAndNow, WordsThenAndNow } from '../together/ThenAndNow.tsx';
import { byWhom } from '../words/by-whom.ts';
import { useDates, useNow } from '../words/dates.ts';
import { useFlipTime } from '../words/flip-time.ts';
import { useWords } from '../words/i18n.ts';
import type { DetailProps } from './detail-props.ts';
import { looksAgainAt, type Remedy, remedyFor } from './marks.ts';

/** What is out of the ordinary with a setting, in the order in which a person would want to hear it. */
export function Situation(props: DetailProps) {
  return (
    <>
      <FlipNews {...props} />
      <CannotTell {...props} />
      <Neighbour {...props} />
      <Locked {...props} />
      <Misses {...props} />
    </>
  );
}

function usePlatformName(view: DetailProps['account']): string {
  return useCatalogue().platform(view.account.platform)?.name ?? '';
}

/** Green only where the newest look has seen it private, and nobody has said otherwise since. */
const toneOf = (flip: Flip, view: DetailProps['view']) => {
  if (flip.kind === 'madePrivate')
    return view.finding?.status === 'pass' && !view.aged && view.answer === null ? 'private' : 'plain';
  return flip.by === 'here' ? 'plain' : 'exposed';
};

const isFlipBack = ({ kind, by }: Flip): boolean => kind === 'flippedBack' && by === 'elsewhere';

function FlipNews({ view, account }: DetailProps) {
  const { t } = useWords();
  const request = useRequest();
  const flipTime = useFlipTime();
  const dates = useDates();
  const flip = view.flipBack ?? view.finding?.flip ?? null;
  if (flip === null) return null;
  if (isFlipBack(flip) && view.answer?.done === true) {
    const days = { flip: dates.day(flip.before), answer: dates.day(view.answer.on) };
    return (
      <Callout tone="plain">
        <p>{t('flips.settled', days)}</p>
      </Callout>
    );
  }
  return (
    <Callout tone={toneOf(flip, view)}>
      <p>
        <strong>{t(`flips.${flip.kind}.${flip.to}`)}</strong> {`${flipTime(flip)}.`}
      </p>
      <p>{t(`flips.by.${byWhom(flip)}`)}</p>
      {view.news && (
        <Button onPress={() => void request('news.seen', { account: account.account.id, check: view.check })}>
          {t('actions.newsSeen')}
        </Button>
      )}
    </Callout>
  );
}

function CannotTell({ view, account, point }: DetailProps) {
  const { t } = useWords();
  const platform = usePlatformName(account);
  const dates = useDates();
  const { finding, lastSeen } = view;
  // A later answer of the person counts for more.
  if (finding?.status !== 'unknown' || finding.reason === null || (view.answer !== null && !view.aged))
    return null;
  return (
    <Callout tone="unknown">
      <p>
        <strong>{t(`checks:reasons.${finding.reason}.happened`, { platform })}</strong>{' '}
        {t(`checks:reasons.${finding.reason}.means`, { platform })}
      </p>
      {lastSeen !== null && (
        <p>
          {t('detail.lastSeen', {
            state: t(`checks:states.${lastSeen.state}`),
            when: dates.exact(lastSeen.at),
          })}
        </p>
      )}
      {finding.drift !== undefined && <ThenAndNow drift={finding.drift} />}
      {finding.scope !== undefined && <WordsThenAndNow scope={finding.scope} />}
      {finding.candidates !== undefined && finding.candidates.length > 0 && (
        <>
          <p>{t('together.candidates')}</p>
          <ul>
            {finding.candidates.map((label) => (
              <li key={label}>{t('know.quoted', { text: label })}</li>
            ))}
          </ul>
        </>
      )}
      <Todo view={view} account={account} point={point} />
    </Callout>
  );
}

/**
 * What is to be done about it. Nothing where Flipwatch looks again anyway. In manual-only mode nothing that Flipwatch
 * would have to do.
 */
function Todo({ view, account, point }: Pick<DetailProps, 'view' | 'account' | 'point'>) {
  const { t } = useWords();
  const platform = usePlatformName(account);
  const dates = useDates();
  const now = useNow();
  const { manualOnly } = useSnapshot().preferences;
  const { finding } = view;
  if (finding === null || finding.reason === null) return null;
  if (manualOnly) return <p>{t('detail.lookYourself', { button: t('actions.showMe') })}</p>;
  const again = looksAgainAt(view, account);
  if (again !== null) {
    const soon = Date.parse(again) <= now.getTime();
    return <p>{soon ? t('detail.looksAgainSoon') : t('detail.looksAgain', { when: dates.coming(again) })}</p>;
  }
  return (
    <>
      <p>{t(`checks:reasons.${finding.reason}.todo`, { platform })}</p>
      <RemedyButton remedy={remedyFor(finding)} account={account} check={view.check} point={point} />
    </>
  );
}

function RemedyButton(props: {
  readonly remedy: Remedy;
  readonly account: DetailProps['account'];
  readonly check: string;
  readonly point: () => void;
}) {
  const { t } = useWords();
  const request = useRequest();
  const { running, preferences } = useSnapshot();
  const { signIn, waiting } = useSignIn(props.account.account);
  const account = props.account.account.id;
  switch (props.remedy) {
    case 'signIn':
      return (
        <Button look="primary" isDisabled={waiting} onPress={() => void signIn()}>
          {t('actions.signInAgain')}
        </Button>
      );
    case 'show':
      return (
        <Button look="primary" onPress={() => void request('page.show', { account, check: props.check })}>
          {t('actions.showMe')}
        </Button>
      );
    case 'point':
      return preferences.manualOnly ? null : (
        <Button look="primary" isDisabled={running !== null} onPress={props.point}>
          {t('together.open')}
        </Button>
      );
    case 'checkAgain':
      return preferences.manualOnly ? null : (
        <Button
          look="primary"
          isDisabled={running !== null}
          onPress={() => void request('audit.start', { account, checks: [props.check] })}
        >
          {t('actions.checkAgain')}
        </Button>
      );
    case 'none':
      return null;
  }
}

/** Something new that may have taken over a part of the setting: a remark, since nobody knows. */
function Neighbour({ view }: DetailProps) {
  const { t } = useWords();
  if (view.beside === undefined) return null;
  return (
    <Callout tone="plain">
      <p>{t('checks:scope.newNeighbour', { title: view.beside })}</p>
    </Callout>
  );
}

function Locked({ view, account }: DetailProps) {
  const { t } = useWords();
  const platform = usePlatformName(account);
  if (view.finding?.locked !== true) return null;
  return (
    <Callout tone="plain">
      <p>
        <strong>{t('checks:locked', { platform })}</strong> {t('detail.lockedWhy', { platform })}
      </p>
    </Callout>
  );
}

function Misses({ view }: DetailProps) {
  const { t } = useWords();
  if (view.misses < 2) return null;
  return (
    <Callout tone="plain">
      <p>{t('detail.misses', { count: view.misses })}</p>
    </Callout>
  );
}
