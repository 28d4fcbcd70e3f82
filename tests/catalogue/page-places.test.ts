import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { carriesKey, doesSomething } from '../../checks/catalogue/doing-addresses.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { sitePageAt } from '../../checks/catalogue/own-site.ts';
import { awayFrom, type Platform, pathSchema } from '../../checks/model/index.ts';

/** The query and the hash of a page's address: what they may be, and which address is this page. */
const preferences = '/index.php?title=Special:Preferences';

test.each([
  [preferences, '/index.php?title=Special:Preferences', null],
  [preferences, '/index.php?uselang=en&title=Special%3APreferences&visits=3#top', null],
  ['/settings', '/settings/?from=menu', null],
  [`${preferences}#mail`, `${preferences}#mail`, null],
  [preferences, '/index.php?title=Special:UserLogin', '/index.php with another "title"'],
  [preferences, '/index.php', '/index.php with another "title"'],
  [preferences, '/index.php?Title=Special:Preferences', '/index.php with another "title"'],
  [preferences, '/index.php?title=special:preferences', '/index.php with another "title"'],
  [
    preferences,
    '/index.php?title=Special:Preferences&title=Special:Block',
    '/index.php with another "title"',
  ],
  [preferences, '/wiki?title=Special:Preferences', '/wiki'],
  ['/a?x=1&x=2', '/a?x=2&x=1', '/a with another "x"'],
  ['/a?mine', '/a', '/a with another "mine"'],
  [`${preferences}#mail`, preferences, 'another part of /index.php'],
  ['/#/settings', '/#/login', 'another part of /'],
])('of %s, %s is this page or leads away', (place, address, away) => {
  expect(pathSchema.safeParse(place).success).toBe(true);
  expect(awayFrom(place, new URL(address, 'https://site.example'))).toBe(away);
});

test.each([
  '/index.php?action=delete',
  '/index.php?title=Page&action=delete',
  '/index.php?do=logout',
  '/ucp.php?mode=logout',
  '/index.php?title=Special:UserLogout',
  '/index.php?title=special:userlogout',
  '/index.php?title=Special%3AUserLogout',
  '/index.php/Special:UserLogout',
  '/?logout',
  '/?logout=1',
  '/?q=user/logout',
  '/?q=user%2Flogout',
  '/?a=sign_out',
  '/?a=signOut',
  '/account?delete=1',
  '/account?deleteAccount',
  '/account?tab=delete-account',
  '/account?page=deactivate',
  '/mail?op=unsubscribe',
  '/settings?action=save&tracking=on',
  '/settings?cmd=reset',
  '/settings?action[]=accept',
  '/#/logout',
  '/#!/account/delete',
  '/#/account?do=remove',
  '/#action=delete',
  '/?x=%E0%A4%A&%6cogout',
  '/?aktion=abmelden',
])('%s does something by being opened, so no audit opens it', (place) => {
  expect(doesSomething(place)).toBe(true);
  expect(sitePageAt(`https://site.example${place}`, [], [])).toEqual({ refused: 'notASettingsPage' });
});

test.each([
  '/settings?token=abc',
  '/settings?_wpnonce=1',
  '/settings?authenticity_token=1',
  '/settings?PHPSESSID=1',
  '/settings#access_token=1',
])('%s carries a key, and is not kept', (place) => {
  expect(carriesKey(place)).toBe(true);
  expect(sitePageAt(`https://site.example${place}`, [], [])).toEqual({ refused: 'carriesKey' });
});

test.each([
  preferences,
  '/index.php/Special:Preferences',
  '/index.php?title=Special:Preferences#mw-prefsection-personal',
  '/index.php?title=Spezial%3AEinstellungen',
  '/wp-admin/profile.php?page=privacy',
  '/user.php?action=edit&tab=privacy',
  '/?view=login-alerts',
  '/#/settings/privacy',
  '/wiki/%E7%89%B9%E5%88%A5:Privacy',
  '/@me/settings',
])('%s is a page like any other', (place) => {
  const found = sitePageAt(`https://site.example${place}`, [], []);
  if ('refused' in found) throw new Error(found.refused);
  expect(found.path).toBe(place);
  expect(found.platform.settingsPaths).toEqual([new URL(place, 'https://site.example').pathname]);
});

test('a site has room for 20 beginnings of pages, and none is dropped for another', () => {
  let known: Platform[] = [];
  const look = (path: string) => sitePageAt(`https://site.example${path}`, [], known);
  for (let n = 1; n <= 20; n++) {
    const found = look(`/page-${n}`);
    if ('refused' in found) throw new Error(`${n}: ${found.refused}`);
    known = [found.platform];
  }
  expect(look('/page-21')).toEqual({ refused: 'tooManyPages' });
  expect(look('/page-1/deeper?tab=privacy')).toMatchObject({ platform: { settingsPaths: { length: 20 } } });
});

test.each(['/set%74ings', '/settings%2f..%2flogout', '/settings/../logout', '/a b'])(
  'a path hides no letter behind a sign: %s',
  (place) => expect(pathSchema.safeParse(place).success && !place.includes('..')).toBe(false),
);

const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));

/** What is wrong with a platform of the person's own in which one file says something else. */
function problemsWith(file: string, part: (content: Record<string, unknown>) => object): string {
  const folder = mkdtempSync(join(tmpdir(), 'flipwatch-places-'));
  try {
    cpSync(meadow, join(folder, 'meadow'), { recursive: true });
    const path = join(folder, 'meadow', file);
    const content = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...content, ...part(content) }));
    const agreed = new Map([['meadow', ['https://meadow.example']]]);
    const { rejected } = loadCatalogue({ platforms: folder, agreed });
    return rejected.flatMap(({ problems }) => problems).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a file of a platform of one’s own names pages by their query, and none that does something or carries a key', () => {
  const { path } = JSON.parse(readFileSync(join(meadow, 'pages/learning.json'), 'utf8'));
  const named = (query: string) => problemsWith('pages/learning.json', () => ({ path: `${path}${query}` }));
  expect(named('?part=privacy#mine')).toBe('');
  expect(named('?action=delete')).toMatch(/ends a session or an account/);
  expect(named('?do=logout')).toMatch(/ends a session or an account/);
  expect(named('/logout')).toMatch(/ends a session or an account/);
  expect(named('#/account/delete')).toMatch(/ends a session or an account/);
  expect(named('?token=abc')).toMatch(/carries what looks like a key/);
  expect(named('?part=with space')).toMatch(/place\.path|path/);
});

test('nor is such a page the one on which one signs in, since that may be opened, too', () => {
  expect(problemsWith('platform.json', () => ({ signInPath: '/account/delete' }))).toMatch(/signInPath/);
  expect(problemsWith('platform.json', () => ({ signInPath: '/logout' }))).toMatch(/signInPath/);
});
