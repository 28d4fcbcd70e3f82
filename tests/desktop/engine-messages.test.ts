import { expect, test } from 'vitest';
import {
  fromEngineSchema,
  listingResultSchema,
  toEngineSchema,
} from '../../electron/engine-process/messages.ts';

const picture = (check: string) => ({ kind: 'picture', id: 1, check, png: new Uint8Array([1]) });

test('a picture is taken for a check, and for nothing that leads out of its folder', () => {
  expect(fromEngineSchema.safeParse(picture('linkedin.ai-training')).success).toBe(true);
  for (const check of ['../../flipwatch', 'linkedin.a/../../b', '/etc/passwd', 'C:\\x.y', '.ssh', ''])
    expect(fromEngineSchema.safeParse(picture(check)).success, check).toBe(false);
});

const marks = { keys: { id: 'a' }, words: ['Words'], rowTitle: null, container: null, kind: 'switch' };
const word = {
  check: 'linkedin.ai-training',
  page: '/mypreferences/d/data-for-ai-improvement',
  marks,
  state: 'on',
  on: '2026-11-26',
  at: '2026-11-26T12:00:00.000Z',
};

test('a confirmation reaches the engine whole, and not where anything of it is another thing', () => {
  const read = (confirmation: unknown) => ({
    kind: 'task',
    id: 1,
    task: {
      task: 'read',
      place: { site: 'https://www.linkedin.com', path: '/a', identity: null, confirmations: [confirmation] },
      checks: [],
      options: {},
    },
  });
  expect(toEngineSchema.safeParse(read(word)).success).toBe(true);
  for (const forged of [
    { ...word, page: 'https://elsewhere.example/' },
    { ...word, check: '../x.y' },
    { ...word, state: 'private' },
    { ...word, more: 'this' },
    { ...word, marks: { ...marks, keys: { onclick: 'x' } } },
    { ...word, marks: { ...marks, words: ['a'.repeat(301)] } },
  ])
    expect(toEngineSchema.safeParse(read(forged)).success).toBe(false);
});

test('a listing comes back with as many controls as are listed, and with refusals of the table alone', () => {
  const control = { n: 1, kind: 'switch', label: 'A', key: null, rowTitle: null, state: 'on', check: null };
  const listing = {
    blocker: null,
    controls: [control],
    marks: [marks],
    more: false,
    agreement: null,
    cookies: [],
    outline: null,
    pictures: [{ n: 1, png: new Uint8Array([1]) }],
    retryAt: null,
  };
  expect(listingResultSchema.safeParse(listing).success).toBe(true);
  for (const change of [
    { pictures: Array(41).fill({ n: 1, png: new Uint8Array([1]) }) },
    { pictures: [{ n: 1, png: 'no bytes' }] },
    { controls: Array(501).fill(control) },
    { controls: [{ ...control, n: 0 }] },
    { agreement: { agreed: false, reason: 'because' } },
    { agreement: { agreed: true } },
    { blocker: { reason: 'because', detail: '' } },
  ])
    expect(listingResultSchema.safeParse({ ...listing, ...change }).success).toBe(false);
});
