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
  const { finding, since, lastSeen, answer } = view;

  const said = manifest?.method === 'setting' ? answer : null;

  const state = () => {
    if (said !== null) return t(said.done ? 'marks.saidPrivate' : 'marks.saidExposed');
    if (mark === 'flipped') return t(`flips.flippedBack.${finding?.flip?.to ?? finding?.state ?? 'on'}`);
    if (mark === 'unknown' && finding?.reason != null) {
      return `${t('checks:statuses.unknown.name')} · ${t(`checks:reasons.${finding.reason}.short`, { platform })}`;
    }
    if (mark === 'asked' && answer !== null) return t('marks.notDone');
    return t(markWords[mark], { platform });
  };

  const when = () => {
    if (said !== null) return t('report.answeredOn', { day: dates.day(said.on) });
    if (mark === 'answered' || mark === 'asked') {
      return answer === null ? '' : t('report.answeredOn', { day: dates.day(answer.on) });
    }
    // What was seen before is not what this row says now.
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
    if (mark === 'flipped' && finding?.flip != null) return flipTime(finding.flip);
    if (lastSeen === null) return '';
    const seen = dates.moment(lastSeen.at);
    // How it stood before the first look nobody knows, so no row says that it has been so since then.
    if (finding?.previous === null && finding.at === since) return t('report.firstSeen', { when: seen });
    return since === null
      ? t('report.seen', { when: seen })
      : t('report.seenSince', { since: dates.day(since), when: seen });
  };

  return { state: state(), when: when() };
}
