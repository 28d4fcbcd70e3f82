import { expect, test } from 'vitest';
import type { News } from '../../checks/audit/news.ts';
import { fillIn, locales } from '../../checks/locales/index.ts';
import { connectionReasons } from '../../checks/model/reasons.ts';
import {
  type AccountView,
  type CheckView,
  type Snapshot,
  standingSchema,
} from '../../electron/contract/index.ts';
import { insteadAddress, insteadResponse, isInsteadPress } from '../../electron/controlled-window/instead.ts';
import { placeOf } from '../../electron/controlled-window/place.ts';
import { stripAddress, stripPress, stripResponse } from '../../electron/controlled-window/strip.ts';
import { changingWords, insteadWords, signInWords } from '../../electron/controlled-window/window-words.ts';
import { desktopEntry, entryIsOn } from '../../electron/desk/desktop-entry.ts';
import { type Names, notificationText } from '../../electron/desk/notification-text.ts';
import { isStillNews } from '../../electron/desk/still-news.ts';
import { trayView } from '../../electron/desk/tray-view.ts';
import { parseLaunchOptions } from '../../electron/launch-options.ts';
import de from '../../electron/locales/de.json' with { type: 'json' };
import en from '../../electron/locales/en.json' with { type: 'json' };
import { firstStored } from '../../electron/storage/stored.ts';
import { languageOf, loadWords } from '../../electron/words.ts';
import { day, finding } from '../audit/builders.ts';

const flat = (words: object, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys with the same placeholders', () => {
  const [english, german] = [new Map(flat(en)), new Map(flat(de))];
  expect([...german.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of english) expect([key, holes(german.get(key) ?? '')]).toEqual([key, holes(text)]);
});

test('the system’s language is followed where there are words for it, and the choice wins', () => {
  expect(languageOf('system', 'de-AT')).toBe('de');
  expect(languageOf('system', 'fr')).toBe('en');
  expect(languageOf('en', 'de')).toBe('en');
});

test('a day is written as the system writes it, where it speaks the language in use', async () => {
  const written = async (...[language, tags]: Parameters<typeof loadWords>) =>
    (await loadWords(language, tags)).when('2026-11-16T08:00:00.000Z');
  expect(await written('en', ['en-GB', 'en'])).toMatch(/^16 Nov 2026/);
  expect(await written('en', ['de', 'en-GB'])).toMatch(/^16 Nov 2026/);
  expect(await written('en', ['de', 'de-AT'])).toMatch(/^Nov 16, 2026/);
  expect(await written('de', ['en-GB'])).toMatch(/^16\.11\.2026/);
  expect(await written('de')).toMatch(/^16\.11\.2026/);
});

const grade = {
  private: 3,
  exposed: 2,
  unknown: 1,
  manualOpen: 0,
  notOffered: 0,
  word: 'partlyExposed',
} as const;
const snapshot = (part: Partial<Snapshot>): Snapshot => ({
  revision: 1,
  appVersion: '0',
  language: 'en',
  standing: 'exposed',
  grade,
  accounts: [
    {
      account: { id: 'x-1', platform: 'x', name: 'Mine' },
      practice: false,
      signIn: 'signedIn',
      lastAudit: null,
      nextAuditAt: null,
      grade,
      checks: [],
    },
  ],
  running: null,
  queued: [],
  fixing: null,
  nextAuditAt: null,
  paused: false,
  trayShown: true,
  preferences: firstStored.preferences,
  newVersions: { way: null, doing: null, lastLook: null, found: null },
  notices: [],
  ...part,
});

