import type { AppState } from './app-state.ts';

/** Pauses the schedule or lets it go on. What was due meanwhile is not made up for: the person wanted quiet. */
export function setPaused(state: AppState, paused: boolean): void {
  state.remember((stored) => ({ ...stored, paused }));
  if (!paused) makeUpForNothing(state);
}

/** From now on audits and reminders count as missed. */
export function makeUpForNothing(state: AppState): void {
  const since = state.now().toISOString();
  state.remember((stored) => ({
    ...stored,
    accounts: stored.accounts.map((one) => ({ ...one, schedule: { ...one.schedule, since } })),
  }));
}
