import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { sitePageAt } from '../../checks/catalogue/own-site.ts';
import { parseArguments } from '../../checks/cli/arguments.ts';
import { openWords } from '../../checks/cli/words.ts';
import {
  auditDocumentSchema,
  controlsDocumentSchema,
  errorDocumentSchema,
  fixDocumentSchema,
  platformSchema,
  watchDocumentSchema,
  watchesDocumentSchema,
} from '../../checks/model/index.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile: a site that Flipwatch does not know.
const home = folder();
let program: string;
let elsewhere: ServedPages;
let site: ServedPages;
const stands = { track: true };
beforeAll(async () => {
  program = await bundled();
  elsewhere = await servePages(() => page());
  site = await servePages((asked) => (_, answer) => {
    if (asked === '/away') answer.writeHead(302, { location: `${elsewhere.origin}/profile` }).end();
    else if (asked === '/moved') answer.writeHead(302, { location: '/enter' }).end();
    else if (asked.startsWith('/set/')) {
      stands.track = asked.endsWith('on');
      answer.end();
    } else
      answer
        .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'session=1; HttpOnly; Path=/' })
        .end(page());
  });
});
afterAll(async () => {
  await Promise.all([site.close(), elsewhere.close()]);
  home.remove();
});

const page = () =>
  `<!doctype html><html lang="en"><body><main><h1>Profile</h1><p>Some words about your profile page.</p>
  <label><input type="checkbox" id="mail"> Send me mail</label><br>
  <label><input type="checkbox" id="track" ${stands.track ? 'checked' : ''} onchange="fetch('/set/' + (this.checked ? 'on' : 'off'), { method: 'POST' })"> Track my visits</label></main></body></html>`;

const run = async (...words: string[]) => {
  const { code, out, err } = await flipwatch(program, [
    ...words,
    '--profile',
    home.path,
    '--json',
    ...browserWords,
  ]);
  return { code, err, said: JSON.parse(out) as unknown };
};
const watchAt = async (address: string, ...more: string[]) => {
  const words = ['--control', '2', '--private', 'off', '--state', 'on', '--title', 'My visits', ...more];
  const { code, said } = await run('watch', address, ...words);
  const { check, result, reason } = watchDocumentSchema.parse(said).watch;
  return { code, check: check ?? '', result, reason };
};
let id = '';
const audited = async () => {
  const { said } = await run('--check', id);
  return auditDocumentSchema.parse(said).findings[0];
};

test('the controls of any page are listed by its address', async () => {
  const { code, said } = await run('controls', `${site.origin}/profile`);
  const { controls } = controlsDocumentSchema.parse(said);
  expect([code, controls.map(({ label, state, check }) => [label, state, check])]).toEqual([
    0,
    [
      ['Send me mail', 'off', null],
      ['Track my visits', 'on', null],
    ],
  ]);
  expect(existsSync(path.join(home.path, 'platforms')), 'looking agrees to nothing').toBe(false);
});

test('what leads to another host is not followed, and leaves nothing behind', async () => {
  for (const [place, reason] of [
    ['/away', undefined],
    ['/moved', 'redirected'],
  ] as const) {
    const { code, said } = await run('controls', `${site.origin}${place}`);
    expect(code).toBe(2);
    if (reason !== undefined) expect(errorDocumentSchema.parse(said).error.reason).toBe(reason);
    expect((await watchAt(`${site.origin}${place}`)).result).toBe('refused');
  }
  expect(elsewhere.requests).toEqual([]);
  expect(existsSync(path.join(home.path, 'platforms'))).toBe(false);
}, 120_000);