test.each(standingSchema.options)(
  'the tray says “%s” in words of each language, and never in keys',
  async (standing) => {
    for (const language of ['en', 'de'] as const) {
      const view = trayView(snapshot({ standing }), await loadWords(language), () => 'X');
      const texts = [view.tooltip, ...view.menu.flatMap((item) => ('label' in item ? [item.label] : []))];
      expect(texts.filter((text) => /\{\{|^\w+\.\w+/.test(text) || text === '')).toEqual([]);
      expect(view.standing).toBe(standing);
    }
  },
);

test('while an audit runs the menu offers to stop it, and otherwise to begin one', async () => {
  const words = await loadWords('en');
  const kinds = (part: Partial<Snapshot>) =>
    trayView(snapshot(part), words, () => 'X').menu.flatMap((item) =>
      'action' in item ? [item.action.kind] : [],
    );
  const running = { account: 'x-1', trigger: 'manual', check: null, done: 1, total: 9 } as const;
  expect(kinds({})).toContain('checkNow');
  expect(kinds({ running })).toContain('stop');
  expect(kinds({ running })).not.toContain('checkNow');
  const labels = trayView(snapshot({ running }), words, () => 'X').menu;
  expect(JSON.stringify(labels)).toContain('X, Mine: being checked (1 of 9)');
});

test('an account is told with its platform, and with that only once', async () => {
  const told = async (platform: string, name: string) => {
    const words = await loadWords('en');
    const [mine] = snapshot({}).accounts;
    const account = { id: 'x-1', platform: 'x', name };
    const accounts = mine === undefined ? [] : [{ ...mine, account }];
    const { menu } = trayView(snapshot({ accounts }), words, () => platform);
    const signIn: News = { kind: 'signInNeeded', key: 's', account: 'x-1', why: 'signedOut' };
    const called = { platformOf: () => platform, account: () => name, check: () => '' };
    const notification = notificationText([signIn], called, words)?.body ?? '';
    const item = menu.find((one) => one.kind === 'action' && one.action.kind === 'account');
    return { label: item?.kind === 'action' ? item.label : '', notification };
  };
  const { label, notification } = await told('LinkedIn', 'LinkedIn');
  expect(label).toBe('LinkedIn: 2 exposed');
  expect(notification).toMatch(/^LinkedIn: the session/);
  for (const [platform, name, called] of [
    ['LinkedIn', 'LinkedIn 2', 'LinkedIn 2: '],
    ['LinkedIn', 'Practice LinkedIn', 'Practice LinkedIn: '],
    ['LinkedIn', 'linkedin, at work', 'linkedin, at work: '],
    ['X', 'X', 'X: '],
    ['X', 'Max', 'X, Max: '],
    ['LinkedIn', 'Anna', 'LinkedIn, Anna: '],
  ] as const)
    expect((await told(platform, name)).label).toMatch(new RegExp(`^${called}2`));
});

const flipBack = {
  kind: 'flippedBack',
  from: 'off',
  to: 'on',
  after: '2026-11-01T00:00:00.000Z',
  before: '2026-11-08T00:00:00.000Z',
  by: 'elsewhere',
} as const;
const turnedBack: CheckView = {
  check: 'x.a',
  finding: finding('a', 'on'),
  position: 'fail',
  aged: false,
  since: null,
  lastSeen: null,
  answer: null,
  canUndo: false,
  news: true,
  flipBack,
  misses: 0,
  inVain: 0,
};
const names = { platformOf: () => 'X', account: () => 'Mine', check: (id: string) => id };
const flip = (check: string): News => ({
  kind: 'flippedBack',
  key: check,
  account: 'x-1',
  check,
  after: '2026-11-01T00:00:00.000Z',
  before: '2026-11-08T00:00:00.000Z',
});

test('one notification tells all, with what matters most in its title', async () => {
  const words = await loadWords('en');
  const signIn: News = { kind: 'signInNeeded', key: 's', account: 'x-1', why: 'signedOut' };
  const told = notificationText([signIn, flip('x.a'), flip('x.b')], names, words);
  expect(told?.title).toBe('X, Mine: 2 settings have flipped back');
  expect(told?.body.split('\n')).toEqual([
    '“x.a”, “x.b”: private on Nov 1, exposed on Nov 8',
    'X, Mine: the session has ended, so the settings can’t be seen.',
  ]);
  expect(notificationText([], names, words)).toBeNull();
  const many = notificationText(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => flip(`x.${one}`)),
    names,
    words,
  );
  expect(many?.body).toBe('“x.a”, “x.b” and 4 more: private on Nov 1, exposed on Nov 8');
});

const crowd = Array.from({ length: 25 }, (_, place) => `x-${place}`);

test('with 25 accounts the menu has those that want their person, and the way to all; with five it has each', async () => {
  const words = await loadWords('en');
  const [mine] = snapshot({}).accounts;
  if (mine === undefined) throw new Error('no account');
  const quiet = { ...grade, exposed: 0 };
  const accounts = crowd.map((id, place): AccountView => {
    const account = { id, platform: 'x', name: `Person ${place}` };
    if (place === 20) return { ...mine, account, grade: quiet, checks: [turnedBack] };
    if (place === 21) return { ...mine, account, grade: quiet, signIn: 'needed' };
    return { ...mine, account, grade: place > 10 ? grade : quiet };
  });
  const listed = (some: readonly AccountView[]) => {
    const { menu, tooltip } = trayView(snapshot({ accounts: [...some] }), words, () => 'X');
    const labels = menu.flatMap((item) => ('label' in item ? [item.label] : []));
    const ids = menu.flatMap((item) =>
      item.kind === 'action' && item.action.kind === 'account' ? [item.action.account] : [],
    );
    return { ids, labels, tooltip, length: menu.length };
  };
  const all = listed(accounts);
  expect(all.ids).toEqual(['x-20', 'x-21', 'x-11', 'x-12', 'x-13']);
  expect(all.labels).toContain('All 25 accounts…');
  expect(all.length).toBeLessThan(20);
  expect(all.tooltip.length).toBeLessThan(60);
  const five = listed(accounts.slice(0, 5));
  expect(five.ids).toEqual(['x-0', 'x-1', 'x-2', 'x-3', 'x-4']);
  expect(five.labels.join()).not.toContain('All 5');
  const calm = listed(accounts.slice(0, 10));
  expect([calm.ids, calm.labels.includes('All 10 accounts…')]).toEqual([[], true]);
});

test('a notification about 25 accounts is a title and a few short lines', async () => {
  const long = 'What a site of many words calls one of its settings, and then some more of it';
  const told: Names = { platformOf: () => 'LinkedIn', account: (id) => `Person ${id}`, check: () => long };
  const news = crowd.flatMap((account): News[] => [
    { ...flip(`${account}.a`), account },
    { ...flip(`${account}.b`), account },
    { kind: 'signInNeeded', key: account, account, why: 'signedOut' },
  ]);
  for (const language of ['en', 'de'] as const) {
    const { title, body } = notificationText(news, told, await loadWords(language)) ?? {
      title: '',
      body: '',
    };
    expect(title).toMatch(/^LinkedIn, Person x-0: (2 settings|2 Einstellungen)/);
    const lines = body.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^LinkedIn, Person x-1: 2/);
    expect(lines[3]).toMatch(/47/);
    for (const line of lines) expect(line.length).toBeLessThan(160);
  }
});

