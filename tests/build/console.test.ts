import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withSignsOfLife } from '../../build/run/console.mjs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is written while some work takes so long, and how the work ends. */
async function saidWhile(ms: number, end: 'well' | 'badly' = 'well') {
  const said: { text: string; at: number }[] = [];
  const began = Date.now();
  const work = new Promise<string>((resolve, reject) => {
    setTimeout(() => (end === 'well' ? resolve('done') : reject(new Error('badly'))), ms);
  });
  const outcome = withSignsOfLife(work, (text) => said.push({ text, at: Date.now() - began })).catch(
    (error: Error) => error.message,
  );
  await vi.advanceTimersByTimeAsync(ms);
  return { said, outcome: await outcome };
}

it('is never silent for two seconds while something long goes on, and leaves the line finished', async () => {
  const { said, outcome } = await saidWhile(38_000);
  const times = [0, ...said.map(({ at }) => at)];
  expect(Math.max(...times.slice(1).map((at, place) => at - (times[place] ?? 0)))).toBeLessThan(2000);
  expect(said.at(-1)?.text).toBe('\n');
  expect(outcome).toBe('done');
});

it('says nothing of what is quick, and passes on what goes wrong', async () => {
  expect((await saidWhile(500)).said).toEqual([]);
  const { said, outcome } = await saidWhile(5000, 'badly');
  expect(outcome).toBe('badly');
  expect(said.at(-1)?.text).toBe('\n');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said.filter(({ text }) => text === '.')).toHaveLength(3);
});
