import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compare, noPast, pastOf } from '../../checks/history/flips.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import type { Finding, HistoryEntry, Observation, State } from '../../checks/model/index.ts';

/** Whatever becomes of the bytes of a history, it never says what was not so. */
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-damage-'));
  file = path.join(folder, 'account.history');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = 'linkedin.ads-by-age';
const at = (number: number): string => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
const seen = (state: State, number: number): Observation => ({
  check,
  platform: 'linkedin',
  status: state === 'on' ? 'fail' : 'pass',
  reason: null,
  state,
  locked: false,
  observed: { label: null, key: null, url: null },
  witnesses: [],
  at: at(number),
  durationMs: number,
  revision: 1,
  detail: null,
});

/** A history of one setting, made the way an audit makes it. */
async function write(states: readonly State[]): Promise<readonly Finding[]> {
  rmSync(file, { force: true });
  const history = await openHistoryFile(file);
  const findings: Finding[] = [];
  for (const [number, state] of states.entries()) {
    const entries: HistoryEntry[] = findings.map((finding) => ({ kind: 'finding', audit: 'a', finding }));
    const finding = compare(pastOf(entries).checks.get(check) ?? noPast, seen(state, number), 'me');
    await history.append({ kind: 'finding', audit: 'a', finding });
    findings.push(finding);
  }
  await history.close();
  return findings;
}

const damage = fc.oneof(
  fc.record({
    how: fc.constant('flip' as const),
    where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    bit: fc.nat(7),
  }),
  fc.record({ how: fc.constant('tear' as const), where: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    how: fc.constant('zero' as const),
    where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.nat(600),
  }),
  fc.record({ how: fc.constant('repeat' as const), where: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function hurt(bytes: Buffer, harm: Damage): Buffer {
  const from = Math.floor(bytes.length * harm.where);
  const copy = Buffer.from(bytes);
  switch (harm.how) {
    case 'flip':
      copy[from] = (copy[from] ?? 0) ^ (1 << harm.bit);
      return copy;
    case 'tear':
      return copy.subarray(0, from);
    case 'zero':
      return copy.fill(0, from, Math.min(copy.length, from + harm.length));
    case 'repeat':
      return Buffer.concat([copy, copy.subarray(from)]);
  }
}

it('says of a damaged history only what was written, keeps every whole line, and goes on', async () => {
  const state = fc.constantFrom<State>('on', 'off');
  await fc.assert(
    fc.asyncProperty(
      fc.array(state, { minLength: 1, maxLength: 12 }),
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      state,
      async (states, harms, now) => {
        const written = await write(states);
        const whole = readFileSync(file);
        writeFileSync(file, harms.reduce(hurt, whole));
        const history = await openHistoryFile(file);
        const entries = await history.entries();
        const read = entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : []));

        // Each line read is one that was written, letter by letter: a checksum lets no half-truth through.
        for (const finding of read) expect(written).toContainEqual(finding);
        // A line that was not touched is still there.
        const after = readFileSync(file, 'utf8');
        for (const line of whole.toString('utf8').split('\n').filter(Boolean))
          if (harms.reduce(hurt, whole).toString('utf8').split('\n').includes(line))
            expect(after).toContain(line);

        // The next finding flips only where it differs from the newest position that can still be read.
        const past = pastOf(entries).checks.get(check) ?? noPast;
        const next = compare(past, seen(now, 100), 'me');
        expect(next.flip !== null).toBe(read.length > 0 && read.at(-1)?.state !== now);
        await history.append({ kind: 'finding', audit: 'b', finding: next });
        await history.close();
        const again = await openHistoryFile(file);
        expect((await again.entries()).at(-1)).toEqual({ kind: 'finding', audit: 'b', finding: next });
        expect(again.damaged).toBeNull();
        await again.close();
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

it('keeps what it sets aside, so that nothing is ever thrown away', async () => {
  await write(['on', 'off', 'on']);
  appendFileSync(file, 'ffffffff {"kind":"finding"}\nhalf a li');
  const history = await openHistoryFile(file);
  expect(history.damaged?.count).toBe(2);
  expect(readFileSync(history.damaged?.setAsideTo ?? '', 'utf8')).toBe(
    'ffffffff {"kind":"finding"}\nhalf a li\n',
  );
  expect(await history.entries()).toHaveLength(3);
  await history.close();
});