test('what waited and was settled meanwhile is no news any more; what nobody knows anything of is', () => {
  const [mine] = snapshot({}).accounts;
  if (mine === undefined) throw new Error('no account');
  const one = flip('x.a');
  const now = (part: Partial<CheckView>, more: Partial<AccountView> = {}): AccountView => ({
    ...mine,
    ...more,
    checks: [{ ...turnedBack, ...part }],
  });
  expect(isStillNews(one, now({}))).toBe(true);
  expect(isStillNews(one, mine)).toBe(true);
  expect(isStillNews(one, now({ news: false, flipBack: null, position: 'pass' })), 'private again').toBe(
    false,
  );
  expect(isStillNews(one, now({ news: false })), 'looked at').toBe(false);
  const again = { ...flipBack, after: day(8), before: day(9) };
  expect(isStillNews(one, now({ flipBack: again })), 'mended, and turned back once more').toBe(false);
  const exposure: News = { kind: 'newExposure', key: 'n', account: 'x-1', check: 'x.a' };
  expect(isStillNews(exposure, now({}))).toBe(true);
  expect(isStillNews(exposure, now({ position: 'pass' }))).toBe(false);
  const signIn: News = { kind: 'signInNeeded', key: 's', account: 'x-1', why: 'signedOut' };
  expect(isStillNews(signIn, now({}, { signIn: 'needed' }))).toBe(true);
  expect(isStillNews(signIn, now({}))).toBe(false);
  const broken: News = { kind: 'checkMaybeBroken', key: 'b', account: 'x-1', check: 'x.a' };
  expect(isStillNews(broken, now({}))).toBe(false);
  expect(isStillNews(broken, now({ finding: finding('a', 'controlMissing') }))).toBe(true);
});

