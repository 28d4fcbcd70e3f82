import type { Clock } from '../../checks/audit/ports.ts';
import type { Audits } from '../audits/audits.ts';
import { remindWhenDue } from '../audits/reminders.ts';
import { beginDueAudits } from '../audits/scheduler.ts';
import { askForZone, presentZone } from '../process/time-zone.ts';
import type { AppState } from '../state/app-state.ts';
import { tellOnce } from '../state/lasting-notice.ts';
import type { Notifier } from './notifier.ts';
import type { TrayPlace } from './tray-place.ts';

interface RoundsDeps {
  readonly state: AppState;
  readonly audits: Audits;
  readonly clock: Clock;
  readonly tray: Pick<TrayPlace, 'look'>;
  readonly notifier: Pick<Notifier, 'remind' | 'tellWaiting'>;
  /** What is due now and then, apart from accounts. */
  readonly onRound: () => void;
}

/** What the app looks at now and then: where it is, who draws its tray, and whatever is due. */
export function roundsOf({ state, audits, clock, tray, notifier, onRound }: RoundsDeps): () => void {
  const followZone = zoneFollower(state);
  return () => {
    followZone();
    void tray.look();
    beginDueAudits(state, audits, clock);
    remindWhenDue(state, clock, () => notifier.remind());
    notifier.tellWaiting();
    onRound();
  };
}

/** Follows the machine into another time zone, and tells once if a zone has no name. */
function zoneFollower(state: AppState): () => void {
  let zone = presentZone();
  return () => {
    askForZone();
    const now = presentZone();
    if (!now.isNamed) tellOnce(state, 'timeZoneUnknown', `zone|${now.zone}`, { name: now.zone });
    if (now.zone !== zone.zone) state.changed();
    zone = now;
  };
}
