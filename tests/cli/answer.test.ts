import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { openWords } from '../../checks/cli/words.ts';
import { answerDocumentSchema, auditDocumentSchema, errorDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile: a setting that only the person can see.
const id = 'meadow.shared-readings';
const home = folder();
const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));
let program: string;
beforeAll(async () => {
  cpSync(meadow, path.join(home.path, 'platforms/meadow'), { recursive: true });
  program = await bundled();
});
afterAll(() => home.remove());

const run = (words: readonly string[], now = '2026-11-20T10:00:00Z') =>
  flipwatch(program, [...words, '--practice', '--profile', home.path, ...browserWords], undefined, '', {
    FLIPWATCH_NOW: now,
  });
const answer = async (state: string, now?: string) => {
  const { code, out } = await run(['answer', id, '--state', state, '--json'], now);
  return [code, answerDocumentSchema.parse(JSON.parse(out)).answer];
};
const audited = async (now?: string) => {
  const { code, out } = await run(['--check', id, '--json'], now);
  return { code, finding: auditDocumentSchema.parse(JSON.parse(out)).findings[0] };
};

test('until the person has looked, it can’t be told, and the card says how to answer', async () => {
  const { code, finding } = await audited();
  expect([code, finding?.status, finding?.reason]).toEqual([2, 'unknown', 'awaitsAnswer']);
  const { out } = await run(['--check', id]);
  expect(out).toMatch(new RegExp(`answer ${id} .*--state on\\|off\\|not-there`));
  expect(out).not.toContain(' fix ');
});

test('what they saw counts as theirs: exposed is exposed, and private is never drawn as seen', async () => {
  expect(await answer('on')).toEqual([0, { check: id, result: 'kept', reason: null }]);
  expect(await audited()).toMatchObject({
    code: 1,
    finding: { status: 'fail', state: 'on', strength: 'person' },
  });
  const exposed = await run(['--check', id]);
  expect(exposed.out).toContain('Exposed');
  // There is no switch that Flipwatch could press.
  expect(exposed.out).not.toContain(' fix ');

  expect(await answer('off', '2026-11-21T10:00:00Z')).toEqual([
    0,
    { check: id, result: 'kept', reason: null },
  ]);
  const later = '2026-11-22T10:00:00Z';
  const { code, finding } = await audited(later);
  expect([code, finding?.status, finding?.state, finding?.strength]).toEqual([0, 'pass', 'off', 'person']);
  expect(finding?.at.slice(0, 10)).toBe('2026-11-21');
  const { out } = await run(['--check', id], later);
  expect(out).toContain('Private by your word');
  expect(out).toContain('You saw it so on 21 Nov 2026.');
  expect(out).not.toMatch(/✓|Private: 1/);
});

test('a flip by their own eyes is told as one, in the answer and in the history', async () => {
  const { code, out } = await run(['answer', id, '--state', 'on'], '2026-11-23T10:00:00Z');
  expect([code, out.replaceAll(/\s+/g, ' ')]).toEqual([0, expect.stringContaining('Flipped back between')]);
  const { out: told } = await run(['history', '--check', id], '2026-11-23T11:00:00Z');
  expect(told.replaceAll(/\s+/g, ' ')).toMatch(/by your own word of .* Flipped back between/);
});

test('after a while they are asked again, and exposed stays where it was last seen', async () => {
  const late = '2027-01-20T10:00:00Z';
  expect(await audited(late)).toMatchObject({
    code: 2,
    finding: { status: 'unknown', reason: 'awaitsAnswer', lastSeen: { state: 'on' } },
  });
  expect(await answer('not-there', late)).toEqual([0, { check: id, result: 'kept', reason: null }]);
  expect(await audited(late)).toMatchObject({ code: 0, finding: { status: 'notOffered', state: null } });
}, 60_000);

test.each([
  [['answer'], 'checkNeeded'],
  [['answer', id], 'answerNeeds'],
  [['answer', id, '--state', 'private'], 'answerState'],
  [['answer', id, id, '--state', 'on'], 'oneCheckOnly'],
  [['answer', id, '--state', 'on', '--control', '1'], 'onlyForConfirm'],
  [['confirm', 'x.off-x', '--control', '1', '--state', 'not-there'], 'stateShape'],
  [['audit', '--state', 'on'], 'onlyForConfirm'],
])('wrong usage is told as one sentence of its own: %j', async (words, key) => {
  const t = await openWords('en');
  expect(() => parseArguments(words, t, '0')).toThrow(expect.objectContaining({ exitCode: 64, key }));
});

test.each([
  ['meadow.model-training', 'Flipwatch looks at it itself'],
  ['linkedin.objection-form', 'something to be done'],
])('%s is not answered so', async (check, part) => {
  const { code, out } = await run(['answer', check, '--state', 'on', '--json']);
  const { message } = errorDocumentSchema.parse(JSON.parse(out)).error;
  expect([code, message]).toEqual([64, expect.stringContaining(part)]);
});