test('a site that asks who somebody is, or has somebody else signed in, has not signed them out, and an exposed setting may be one that is off', async () => {
  for (const [language, ended, on] of [
    ['en', /session has ended|sign in again/i, /switched on/],
    ['de', /Anmeldung ist abgelaufen|neu an/, /eingeschaltet/],
  ] as const) {
    const words = await loadWords(language);
    const told = (news: News) => {
      const { title, body } = notificationText([news], names, words) ?? { title: '', body: '' };
      return `${title} ${body}`;
    };
    const signIn = { kind: 'signInNeeded', key: 's', account: 'x-1' } as const;
    expect(told({ ...signIn, why: 'signedOut' })).toMatch(ended);
    const challenge = told({ ...signIn, why: 'challenge' });
    expect(challenge).toMatch(/^X (asks who you are|fragt, wer Sie sind) X, Mine: /);
    expect(challenge).not.toMatch(ended);
    const other = told({ ...signIn, why: 'otherAccount' });
    expect(other).toMatch(/^(Another account is signed in|Ein anderes Konto ist angemeldet) X, Mine: /);
    expect(other).not.toMatch(ended);
    expect(told({ kind: 'newExposure', key: 'n', account: 'x-1', check: 'x.a' })).not.toMatch(on);
  }
});

test('what stands in a window of a platform shows words as words, whatever stands in them, and runs nothing', async () => {
  const hostile = '<script>alert("1")</script>';
  const safety = { secure: hostile, here: hostile, open: hostile };
  const words = {
    language: hostile,
    doing: hostile,
    button: hostile,
    safety,
    way: { back: hostile, reload: hostile },
  };
  const place = { host: hostile, safety: 'open' } as const;
  for (const response of [
    stripResponse(stripAddress(words, { place, focus: 'back' })),
    insteadResponse(insteadAddress({ language: hostile, title: hostile, lines: [hostile], button: hostile })),
  ]) {
    expect(await response.text()).not.toContain('<script>');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
  }
});

test('only the addresses of its own buttons count as pressed', () => {
  for (const press of ['button', 'back', 'reload'] as const)
    expect(stripPress(`flipwatch://strip/pressed/${press}?`)).toBe(press);
  expect(isInsteadPress('flipwatch://instead/pressed?')).toBe(true);
  for (const other of [
    'flipwatch://strip/pressed/buttonX',
    'flipwatch://app/pressed/button',
    'https://strip/pressed/button',
    'flipwatch://instead/pressed/button',
  ])
    expect([stripPress(other), isInsteadPress(other)]).toEqual([null, false]);
});

