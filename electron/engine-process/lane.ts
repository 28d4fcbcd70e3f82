import { type Message, nextTask } from './cdp.ts';

/** The way back to Playwright: one message in each task, in the order in which they were put in. */
export interface Lane {
  /** Hands over a message at once; only from within a step. */
  deliver(message: Message): void;
  /** Puts a step at the end of the lane. A step may hold the lane while it asks the page something. */
  enqueue(step: () => void | Promise<void>): void;
}

/** A lane whose messages go there. */
export function laneTo(deliver: Lane['deliver']): Lane {
  let queue = Promise.resolve();
  return {
    deliver,
    enqueue: (step) => {
      queue = queue
        .then(nextTask)
        .then(step)
        // The page of a step may have gone meanwhile, which `onGone` tells. What comes after the step must still arrive,
        // or Playwright would wait for ever.
        .catch(() => {});
    },
  };
}
