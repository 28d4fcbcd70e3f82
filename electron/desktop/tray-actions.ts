import type { Audits } from '../audits/audits.ts';
import type { EventBody } from '../contract/index.ts';
import type { AppState } from '../state/app-state.ts';
import { setPaused } from '../state/pause.ts';
import type { MainWindow } from './main-window.ts';
import type { TrayAction } from './tray-view.ts';

interface TrayActionDeps {
  readonly window: Pick<MainWindow, 'show'>;
  readonly state: AppState;
  readonly audits: Pick<Audits, 'begin' | 'stop'>;
  readonly quit: () => void;
}

const report: EventBody<'navigate'> = { screen: 'report', account: null, check: null };

/** What happens when something in the tray is clicked. */
export function trayActions({ window, state, audits, quit }: TrayActionDeps): (action: TrayAction) => void {
  const actions: { [K in TrayAction['kind']]: (action: Extract<TrayAction, { kind: K }>) => void } = {
    open: () => window.show(report),
    account: ({ account }) => window.show({ ...report, account }),
    preferences: () => window.show({ ...report, screen: 'preferences' }),
    checkNow: () => {
      for (const { account } of state.counting()) audits.begin(account.id, 'all', 'manual');
    },
    stop: () => audits.stop(),
    pause: ({ paused }) => setPaused(state, paused),
    quit,
  };
  return <K extends TrayAction['kind']>(action: Extract<TrayAction, { kind: K }>): void =>
    actions[action.kind](action);
}
