import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditDocumentSchema, errorDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, type Ended, flipwatch, folder } from '../cli/program.ts';
import { openSettingsSite, type SettingsSite } from './settings-site.ts';
import { checks } from './stage.ts';

/** The command line on a disk that is full, closed or damaged. */
const home = folder();
let program: string;
let site: SettingsSite;
beforeAll(async () => {
  program = await bundled();
  site = await openSettingsSite(checks);
});
afterAll(async () => {
  await site.close();
  home.remove();
});

const words = (profile: string): string[] => [
  '--site',
  `linkedin=${site.origin}`,
  ...checks.flatMap(({ id }) => ['--check', id]),
  '--profile',
  profile,
  '--json',
  ...browserWords,
];

const oneSentence = ({ err }: Ended): string => {
  const lines = err.trim().split('\n');
  expect(err).not.toMatch(/\n\s+at |Error:/);
  return lines.at(-1) ?? '';
};

/** Everything is seen as it is, by the same profile that the fault had hit. */
async function expectWorks(profile: string): Promise<void> {
  const ended = await flipwatch(program, words(profile));
  const { findings } = auditDocumentSchema.parse(JSON.parse(ended.out));
  expect(findings.map(({ status, flip }) => [status, flip])).toEqual(checks.map(() => ['fail', null]));
  expect(ended.code).toBe(1);
}

const historyOf = (profile: string): string => {
  const histories = path.join(profile, 'history');
  return path.join(
    histories,
    execFileSync('ls', [histories], { encoding: 'utf8' })
      .split('\n')
      .find((name) => name.endsWith('.history')) ?? '',
  );
};

it('a full disk: a clear sentence, no half line, and everything that was found before is kept', async () => {
  const profile = path.join(home.path, 'full');
  await expectWorks(profile);
  const before = readFileSync(historyOf(profile), 'utf8');
  // No file of ours may grow beyond what the history has now, plus one line; the browser itself is not held back.
  const blocks = Math.ceil((before.length + 1_400) / 1024);
  const browser = path.join(home.path, 'browser.sh');
  const [, real = ''] = browserWords;
  writeFileSync(browser, `#!/bin/bash\nulimit -S -f unlimited\nexec "${real}" "$@"\n`);
  chmodSync(browser, 0o755);
  const given = words(profile).map((word) => (word === real ? browser : word));
  const ended = await new Promise<Ended>((resolve) => {
    const child = spawn(
      'bash',
      ['-c', `ulimit -S -f ${blocks}; exec "$@"`, 'bash', process.execPath, program, ...given],
      {
        env: { ...process.env, LC_ALL: 'C.UTF-8', NODE_OPTIONS: '' },
      },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
  expect(ended.code).toBe(70);
  expect(errorDocumentSchema.parse(JSON.parse(ended.out)).error.message).toMatch(/disk is full/i);
  expect(oneSentence(ended)).toMatch(/disk is full/i);
  const after = readFileSync(historyOf(profile), 'utf8');
  expect(after.startsWith(before)).toBe(true);
  expect(after.endsWith('\n')).toBe(true);
  await expectWorks(profile);
}, 240_000);

it('a folder that may not be written: a clear sentence, and no browser is started', async () => {
  // Nobody may write below /proc, root included; elsewhere a folder without permission does.
  const closed = existsSync('/proc') ? '/proc/flipwatch' : path.join(home.path, 'closed', 'below');
  if (!existsSync('/proc')) mkdirSync(path.dirname(closed), { mode: 0o500 });
  const ended = await flipwatch(program, words(closed));
  expect(ended.code).toBe(64);
  expect(oneSentence(ended)).toMatch(/can’t be written/);
}, 60_000);

it('a history in place of which there is a folder: a clear sentence, and nothing is lost', async () => {
  const profile = path.join(home.path, 'odd');
  await expectWorks(profile);
  const file = historyOf(profile);
  execFileSync('mv', [file, `${file}.kept`]);
  mkdirSync(file);
  const ended = await flipwatch(program, words(profile));
  expect(ended.code).toBe(70);
  expect(oneSentence(ended)).toMatch(/history .* can’t be read or written/);
  execFileSync('rmdir', [file]);
  execFileSync('mv', [`${file}.kept`, file]);
  await expectWorks(profile);
}, 240_000);

it('a damaged history: told in one sentence, the rest is used, and the audit is made', async () => {
  const profile = path.join(home.path, 'damaged');
  await expectWorks(profile);
  const file = historyOf(profile);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(200) ^ 4, 200);
  writeFileSync(file, bytes);
  const ended = await flipwatch(program, words(profile));
  expect(ended.err).toMatch(/One line of the history was damaged; it was set aside/);
  expect(auditDocumentSchema.parse(JSON.parse(ended.out)).findings.map(({ status }) => status)).toEqual(
    checks.map(() => 'fail'),
  );
  await expectWorks(profile);
}, 240_000);