test('what the person chose is watched, and its files are those of any platform', async () => {
  expect(await watchAt(`${site.origin}/profile`, '--state', 'off')).toMatchObject({
    code: 2,
    reason: 'positionDiffers',
  });
  const { code, check, result } = await watchAt(`${site.origin}/profile`);
  expect([code, result]).toEqual([0, 'watched']);
  id = check;
  const [platform = ''] = check.split('.');
  expect(platform).toMatch(/^own-127-0-0-1-/);
  const files = path.join(home.path, 'platforms', platform);
  const about = platformSchema.parse(JSON.parse(readFileSync(path.join(files, 'platform.json'), 'utf8')));
  expect(about).toMatchObject({
    origins: [site.origin],
    settingsPaths: ['/profile'],
    signedIn: { cookies: ['session'] },
  });
  const agreed: unknown = JSON.parse(readFileSync(path.join(home.path, 'agreed.json'), 'utf8'));
  expect(agreed).toEqual({ schema: 1, agreed: { [platform]: [site.origin] } });
  const loaded = loadCatalogue({
    platforms: path.join(home.path, 'platforms'),
    agreed: new Map([[platform, [site.origin]]]),
  });
  expect([loaded.rejected, loaded.manifests.at(-1)?.id]).toEqual([[], check]);
  expect(await watchAt(`${site.origin}/profile`)).toMatchObject({ code: 0, check, result: 'exists' });
  const { said } = await run('watch', 'list');
  expect(watchesDocumentSchema.parse(said).watches).toEqual([
    { check, site: site.origin, title: 'My visits', private: 'off' },
  ]);
}, 120_000);

test('it is audited by the person’s word, and pressed only after two audits that agreed', async () => {
  const fix = async () => {
    const { code, said } = await run('fix', id);
    const { result, reason } = fixDocumentSchema.parse(said).fix;
    return [code, result, reason];
  };
  expect(await fix()).toEqual([2, 'refused', 'notYetAgreed']);
  const first = await audited();
  expect(first).toMatchObject({ status: 'fail', state: 'on', standing: 'proven' });
  expect(first?.witnesses.map(({ kind }) => kind)).toContain('confirmed');
  expect(await fix()).toEqual([2, 'refused', 'notYetAgreed']);
  expect((await audited())?.status).toBe('fail');
  expect(site.requests.filter((line) => !line.startsWith('GET'))).toEqual([]);
  expect(await fix()).toEqual([0, 'fixed', null]);
  stands.track = true;
  expect((await audited())?.flip).toMatchObject({ kind: 'flippedBack', by: 'elsewhere' });
}, 180_000);

test('removed, it is watched no more, and nothing is left of its site', async () => {
  const removed = await run('watch', 'remove', id);
  expect(removed.said).toEqual({ schema: 1, watch: { check: id, result: 'removed' } });
  expect(removed.code).toBe(0);
  expect(watchesDocumentSchema.parse((await run('watch', 'list')).said).watches).toEqual([]);
  const again = await run('watch', 'remove', id);
  expect([again.code, watchDocumentSchema.parse(again.said).watch.result]).toEqual([2, 'refused']);
});

test.each([
  ['https://www.linkedin.com/mypreferences/d/ads', 'shippedPlatform'],
  ['https://mobile.x.com/settings', 'shippedPlatform'],
  ['https://me:secret@site.example/profile', 'notAnAddress'],
  ['https://site.example/profile?delete=1', 'notASettingsPage'],
  ['http://site.example/profile', 'notAnAddress'],
  ['file:///etc/passwd', 'notAnAddress'],
  ['javascript:alert(1)', 'notAnAddress'],
  ['https://site.example/account/delete', 'notASettingsPage'],
  ['https://site.example/Sign-Out', 'notASettingsPage'],
])('%s is not opened', (address, refused) => {
  const { platforms } = loadCatalogue();
  expect(sitePageAt(address, platforms, platforms)).toEqual({ refused });
});

test('another port is another site', () => {
  const ids = ['https://site.example/a', 'https://site.example:8443/a', 'https://sub.site.example/a'].map(
    (address) => {
      const found = sitePageAt(address, [], []);
      return 'platform' in found ? [found.platform.id, found.platform.origins[0]] : null;
    },
  );
  expect(new Set(ids.map((one) => one?.[0])).size).toBe(3);
  expect(ids[1]?.[1]).toBe('https://site.example:8443');
});

test.each([
  [['watch', 'https://site.example/a', '--control', '1'], 'watchNeeds'],
  [['watch'], 'watchNeeds'],
  [['watch', 'remove'], 'watchRemoves'],
  [['audit', '--private', 'off'], 'onlyForWatch'],
])('wrong usage is told as one sentence of its own: %j', async (words, key) => {
  const t = await openWords('en');
  const wrong = expect.objectContaining({ exitCode: 64, key });
  expect(() => parseArguments(words, t, '0')).toThrow(wrong);
});
