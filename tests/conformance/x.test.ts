import { describe } from 'vitest';
import { provesItsChecks } from './battery.ts';

describe('X', () => {
  provesItsChecks('x', [
    // X's switches have no stable key: words nobody knows leave only the page's own answer, and only for a lone switch.
    {
      fault: 'reworded',
      proves: 'words that nobody has seen',
      on: ['fail', 'unknown/labelChanged'],
      off: ['pass', 'unknown/labelChanged'],
    },
    {
      fault: 'signedOutInPlace',
      proves: 'switches of the browser instead of the account',
      on: 'unknown/signedOut',
      off: 'unknown/signedOut',
    },
  ]);
});
