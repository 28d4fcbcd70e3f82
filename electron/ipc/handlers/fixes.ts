import type { Audits } from '../../audits/audits.ts';
import type { Fixes } from '../../audits/fixes.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of fixes need. */
export interface FixServices {
  readonly audits: Pick<Audits, 'change'>;
  readonly fixes: Fixes;
  /** Brings the window in which something is being changed to the front. */
  readonly watchChanges: () => void;
}

/** Settings that the person has changed for them: one, or several in one sitting. */
export const fixHandlers = ({
  audits,
  fixes,
  watchChanges,
}: FixServices): HandlersOf<'fix.run' | 'fixes.start' | 'fixes.stop' | 'fixes.close' | 'fixes.watch'> => ({
  'fix.run': async ({ account, check, action }) => ({
    ok: true,
    fix: await audits.change(account, check, action),
  }),
  'fixes.start': ({ account, checks, action }) => {
    fixes.start(account, checks, action);
    return done;
  },
  'fixes.stop': () => {
    fixes.stop();
    return done;
  },
  'fixes.close': () => {
    fixes.close();
    return done;
  },
  'fixes.watch': () => {
    watchChanges();
    return done;
  },
});
