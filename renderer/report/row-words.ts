import { isToBeDone } from '../../checks/model/capabilities.ts';
import type { Manifest } from '../../checks/model/index.ts';
import type { CheckView } from '../../electron/contract/index.ts';
import { useDates } from '../words/dates.ts';
import { useFlipTime } from '../words/flip-time.ts';
import { useWords } from '../words/i18n.ts';
import type { Mark } from './marks.ts';

/** The word beside each mark. Those of a status stand with the domain's words. */
export const markWords = {
  flipped: 'marks.flipped',
  exposed: 'checks:statuses.fail.name',
  unknown: 'checks:statuses.unknown.name',
  wasPrivate: 'marks.wasPrivate',
  asked: 'checks:statuses.manual.name',
  notYet: 'marks.notYet',
  private: 'checks:statuses.pass.name',
  answered: 'marks.answered',
  notOffered: 'checks:statuses.notOffered.name',
} as const satisfies Record<Mark, string>;

/** The two short lines of a row: its state, and since when or when last seen. */
export function useRowWords(
  view: CheckView,
  manifest: Manifest | undefined,
  mark: Mark,
  platform: string,
): { readonly state: string; readonly when: string } {
  const { t } = useWords();
  const dates = useDates();
  const flipTime = useFlipTime();
  const { finding, since, lastSeen, answer, aged, flipBack } = view;

  const said = manifest === undefined || isToBeDone(manifest) ? null : answer;

  const state = () => {
    if (mark === 'flipped' && flipBack !== null && said !== null)
      return t(`flips.flippedBack.${flipBack.to}`);
    if (said !== null) {
      const word = t(said.done ? 'marks.saidPrivate' : 'marks.saidExposed');
      return finding?.reason === 'awaitsAnswer'
        ? `${word} · ${t('checks:reasons.awaitsAnswer.short', { platform })}`
        : word;
    }
    if (mark === 'asked' && answer !== null) return t('marks.notDone');
    // Where it stood is one fact, why that has aged is another.
    return finding?.reason == null || isToBeDone(manifest)
      ? stands()
      : `${stands()} · ${t(`checks:reasons.${finding.reason}.short`, { platform })}`;
  };

  const stands = () => {
    if (mark === 'flipped' && flipBack !== null) return t(`flips.flippedBack.${flipBack.to}`);
    return t(mark === 'exposed' && aged ? 'marks.wasExposed' : markWords[mark], { platform });
  };

  const when = () => {
    if (said !== null) return t('report.answeredOn', { day: dates.day(said.on) });
    if (mark === 'answered' || mark === 'asked') {
      return answer === null ? '' : t('report.answeredOn', { day: dates.day(answer.on) });
    }
    // The row must not say that it saw this now.
    if (mark === 'unknown' || mark === 'notOffered') {
      return lastSeen === null
        ? mark === 'unknown'
          ? t('report.neverSeen')
          : ''
        : t('report.lastSeen', {
            state: t(`checks:states.${lastSeen.state}`),
            when: dates.moment(lastSeen.at),
          });
    }
    if (lastSeen === null) return '';
    if (aged) return t('report.seenAgo', { when: dates.ago(lastSeen.at) });
    if (mark === 'flipped' && flipBack !== null) return flipTime(flipBack);
    const seen = dates.moment(lastSeen.at);
    // Nobody knows how it stood before the first look, so no row says "since" for that.
    if (finding?.previous === null && finding.at === since) return t('report.firstSeen', { when: seen });
    return since === null
      ? t('report.seen', { when: seen })
      : t('report.seenSince', { since: dates.day(since), when: seen });
  };

  return { state: state(), when: when() };
}
