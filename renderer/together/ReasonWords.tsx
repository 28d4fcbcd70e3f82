import { type ConfirmRefusal, confirmRefusals } from '../../checks/model/confirm-refusals.ts';
import type { Reason } from '../../checks/model/index.ts';
import { useWords } from '../words/i18n.ts';

const isConfirmRefusal = (reason: string): reason is ConfirmRefusal =>
  confirmRefusals.some((one) => one === reason);

interface Props {
  readonly reason: Reason | ConfirmRefusal;
  readonly platform: string;
}

/** Why a page could not be read, or the person's word not be taken: what happened, what it means, what to do. */
export function ReasonWords({ reason, platform }: Props) {
  const { t } = useWords();
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
