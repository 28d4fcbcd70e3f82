import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import type { State } from '../../checks/model/index.ts';
import { finding } from '../audit/builders.ts';
import { bundled, flipwatch, folder } from './program.ts';

const home = folder();
afterAll(() => home.remove());

const check = 'linkedin.ai-training';

async function sawOnce(account: string, state: State): Promise<void> {
  const file = await openHistoryFile(path.join(home.path, 'history', `${account}.history`));
  const seen = { ...finding('a', state), check, platform: 'linkedin', account };
  await file.append({ kind: 'finding', audit: 'audit-1', finding: seen });
  await file.close();
}

test('a report sums no practice and no moved account with the person’s own, and each of them alone', async () => {
  const program = await bundled();
  mkdirSync(path.join(home.path, 'history'), { mode: 0o700 });
  await sawOnce('linkedin-practice', 'on');
  await sawOnce('linkedin-at-127-0-0-1-12345678', 'on');
  const counts = async (...words: string[]) => {
    const out = path.join(home.path, 'report.json');
    const made = await flipwatch(program, [
      'report',
      '--format',
      'json',
      '--out',
      out,
      '--profile',
      home.path,
      ...words,
    ]);
    expect(made).toMatchObject({ code: 0 });
    const { accounts, grade } = JSON.parse(readFileSync(out, 'utf8')).report;
    return { accounts: accounts.length, private: grade.private, exposed: grade.exposed };
  };
  expect(await counts()).toEqual({ accounts: 2, private: 0, exposed: 2 });
  await sawOnce('linkedin', 'off');
  expect(await counts()).toEqual({ accounts: 1, private: 1, exposed: 0 });
  expect(await counts('--practice')).toEqual({ accounts: 1, private: 0, exposed: 1 });
});
