import { describe } from 'vitest';
import { provesItsChecks } from './battery.ts';

describe('LinkedIn', () => {
  provesItsChecks('linkedin', [
    { fault: 'keyRenamed', proves: 'the stable key renamed, the words kept', on: 'fail', off: 'pass' },
    { fault: 'reworded', proves: 'words that nobody has seen, the key kept', on: 'fail', off: 'pass' },
    { fault: 'gpc', proves: 'a privacy signal that locks it off', on: 'pass', off: 'pass' },
    {
      fault: 'signedOutInPlace',
      proves: 'switches of the browser instead of the account',
      on: 'unknown/signedOut',
      off: 'unknown/signedOut',
    },
  ]);
});
