import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { browserWords } from '../cli/program.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'flipwatch-added-'));
  for (const name of ['checks', 'build', 'electron', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(fromRoot(name), join(home, name), { recursive: true });
  symlinkSync(fromRoot('node_modules'), join(home, 'node_modules'));
  cpSync(fromRoot('tests/support/platforms/meadow'), join(home, 'checks/platforms/meadow'), {
    recursive: true,
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const built = (...script: string[]) =>
  promisify(execFile)(process.execPath, [join(home, 'build', script[0] ?? ''), ...script.slice(1)], {
    cwd: home,
    timeout: 50_000,
  }).catch((failed: { code: number; stdout: string; stderr: string }) => failed);

it('a folder of data added to the platforms is found: bundled, judged with the others, and practised', async () => {
  const judged = await built('catalogue/validate-manifests.mjs');
  const { manifests, platforms } = loadCatalogue();
  const [checks, all] = [manifests.length + 4, platforms.length + 1];
  expect(judged.stdout).toContain(`${checks} checks on ${all} platforms, nothing wrong.`);
  const { bundle } = await import(`${join(home, 'build/bundle/bundle.mjs')}`);
  await bundle(['cli'], home);
  const program = join(home, 'out/cli/flipwatch.js');
  const audited = await promisify(execFile)(
    process.execPath,
    [
      program,
      '--practice',
      '--platform',
      'meadow',
      '--json',
      '--profile',
      join(home, 'profile'),
      ...browserWords,
    ],
    { timeout: 50_000 },
  ).catch((failed: { stdout: string }) => failed);
  const { findings } = auditDocumentSchema.parse(JSON.parse(audited.stdout));
  expect(findings.map(({ check, status }) => [check, status])).toEqual([
    ['meadow.model-training', 'fail'],
    ['meadow.reading-habits', 'fail'],
    ['meadow.partner-sharing', 'fail'],
    ['meadow.shared-readings', 'unknown'],
  ]);
});
