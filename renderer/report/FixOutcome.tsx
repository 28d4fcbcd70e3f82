import { type FixReason, wordsOf } from '../../checks/model/fix-reasons.ts';
import type { Fix } from '../../checks/model/index.ts';
import type { RefusalCode } from '../../electron/contract/index.ts';
import { Callout } from '../parts/Callout.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';

interface Props {
  /** The platform's name, which some reasons mention. */
  readonly platform: string;
  readonly outcome: Fix | RefusalCode;
}

/** The outcome of a fix: the proof, or what happened instead and what can be done. */
export function FixOutcome({ platform, outcome }: Props) {
  const { t } = useWords();
  const dates = useDates();
  if (typeof outcome === 'string') {
    return (
      <Callout tone="unknown">
        <p>{t(`refusals.${outcome}`)}</p>
      </Callout>
    );
  }
  const good = outcome.result === 'fixed' || outcome.result === 'already';
  const state = outcome.after === null ? '' : t(`checks:states.${outcome.after}`);
  const time = dates.time(outcome.proof[0]?.at ?? outcome.at);
  return (
    <Callout tone={good ? 'private' : 'unknown'}>
      <p>
        <strong>{t(`checks:fixResults.${outcome.result}`)}</strong>
      </p>
      {good && outcome.after !== null && <p>{t('fix.proof', { time, state })}</p>}
      {!good && outcome.after !== null && <p>{t('fix.readNow', { time, state })}</p>}
      {outcome.reason !== null && <Because reason={outcome.reason} platform={platform} />}
      {outcome.question !== undefined && <p>{t('fix.question', { question: outcome.question })}</p>}
    </Callout>
  );
}

function Because({ reason, platform }: { readonly reason: FixReason; readonly platform: string }) {
  const { t } = useWords();
  const key = `checks:${wordsOf(reason)}` as const;
  return (
    <>
      <p>
        {t(`${key}.happened`, { platform })} {t(`${key}.means`, { platform })}
      </p>
      <p>{t(`${key}.todo`, { platform })}</p>
    </>
  );
}
