import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { auditDocumentSchema, fixDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile: a platform that is nothing but files in the person's own folder.
const home = folder();
const profile = path.join(home.path, 'profile');
const added = fileURLToPath(new URL('../support/platforms', import.meta.url));
let program: string;
let site: PracticeSite;
beforeAll(async () => {
  cpSync(path.join(added, 'meadow'), path.join(profile, 'platforms/meadow'), { recursive: true });
  program = await bundled();
  site = await startPracticeSite('meadow', {}, loadCatalogue({ shipped: added }));
});
afterAll(async () => {
  await site.close();
  home.remove();
});

const run = (...words: string[]) => flipwatch(program, [...words, '--profile', profile, ...browserWords]);
const moved = () => ['--platform', 'meadow', '--site', `meadow=${site.origin}`];
const agreements = path.join(profile, 'agreed.json');

test('nothing of it is opened before the person agreed to its addresses, and the way is told', async () => {
  const { code, err } = await run(...moved(), '--json');
  expect(code).toBe(64);
  expect(err).toContain('https://meadow.example');
  expect(err).toContain('--agree meadow');
  expect(site.pageViews()).toEqual([]);
});

test('an agreement to a platform that is not there is refused', async () => {
  const { code, err } = await run('--agree', 'meadwo', '--json');
  expect([code, err.includes('meadow')]).toEqual([64, true]);
});

test('agreed to once, it is audited like any other', async () => {
  const { code, out } = await run(...moved(), '--agree', 'meadow', '--json');
  const { findings } = auditDocumentSchema.parse(JSON.parse(out));
  expect(code).toBe(1);
  expect(findings.map(({ check, status }) => [check, status])).toEqual([
    ['meadow.model-training', 'fail'],
    ['meadow.reading-habits', 'fail'],
    ['meadow.partner-sharing', 'fail'],
    ['meadow.shared-readings', 'unknown'],
  ]);
  expect(JSON.parse(readFileSync(agreements, 'utf8'))).toEqual({
    schema: 1,
    agreed: { meadow: ['https://meadow.example'] },
  });
});

test('the word holds for the profile: a fix is made and proven without asking again', async () => {
  const { code, out } = await run('fix', 'meadow.reading-habits', ...moved().slice(2), '--json');
  const { fix } = fixDocumentSchema.parse(JSON.parse(out));
  expect([code, fix.result, fix.before, fix.after]).toEqual([0, 'fixed', 'on', 'off']);
  expect(site.writes()).toEqual([{ check: 'meadow.reading-habits', to: 'off' }]);
});

test('where its file names another address, it waits for the person again', async () => {
  const file = path.join(profile, 'platforms/meadow/platform.json');
  const about = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...about, origins: [...about.origins, 'https://elsewhere.example'] }));
  site.forgetLog();
  const { code, err } = await run(...moved(), '--json');
  expect([code, err.includes('https://elsewhere.example')]).toEqual([64, true]);
  expect(site.pageViews()).toEqual([]);
});

test('practice needs no word: it opens nothing but this machine', async () => {
  const kept = readFileSync(agreements, 'utf8');
  const { code, out } = await run('--practice', '--platform', 'meadow', '--json');
  const { findings } = auditDocumentSchema.parse(JSON.parse(out));
  expect([code, findings.map(({ account }) => account)]).toEqual([1, Array(4).fill('meadow-practice')]);
  expect(readFileSync(agreements, 'utf8')).toBe(kept);
});
