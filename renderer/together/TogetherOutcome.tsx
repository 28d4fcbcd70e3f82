import { useWords } from '../words/i18n.ts';
import type { Outcome } from './outcome.ts';
import { ReasonWords } from './ReasonWords.tsx';

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
    case 'refused':
      return <ReasonWords reason={outcome.reason} platform={platform} />;
  }
}
