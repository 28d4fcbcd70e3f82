import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  type Capabilities,
  capabilitiesOf,
  hasPosition,
  isGuided,
  isPressable,
  isReadable,
  isToBeDone,
} from '../../checks/model/capabilities.ts';
import { exposingState, privateState } from '../../checks/model/positions.ts';
import { form, guided, setting } from '../audit/builders.ts';

const driven = { manualOnly: false };
const byHand = { manualOnly: true };

test.each<[string, Parameters<typeof capabilitiesOf>, Capabilities]>([
  [
    'a setting is read and fixed, and nobody is asked what can be seen',
    [setting('a'), driven],
    { read: true, fix: true, answer: 'position', ask: null, guide: false },
  ],
  [
    'where nothing is driven, the person is asked where a setting stands, and led there',
    [setting('a'), byHand],
    { read: false, fix: false, answer: 'position', ask: 'position', guide: true },
  ],
  ...[driven, byHand].map((wish): [string, Parameters<typeof capabilitiesOf>, Capabilities] => [
    `what only the person can see is never driven, and they are asked where it stands, ${JSON.stringify(wish)}`,
    [guided('a'), wish],
    { read: false, fix: false, answer: 'position', ask: 'position', guide: wish.manualOnly },
  ]),
  [
    'what only the person can do is asked for, and never driven',
    [form('a'), driven],
    { read: false, fix: false, answer: 'done', ask: 'done', guide: false },
  ],
  [
    'nor is it where nothing is',
    [form('a'), byHand],
    { read: false, fix: false, answer: 'done', ask: 'done', guide: true },
  ],
])('%s', (_, asked, can) => {
  expect(capabilitiesOf(...asked)).toEqual(can);
});

test('a kind can do the same whoever asks', () => {
  for (const check of [setting('a'), guided('b'), form('c')]) {
    const { read, fix, answer } = capabilitiesOf(check);
    expect([isReadable(check), isPressable(check), isToBeDone(check)]).toEqual([
      read,
      fix,
      answer === 'done',
    ]);
    expect([hasPosition(check), isGuided(check)]).toEqual([
      answer === 'position',
      answer === 'position' && !read,
    ]);
  }
  for (const ask of [isReadable, isPressable, isToBeDone, hasPosition, isGuided])
    expect(ask(undefined)).toBe(false);
});

test('a kind without its row does not compile', () => {
  // @ts-expect-error: no manifest can name it
  expect(() => capabilitiesOf({ method: 'planted' })).toThrow();
});

test('private and exposing are each other’s opposite', () => {
  for (const polarity of ['onExposes', 'onProtects'] as const)
    expect(new Set([privateState({ polarity }), exposingState({ polarity })])).toEqual(
      new Set(['on', 'off']),
    );
  expect(exposingState({ polarity: 'onExposes' })).toBe('on');
});

/** A comparison of a check's method with a kind, or of its polarity with one of two. */
const branch =
  /(?:\bmethod|polarity)\s*[!=]==?\s*'(?:setting|guided|manual|onExposes|onProtects)'|case '(?:setting|onExposes|onProtects)'/;

test('nobody tells kinds apart by name: what a check can do is asked of its row', () => {
  expect(branch.test("if (check?.method === 'manual') return;")).toBe(true);
  expect(branch.test("polarity === 'onExposes' ? 'off' : 'on'")).toBe(true);
  const home = path.resolve(import.meta.dirname, '../..');
  const branching = ['checks', 'electron', 'renderer'].flatMap((room) =>
    readdirSync(path.join(home, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(room, file))
      .filter((file) => branch.test(readFileSync(path.join(home, file), 'utf8'))),
  );
  expect(branching).toEqual([path.join('checks', 'model', 'positions.ts')]);
});
