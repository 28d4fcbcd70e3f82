import { expect, test } from 'vitest';
import { drawCard } from '../../checks/cli/card.ts';
import { lastKnownIn } from '../../checks/cli/last-known.ts';
import { openWords } from '../../checks/cli/words.ts';
import { pastOf } from '../../checks/history/flips.ts';
import type { Finding, HistoryEntry, Status } from '../../checks/model/index.ts';
import { day, finding, fixed, found, platform, setting } from '../audit/builders.ts';

/** Where nothing is known but what these findings say. */
const asSeen = ({ status }: Finding): Status => status;

test.each(['en', 'de'] as const)(
  'a card of what is not offered and of what could not be seen calls nothing private (%s)',
  async (language) => {
    const t = await openWords(language);
    const absent = { ...finding('a', 'offline'), status: 'notOffered', reason: null } as const;
    const card = (findings: Parameters<typeof drawCard>[0]['findings']) =>
      drawCard(
        {
          findings,
          platforms: [platform],
          manifests: [setting('a'), setting('b')],
          radar: undefined,
          indexPages: [],
          lastKnown: asSeen,
          practice: false,
          stopped: false,
          notBegun: [],
          language,
          commandFor: () => '',
        },
        t,
        { colour: false, columns: 80 },
      );
    for (const findings of [[absent], [absent, finding('b', 'timeout')]])
      expect(card(findings)).not.toMatch(/privat/i);
    expect(card([finding('b', 'off')])).toMatch(/privat/i);
  },
);

test('a check that was stopped says how much was left, and blames nothing for it', async () => {
  const t = await openWords('en');
  const card = drawCard(
    {
      findings: [finding('a', 'off'), finding('b', 'browserClosed'), finding('c', 'browserClosed')],
      platforms: [platform, { ...platform, id: 'x', name: 'X' }],
      manifests: [setting('a'), setting('b'), setting('c')],
      radar: undefined,
      indexPages: [],
      lastKnown: asSeen,
      practice: false,
      stopped: true,
      notBegun: ['x'],
      language: 'en',
      commandFor: () => '',
    },
    t,
    { colour: false, columns: 80 },
  );
  expect(card).toContain('2 settings were not looked at');
  expect(card).toMatch(/\nX\n {2}Not looked at/);
  expect(card.match(/stopped/g)?.length).toBe(3);
  expect(card).not.toContain('window');
});

/** The sum under a card whose findings were all in vain, after such a past. */
async function sumAfter(checks: readonly string[], past: readonly HistoryEntry[]): Promise<string> {
  const t = await openWords('en');
  const findings = checks.map((id) => finding(id, 'rateLimited', day(9)));
  const looked = findings.map((one): HistoryEntry => ({ kind: 'finding', audit: 'audit-9', finding: one }));
  const manifests = checks.map((id) => setting(id));
  const known = lastKnownIn(findings, manifests, pastOf([...past, ...looked]), new Date(day(9)));
  const card = drawCard(
    {
      findings,
      platforms: [platform],
      manifests,
      radar: undefined,
      indexPages: [],
      lastKnown: ({ check, status }) => known.get(check) ?? status,
      practice: false,
      stopped: false,
      notBegun: [],
      language: 'en',
      commandFor: () => '',
    },
    t,
    { colour: false, columns: 120 },
  );
  return card.split('\n').find((line) => line.includes('not seen this time') || line.includes(': ')) ?? '';
}

test('the sum of a card does not get better because less was seen', async () => {
  const unseen = '(1 of them not seen this time)';
  const sum = await sumAfter(['a', 'b', 'c'], [found('a', 'off', day(1)), found('b', 'on', day(1))]);
  expect(sum).toBe(`  Private: 1 ${unseen} · Exposed: 1 ${unseen} · Cannot tell: 1`);
});

test('what was last seen private and may have been undone since counts as private no more, nor what was not offered', async () => {
  const undo = { action: 'undo', result: 'failed', after: null, reason: 'timeout' } as const;
  const undone = [
    found('a', 'off', day(1)),
    fixed('a', 'off', day(2), { ...undo, proof: [finding('a', 'timeout', day(2))] }),
  ];
  expect(await sumAfter(['a'], undone)).toBe('  Cannot tell: 1');
  const seenAnew = [...undone, found('a', 'off', day(3))];
  expect(await sumAfter(['a'], seenAnew)).toBe('  Private: 1 (1 of them not seen this time)');
  const gone = { ...finding('a', 'off', day(2)), status: 'notOffered', state: null, reason: null } as const;
  const notOffered: HistoryEntry = { kind: 'finding', audit: 'audit-2', finding: gone };
  expect(await sumAfter(['a'], [found('a', 'off', day(1)), notOffered])).toBe('  Cannot tell: 1');
});

test('what is private by the person’s own word alone is not counted as private, what they say is exposed is', async () => {
  const said = (done: boolean): HistoryEntry => ({
    kind: 'answer',
    check: 'house.a',
    done,
    on: '2026-01-02',
    at: day(2),
  });
  expect(await sumAfter(['a'], [said(true)])).toBe('  Cannot tell: 1');
  expect(await sumAfter(['a'], [found('a', 'off', day(1)), said(false)])).toMatch(/^ {2}Exposed: 1/);
});

test('what went wrong in Flipwatch itself is told with the words that a report needs', async () => {
  const t = await openWords('en');
  const broken = { ...finding('a', 'error'), detail: 'the page could not be read' };
  const input = {
    platforms: [platform],
    manifests: [setting('a')],
    radar: undefined,
    indexPages: [],
    practice: false,
  };
  const rest = {
    stopped: false,
    notBegun: [],
    language: 'en' as const,
    commandFor: () => '',
    lastKnown: asSeen,
  };
  const card = drawCard({ findings: [broken], ...input, ...rest }, t, { colour: false, columns: 80 });
  expect(card).toContain('the page could not be read');
});
