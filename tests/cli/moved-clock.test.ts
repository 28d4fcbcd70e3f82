import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockFrom } from '../../checks/cli/moved-clock.ts';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

/** What weeks bring can be tried in minutes: a checkout's command line believes FLIPWATCH_NOW. */

const home = folder();
let program: string;
beforeAll(async () => {
  program = await bundled();
});
afterAll(() => home.remove());

const at = (now: string, ...words: string[]) =>
  flipwatch(program, [...words, '--profile', path.join(home.path, 'profile')], undefined, '', {
    FLIPWATCH_NOW: now,
  });

test('an audit happens at the instant that is given, and the clock runs on from there', async () => {
  const words = ['--practice', '--check', 'linkedin.ai-training', '--json', ...browserWords];
  const { out } = await at('2031-03-01T08:00:00.000Z', ...words);
  const { audit, findings } = auditDocumentSchema.parse(JSON.parse(out));
  expect(audit.startedAt).toMatch(/^2031-03-01T08:0/);
  expect(findings.map(({ at: seen }) => seen > audit.startedAt)).toEqual([true]);
  expect(audit.finishedAt > audit.startedAt).toBe(true);
});

test('what is no instant is refused, in one sentence', async () => {
  const { code, out, err } = await at('next week', 'history');
  expect(err).toContain('FLIPWATCH_NOW wants an instant');
  expect([code, out]).toEqual([64, '']);
});

test('without it, the clock is the present', () => {
  for (const none of [undefined, '']) {
    const before = Date.now();
    const now = clockFrom(none).now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  }
});
