import { confirmRefusals } from '../../checks/model/confirm-refusals.ts';
import { useWords } from '../words/i18n.ts';
import type { Outcome } from './outcome.ts';

const isConfirmRefusal = (reason: string): reason is (typeof confirmRefusals)[number] =>
  confirmRefusals.some((one) => one === reason);

/** How looking together ended: what happened, what it means, what to do. */
export function TogetherOutcome({
  platform,
  outcome,
}: {
  readonly platform: string;
  readonly outcome: Outcome;
}) {
  const { t } = useWords();
  switch (outcome.kind) {
    case 'confirmed':
    case 'notHere':
      return <p>{t(`together.outcome.${outcome.kind}`)}</p>;
    case 'failed':
      return <p>{t(`refusals.${outcome.code}`)}</p>;
    case 'blocked':
    case 'refused': {
      const { reason } = outcome;
      const words = isConfirmRefusal(reason)
        ? (part: 'happened' | 'means' | 'todo') => t(`checks:confirmRefusals.${reason}.${part}`, { platform })
        : (part: 'happened' | 'means' | 'todo') => t(`checks:reasons.${reason}.${part}`, { platform });
      return (
        <>
          <p>
            <strong>{words('happened')}</strong> {words('means')}
          </p>
          <p>{words('todo')}</p>
        </>
      );
    }
  }
}
