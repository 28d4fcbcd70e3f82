import { type Preferences, preferencesSchema } from '../../contract/index.ts';
import type { AppState } from '../../state/app-state.ts';
import { makeUpForNothing, setPaused } from '../../state/pause.ts';
import type { PictureStore } from '../../storage/picture-store.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of preferences need. */
export interface PreferenceServices {
  readonly state: AppState;
  readonly evidence: Pick<PictureStore, 'forgetAll'>;
  /** Makes the system follow what the person prefers. */
  readonly applyPreferences: (next: Preferences, before: Preferences) => Promise<void>;
}

/** How the person wants the app to be. */
export const preferenceHandlers = ({
  state,
  evidence,
  applyPreferences,
}: PreferenceServices): HandlersOf<'preferences.set' | 'schedule.pause'> => ({
  'preferences.set': inTurn(async (part) => {
    const before = state.stored.preferences;
    const given = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
    const withGiven = (now: Preferences): Preferences => preferencesSchema.parse({ ...now, ...given });
    const next = withGiven(before);
    await applyPreferences(next, before);
    state.change((now) => ({ ...now, preferences: withGiven(now.preferences) }));
    if (before.evidence && !next.evidence) await evidence.forgetAll();
    // Audits that were missed while there was no schedule are not made up for.
    const began = before.schedule.every === 'off' && next.schedule.every !== 'off';
    // Audits do not make up for reminders, nor reminders for audits.
    if (began || before.manualOnly !== next.manualOnly) makeUpForNothing(state);
    return done;
  }),
  'schedule.pause': ({ paused }) => {
    setPaused(state, paused);
    return done;
  },
});

/** One after the other, in order: each change begins with what the one before has left. */
function inTurn<Body, Answer>(work: (body: Body) => Promise<Answer>): (body: Body) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const answer = last.then(() => work(body));
    last = answer.catch(() => {});
    return answer;
  };
}
