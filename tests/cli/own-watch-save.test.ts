import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  auditDocumentSchema,
  controlsDocumentSchema,
  errorDocumentSchema,
  fixDocumentSchema,
  settingManifestSchema,
  watchDocumentSchema,
} from '../../checks/model/index.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

// One story, told in order on one profile: a site of one program, whose pages differ by their query, whose tabs by their
// hash, and which keeps nothing before its form is sent.
const home = folder();
const place = '/index.php?title=Special:Preferences#mail';
const other = '/index.php?title=Special:Other';
let program: string;
let site: ServedPages;
const stands = { mail: true, post: true };
let signedIn = true;
let moved = false;
let account = 1;
const sent: string[] = [];
beforeAll(async () => {
  program = await bundled();
  site = await servePages(() => (request, answer) => {
    const url = new URL(request.url ?? '/', 'http://site');
    const title = url.searchParams.get('title');
    const cookies = ['wikiSession=1', `wikiUserID=${account}`, 'wikiUserName=Anna'];
    const html = {
      'content-type': 'text/html',
      'set-cookie': cookies.map((cookie) => `${cookie}; HttpOnly; Path=/`),
    };
    if (request.method === 'POST') {
      let said = '';
      request.on('data', (piece) => {
        said += piece;
      });
      request.on('end', () => {
        sent.push(`${title} ${said}`);
        const form = new URLSearchParams(said);
        stands.mail = form.has('mail');
        stands.post = form.has('post');
        answer.writeHead(303, { location: '/index.php?title=Special:Preferences&success=1' }).end();
      });
    } else if (title === 'Special:UserLogin') answer.writeHead(200, html).end(signIn);
    else if (!signedIn)
      answer.writeHead(302, { location: '/index.php?title=Special:UserLogin&returnto=Here' }).end();
    else if (moved && title === 'Special:Preferences') answer.writeHead(302, { location: other }).end();
    else answer.writeHead(200, html).end(title === 'Special:Preferences' ? preferences() : others);
  });
});
afterAll(async () => {
  await site.close();
  home.remove();
});

const signIn =
  '<!doctype html><html lang="en"><body><main><h1>Log in</h1><form><input name="n"><input type="password" name="p"><button>Log in</button></form></main></body></html>';
/** Another page of the same program, with a button that belongs to nothing. */
const others =
  '<!doctype html><html lang="en"><body><main><h1>Others</h1><p>Not the page that was meant, though much like it.</p><label><input type="checkbox" id="show"> Show my page to everybody</label><button type="button">Save</button></main></body></html>';
const checkbox = (id: 'mail' | 'post', words: string) =>
  `<label><input type="checkbox" name="${id}" id="${id}" ${stands[id] ? 'checked' : ''}> ${words}</label><br>`;
const preferences = () => `<!doctype html><html lang="en"><body><main><h1>Preferences</h1>
  <form action="/index.php?title=Nothing"><input name="search"><button>Search</button></form>
  <form method="post" id="f">${checkbox('mail', 'Let others write to me')}${checkbox('post', 'Send me the newsletter')}
  <div style="height:3000px"></div><button id="s" disabled>Save</button></form>
  <form method="post" action="/index.php?title=Gone"><button>Delete account</button></form>
  <script>f.onchange = () => { s.disabled = false; }; onbeforeunload = (e) => { if (!s.disabled && !f.sent) e.preventDefault(); }; f.onsubmit = () => { f.sent = true; };</script></main></body></html>`;

const run = async (...words: string[]) => {
  const { code, out } = await flipwatch(program, [
    ...words,
    '--profile',
    home.path,
    '--json',
    ...browserWords,
  ]);
  return { code, said: JSON.parse(out) as unknown };
};
let id = '';
const audited = async () => {
  const [finding] = auditDocumentSchema.parse((await run('--check', id)).said).findings;
  return [finding?.status, finding?.state, finding?.reason, finding?.flip?.kind ?? null];
};
const changed = async (verb: 'fix' | 'undo') => {
  const { code, said } = await run(verb, id);
  const { result, reason } = fixDocumentSchema.parse(said).fix;
  return [code, result, reason];
};

test('a page with a query and a hash is listed, and watched with the one button that saves it', async () => {
  const listed = controlsDocumentSchema.parse((await run('controls', `${site.origin}${place}`)).said);
  expect(listed.page).toBe(place);
  expect(listed.controls.map(({ label }) => label)).toEqual([
    'Let others write to me',
    'Send me the newsletter',
  ]);
  const words = ['--control', '1', '--private', 'off', '--state', 'on', '--title', 'Letters'];
  const { check, result } = watchDocumentSchema.parse(
    (await run('watch', `${site.origin}${place}`, ...words)).said,
  ).watch;
  expect(result).toBe('watched');
  id = check ?? '';
  const [platform = '', name] = id.split('.');
  const file = path.join(home.path, 'platforms', platform, 'checks', `${name}.json`);
  const kept = settingManifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(kept.place.path).toBe(place);
  expect(kept.commit).toMatchObject({ kind: 'saveButton', labels: [{ text: 'Save' }] });
  expect(kept.fix.steps.en.at(-1)).toBe('Press “Save”.');
}, 300_000);

test('its change is kept by that button alone, proven, and undone', async () => {
  expect(await audited()).toEqual(['fail', 'on', null, null]);
  expect(await audited()).toEqual(['fail', 'on', null, null]);
  expect(await changed('fix')).toEqual([0, 'fixed', null]);
  expect([stands, sent]).toEqual([{ mail: false, post: true }, ['Special:Preferences post=on']]);
  expect(await changed('undo')).toEqual([0, 'fixed', null]);
  expect(stands).toEqual({ mail: true, post: true });
  // Once undone, it is a setting like any other that has to be seen twice.
  expect(await changed('fix')).toEqual([2, 'refused', 'notYetAgreed']);
  expect(sent.every((line) => line.startsWith('Special:Preferences'))).toBe(true);
}, 300_000);

test('another page of the same path is never read as it; signed out is told, and so is somebody else', async () => {
  signedIn = false;
  expect(await audited()).toEqual(['unknown', null, 'signedOut', null]);
  signedIn = true;
  moved = true;
  expect(await audited()).toEqual(['unknown', null, 'redirected', null]);
  moved = false;
  account = 2;
  expect(await audited()).toEqual(['unknown', null, 'otherAccount', null]);
  account = 1;
  expect(await audited()).toEqual(['fail', 'on', null, null]);
}, 300_000);

test('where it can’t tell how a change is kept, it watches, and presses nothing', async () => {
  const words = ['--control', '1', '--private', 'on', '--state', 'off', '--title', 'Elsewhere'];
  const { said } = await run('watch', `${site.origin}${other}`, ...words);
  const { check, result } = watchDocumentSchema.parse(said).watch;
  expect(result).toBe('watched');
  const refused = fixDocumentSchema.parse((await run('fix', check ?? '')).said).fix;
  expect([refused.result, refused.reason]).toEqual(['refused', 'saveUnknown']);
}, 300_000);

test('an address that ends something is refused before anything is opened', async () => {
  const before = site.requests.length;
  for (const query of ['?action=delete', '?title=Special:UserLogout', '?do=logout#x']) {
    const { code, said } = await run('controls', `${site.origin}/index.php${query}`);
    expect([code, errorDocumentSchema.parse(said).error.reason]).toEqual([2, 'notASettingsPage']);
  }
  expect(site.requests.length).toBe(before);
});
