import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AI, appInMemory } from './app-in-memory.ts';

const on = appInMemory();
const answer = (day: string) =>
  ({ kind: 'answer', check: AI, done: true, on: day, at: on.now.toISOString() }) as const;

test('asked for twice at once, a history is opened once, and both add to the same', async () => {
  const [one, other] = await Promise.all([on.histories.load('a'), on.histories.load('a')]);
  expect(one).toBe(other);
  await one.file.append(answer('2026-11-15'));
  await other.file.append(answer('2026-11-16'));
  expect((await on.histories.load('a')).entries()).toHaveLength(2);
});

test('one that is forgotten while it is being opened is gone, lock and all', async () => {
  const opening = on.histories.load('a');
  await on.histories.forget('a');
  await opening;
  for (const ending of ['', '.lock'])
    expect(existsSync(path.join(on.folder, 'history', `a.history${ending}`))).toBe(false);
  expect((await on.histories.load('a')).entries()).toEqual([]);
});