test('the strip names the host as the network knows it, keeps the end of a long one, and says how safe the way there is', () => {
  const cases = [
    ['https://www.linkedin.com/login?x=https://other.example', 'www.linkedin.com', 'secure'],
    ['https://www.linkedin.com@other.example/', 'other.example', 'secure'],
    // The first letter is Cyrillic.
    ['https://\u0430pple.com/', 'xn--pple-43d.com', 'secure'],
    ['https://linkedin.com:8443/', 'linkedin.com:8443', 'secure'],
    ['http://127.0.0.1:4100/login', '127.0.0.1:4100', 'here'],
    ['http://www.linkedin.com/', 'www.linkedin.com', 'open'],
    ['http://127.0.0.1.other.example/', '127.0.0.1.other.example', 'open'],
  ] as const;
  for (const [address, host, safety] of cases) expect(placeOf(address)).toEqual({ host, safety });
  for (const none of [
    'about:blank',
    'data:text/html,x',
    'blob:https://x.com/1',
    'file:///etc/hosts',
    'no address',
  ])
    expect(placeOf(none)).toBeNull();
  const long = placeOf(`https://www.linkedin.com.${'a'.repeat(60)}.other.example/`)?.host ?? '';
  expect(long).toMatch(/^….*\.other\.example$/);
  expect(long.length).toBe(32);
});

test('the strip has ways back and anew where the person has the page, and none where Flipwatch moves it', async () => {
  const words = await loadWords('en');
  const drawn = (strip: Parameters<typeof stripAddress>[0]) =>
    stripResponse(stripAddress(strip, { place: null, focus: 'button' })).text();
  expect(await drawn(signInWords(words, 'LinkedIn'))).toMatch(
    /aria-label="Back".*aria-label="Load this page again"/,
  );
  expect(await drawn(changingWords(null, words, String))).not.toMatch(/Back|again/);
});

test.each(['en', 'de'] as const)(
  'why a page has not come is said in the words of a check that met it (%s)',
  async (language) => {
    const words = await loadWords(language);
    for (const reason of [...connectionReasons, 'timeout', 'siteError'] as const) {
      const said = insteadWords({ kind: 'unreachable', host: 'x.com', reason }, words, 'X', true);
      expect(said.lines[0]).toBe(fillIn(locales[language].reasons[reason].happened, { platform: 'X' }));
      expect(said.title).toContain('x.com');
      expect(said.button).toBeDefined();
      expect(JSON.stringify(said)).not.toMatch(/\{\{|instead\./);
      // Nothing but Flipwatch moves the page that it drives.
      expect(
        insteadWords({ kind: 'unreachable', host: 'x.com', reason }, words, 'X', false).button,
      ).toBeUndefined();
    }
  },
);

test('a desktop entry survives every sign that a path can hold', () => {
  const entry = desktopEntry(['/opt/My "best" $app/100%\\x', '--hidden'], 'words');
  expect(entry).toContain('Exec="/opt/My \\\\"best\\\\" \\\\$app/100%%\\\\\\\\x" "--hidden"\n');
  expect(entryIsOn(entry)).toBe(true);
  expect(entryIsOn(`${entry}Hidden=true\n`)).toBe(false);
  expect(entryIsOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
});

test('launch options are read, and what only tests may move is not looked at in a packaged app', () => {
  const args = [
    '--hidden',
    '--site',
    'linkedin=http://127.0.0.1:4001',
    '--site=x=https://x.test',
    '--test-clock=/c',
  ];
  const platforms = () => ['linkedin', 'x'];
  const here = parseLaunchOptions(args, false, platforms);
  expect(here).toMatchObject({ hidden: true, practice: false, testClock: '/c' });
  expect([...here.sites]).toEqual([
    ['linkedin', 'http://127.0.0.1:4001'],
    ['x', 'https://x.test'],
  ]);
  expect(parseLaunchOptions(args, true, platforms).testClock).toBeNull();
  expect(() => parseLaunchOptions(['--site', 'file:///etc'], false, platforms)).toThrow(/PLATFORM=URL/);
  const misspelt = ['--site=linkdin=http://127.0.0.1:4001'];
  expect(() => parseLaunchOptions(misspelt, false, platforms)).toThrow(/linkedin, x, and got "linkdin"/);
});
