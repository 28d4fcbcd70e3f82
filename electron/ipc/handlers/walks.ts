import type { Walks } from '../../audits/walks.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of walks need. */
export interface WalkServices {
  readonly walks: Walks;
}

/** Pages that the person is taken through, and what they say there. */
export const walkHandlers = ({
  walks,
}: WalkServices): HandlersOf<
  'walk.begin' | 'walk.answer' | 'walk.skip' | 'walk.show' | 'walk.stop' | 'walk.close'
> => ({
  'walk.begin': ({ account, check }) => {
    walks.begin(account, check);
    return done;
  },
  'walk.answer': async ({ at, said }) => {
    await walks.answer(at, said);
    return done;
  },
  'walk.skip': ({ at }) => {
    walks.skip(at);
    return done;
  },
  'walk.show': () => {
    walks.show();
    return done;
  },
  'walk.stop': () => {
    walks.stop();
    return done;
  },
  'walk.close': () => {
    walks.close();
    return done;
  },
});
