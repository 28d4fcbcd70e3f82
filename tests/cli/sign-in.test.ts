import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { noRowsRead, nothingFound, unknownObservation } from '../../checks/audit/observations.ts';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { audit } from '../../checks/cli/audit.ts';
import type { RunContext } from '../../checks/cli/run.ts';
import { openWords } from '../../checks/cli/words.ts';
import { openWorkspace } from '../../checks/cli/workspace.ts';
import {
  type Reason,
  reasons,
  type StoppingReason,
  signInReasons,
  stopsEverything,
} from '../../checks/model/index.ts';
import { folder } from './program.ts';

const home = folder();
afterAll(() => home.remove());

/** One look at an account of the person's own, which meets this reason; a second one, if there is one, sees an end of it. */
async function lookAt(reason: Reason, words: readonly string[], language: 'en' | 'de' = 'en') {
  const t = await openWords(language);
  const profile = path.join(home.path, [reason, language, ...words].join(''));
  const typed = ['audit', '--check', 'linkedin.ai-training', '--profile', profile, ...words];
  const parsed = parseArguments(typed, t, '0');
  if (parsed.kind === 'answered') throw new Error('no request');
  const { request } = parsed;
  const did: string[] = [];
  const said: string[] = [];
  const stop: StoppingReason | null = stopsEverything(reason) ? reason : null;
  const workspace: RunContext['workspace'] = {
    ...openWorkspace(request),
    browser: {
      isNew: () => false,
      openForSignIn: async () => void did.push('opened for the person'),
      open: async () => ({
        readPage: async ({ checks }) => {
          const met = did.length === 0 ? reason : 'notReady';
          did.push('looked');
          const observations = checks.map((check) =>
            unknownObservation(check, met, new Date().toISOString(), 'played'),
          );
          return { ...nothingFound, observations, stop: met === reason ? stop : null };
        },
        changeSetting: async () => {
          throw new Error('an audit changes nothing');
        },
        readIndex: async () => noRowsRead,
        listControls: async () => {
          throw new Error('an audit lists nothing');
        },
        close: async () => undefined,
      }),
    },
  };
  const works: RunContext = {
    request,
    workspace,
    clock: { now: () => new Date() },
    language,
    t,
    terminal: { colour: false, columns: 80 },
    reporter: { say: (sentence) => said.push(sentence), now: () => undefined, clear: () => undefined },
    ask: null,
    print: () => undefined,
    signal: new AbortController().signal,
    sites: async () => new Map(),
    commandFor: () => '',
  };
  await audit(works);
  return { did, said: said.join('\n') };
}

test.each(signInReasons)(
  'after “%s” the person is let to the site, in a browser that nothing looks into, and it is looked at once more',
  async (reason) => {
    const { did } = await lookAt(reason, ['--headed']);
    expect(did).toEqual(['looked', 'opened for the person', 'looked']);
  },
);

test.each(signInReasons)(
  'without a window, “%s” is followed by how to get one, and by nothing else',
  async (reason) => {
    for (const language of ['en', 'de'] as const) {
      const { did, said } = await lookAt(reason, [], language);
      expect(did).toEqual(['looked']);
      expect(said).toContain('--headed');
      expect(said).not.toMatch(/signIn\.|\{\{/);
    }
  },
);

test('a challenge is not called a lost session', async () => {
  expect((await lookAt('challenge', [])).said).toContain('LinkedIn wants to make sure that it is you.');
  expect((await lookAt('signedOut', [])).said).toContain('You are not signed in to LinkedIn here.');
  expect((await lookAt('otherAccount', [])).said).toContain('Another LinkedIn account than before');
});

test.each(reasons.filter((one) => signInReasons.every((other) => other !== one)))(
  'after “%s” nobody is asked to sign in',
  async (reason) => {
    const { did, said } = await lookAt(reason, ['--headed']);
    expect(did).toEqual(['looked']);
    expect(said).not.toMatch(/sign in|browser of its own/i);
  },
);
