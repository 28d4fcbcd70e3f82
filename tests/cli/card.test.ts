import { expect, test } from 'vitest';
import { drawCard } from '../../checks/cli/card.ts';
import { openWords } from '../../checks/cli/words.ts';
import { day, finding, platform, setting } from '../audit/builders.ts';

test.each(['en', 'de'] as const)(
  'a card of what is not offered and of what could not be seen calls nothing private (%s)',
  async (language) => {
    const speak = await openWords(language);
    const absent = { ...finding('a', 'offline'), status: 'notOffered', reason: null } as const;
    const card = (findings: Parameters<typeof drawCard>[0]['findings']) =>
      drawCard(
        {
          findings,
          platforms: [platform],
          manifests: [setting('a'), setting('b')],
          newSwitches: [],
          practice: false,
          stopped: false,
          notBegun: [],
          language,
          commandFor: () => '',
        },
        speak,
        { colour: false, columns: 80 },
      );
    for (const findings of [[absent], [absent, finding('b', 'timeout')]])
      expect(card(findings)).not.toMatch(/privat/i);
    expect(card([finding('b', 'off')])).toMatch(/privat/i);
  },
);

test('a check that was stopped says how much was left, and blames nothing for it', async () => {
  const speak = await openWords('en');
  const card = drawCard(
    {
      findings: [finding('a', 'off'), finding('b', 'browserClosed'), finding('c', 'browserClosed')],
      platforms: [platform, { ...platform, id: 'x', name: 'X' }],
      manifests: [setting('a'), setting('b'), setting('c')],
      newSwitches: [],
      practice: false,
      stopped: true,
      notBegun: ['x'],
      language: 'en',
      commandFor: () => '',
    },
    speak,
    { colour: false, columns: 80 },
  );
  expect(card).toContain('2 settings were not looked at');
  expect(card).toMatch(/\nX\n {2}Not looked at/);
  expect(card.match(/stopped/g)?.length).toBe(3);
  expect(card).not.toContain('window');
});

test('the sum of a card does not get better because less was seen', async () => {
  const speak = await openWords('en');
  const before = (status: 'pass' | 'fail', state: 'on' | 'off') => ({
    previous: { status, state, at: day(1) },
  });
  const findings = [
    finding('a', 'off'),
    { ...finding('b', 'rateLimited'), ...before('fail', 'on') },
    { ...finding('c', 'rateLimited'), ...before('pass', 'off') },
    finding('d', 'rateLimited'),
  ];
  const input = { platforms: [platform], manifests: [], newSwitches: [], practice: false };
  const rest = { stopped: false, notBegun: [], language: 'en' as const, commandFor: () => '' };
  const card = drawCard({ findings, ...input, ...rest }, speak, { colour: false, columns: 120 });
  const unseen = '(1 of them not seen this time)';
  expect(card).toContain(`Private: 2 ${unseen} · Exposed: 1 ${unseen} · Cannot tell: 1\n`);
});

test('what went wrong in Flipwatch itself is told with the words that a report needs', async () => {
  const speak = await openWords('en');
  const broken = { ...finding('a', 'error'), detail: 'the page could not be read' };
  const input = { platforms: [platform], manifests: [setting('a')], newSwitches: [], practice: false };
  const rest = { stopped: false, notBegun: [], language: 'en' as const, commandFor: () => '' };
  const card = drawCard({ findings: [broken], ...input, ...rest }, speak, { colour: false, columns: 80 });
  expect(card).toContain('the page could not be read');
});
