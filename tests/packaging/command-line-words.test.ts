import { describe, expect, it } from 'vitest';
import { verbs } from '../../checks/cli/request.ts';
import { asksForCommandLine } from '../../electron/process/command-line.ts';

describe('whether the installed program is called for its command line', () => {
  it.each(verbs)('is so for the verb %s, with options before and after', (verb) => {
    expect(asksForCommandLine([verb])).toBe(true);
    expect(asksForCommandLine(['--no-sandbox', verb, '--practice'])).toBe(true);
  });

  it.each(['--help', '-h', '--version', '-V', 'help'])('is so for %s', (word) => {
    expect(asksForCommandLine([word])).toBe(true);
  });

  it.each([
    { words: [] },
    { words: ['--hidden'] },
    { words: ['--practice', '--hidden'] },
    { words: ['--site', 'linkedin=http://127.0.0.1:4001'] },
    { words: ['--user-data-dir=/audit'] },
    { words: ['flipwatch://app', 'audit'] },
  ])('is not so for $words', ({ words }) => {
    expect(asksForCommandLine(words)).toBe(false);
  });
});
