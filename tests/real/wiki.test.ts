import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  auditDocumentSchema,
  controlsDocumentSchema,
  errorDocumentSchema,
  fixDocumentSchema,
  type State,
  watchDocumentSchema,
} from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from '../cli/program.ts';
import { type Member, moveElsewhere, openWiki, signIn, signOut, type Wiki } from './wiki.ts';

/*
 * One story, told in order: a wiki that nobody here wrote, with two accounts, and the command line. `npm run real` tells
 * it; it is no part of `npm test`.
 */

const anna: Member = { name: 'Anna', password: 'the first of two long passwords' };
const bert: Member = { name: 'Bert', password: 'the second of two long passwords' };
const mailTab = 'mw-prefsection-personal';
const mailWords = 'Allow other users to email me';
const editTab = 'mw-prefsection-editing';

/** A browser is started for each word to the command line, and some steps are many of them. */
vi.setConfig({ testTimeout: 900_000 });

const homes = [folder(), folder()] as const;
let program: string;
let wiki: Wiki;
beforeAll(async () => {
  const programs = process.env.FLIPWATCH_REAL_WIKI;
  if (programs === undefined) throw new Error('Run this by `npm run real`, which fetches the wiki.');
  program = await bundled();
  wiki = await openWiki(programs, anna);
  await wiki.join(anna);
  await wiki.join(bert);
}, 300_000);
afterAll(async () => {
  await wiki?.close();
  for (const home of homes) home.remove();
}, 60_000);

/** The command line on one of the two profiles. */
function on(home: (typeof homes)[number]) {
  const run = async (...words: string[]) => {
    const { code, out, err } = await flipwatch(program, [
      ...words,
      '--profile',
      home.path,
      '--json',
      ...browserWords,
    ]);
    if (out === '') throw new Error(err);
    return { code, said: JSON.parse(out) as unknown };
  };
  const page = (tab: string, more = '') => `${wiki.origin}/index.php?title=Special:Preferences${more}#${tab}`;
  return {
    run,
    page,
    /** The browser profile of the one site that is known here. */
    profile: () => {
      const [site = ''] = readdirSync(path.join(home.path, 'browsers'));
      return path.join(home.path, 'browsers', site, 'browser');
    },
    listed: async (tab: string, more = '') =>
      controlsDocumentSchema.parse((await run('controls', page(tab, more))).said).controls,
    watch: async (address: string, n: number, title: string, state: State, wanted: State) => {
      const words = ['--control', String(n), '--state', state, '--private', wanted, '--title', title];
      const { check, result, reason } = watchDocumentSchema.parse(
        (await run('watch', address, ...words)).said,
      ).watch;
      return { check: check ?? '', told: [result, reason] };
    },
    audited: async (...checks: string[]) => {
      const words = checks.flatMap((check) => ['--check', check]);
      const { code, said } = await run(...words);
      const document = auditDocumentSchema.parse(said);
      const findings = checks.flatMap((id) => document.findings.filter(({ check }) => check === id));
      return {
        code,
        findings,
        told: findings.map(({ status, state, reason }) => [status, state, reason]),
      };
    },
    changed: async (verb: 'fix' | 'undo', check: string) => {
      const { result, reason, before, after } = fixDocumentSchema.parse((await run(verb, check)).said).fix;
      return [result, reason, before, after];
    },
  };
}
const ours = on(homes[0]);
const theirs = on(homes[1]);

/** What was sent to the wiki to change preferences. */
const changes = () =>
  wiki.requests().filter((line) => /POST \/index\.php[/?].*Special:Preferences/.test(line));
let mail = '';
let edits = '';

test('signed out, its preferences are told as signed out, and nothing is listed', async () => {
  const { code, said } = await ours.run('controls', ours.page(mailTab));
  expect([code, errorDocumentSchema.parse(said).error.reason]).toEqual([2, 'signedOut']);
});

test('an address of it that ends the session is never opened', async () => {
  const before = wiki.requests().length;
  for (const title of ['Special:UserLogout', 'Special:Userlogout', 'Main_Page&action=delete']) {
    const { said } = await ours.run('controls', `${wiki.origin}/index.php?title=${title}`);
    expect(errorDocumentSchema.parse(said).error.reason).toBe('notASettingsPage');
  }
  expect(wiki.requests().length).toBe(before);
});

test('signed in, the switches of one tab are listed', async () => {
  await signIn(ours.profile(), wiki, anna);
  const controls = await ours.listed(mailTab);
  expect(controls.map(({ label, state }) => [label, state])).toContainEqual([mailWords, 'on']);
  expect(controls.every(({ check }) => check === null)).toBe(true);
});

test('one of them is watched by the person’s word, and one of another tab, which is another page', async () => {
  const [first, second] = [await ours.listed(mailTab), await ours.listed(editTab)];
  const at = first.find(({ label }) => label === mailWords)?.n ?? 0;
  const one = await ours.watch(ours.page(mailTab), at, 'Mail from others', 'on', 'off');
  expect(one.told).toEqual(['watched', null]);
  mail = one.check;
  expect(first.map(({ label }) => label)).not.toContain(second[0]?.label);
  const known = second.find(({ state, kind }) => kind === 'checkbox' && state === 'on');
  const two = await ours.watch(ours.page(editTab), known?.n ?? 0, 'Editing', 'on', 'off');
  expect(two.told).toEqual(['watched', null]);
  edits = two.check;
});

test('nothing is pressed before two audits have agreed, and audits press nothing', async () => {
  expect(await ours.changed('fix', mail)).toEqual(['refused', 'notYetAgreed', null, null]);
  for (const _ of [1, 2]) {
    const { code, told } = await ours.audited(mail, edits);
    expect([code, told]).toEqual([
      1,
      [
        ['fail', 'on', null],
        ['fail', 'on', null],
      ],
    ]);
  }
  expect(changes()).toEqual([]);
});

test('a fix presses the switch and the Save button of its form, and a new reading proves it', async () => {
  expect(await ours.changed('fix', mail)).toEqual(['fixed', null, 'on', 'off']);
  expect(changes()).toHaveLength(1);
  const { told } = await ours.audited(mail, edits);
  expect(told).toEqual([
    ['pass', 'off', null],
    ['fail', 'on', null],
  ]);
});

test('an undo takes it back, and the neighbour stays where it was', async () => {
  expect(await ours.changed('undo', mail)).toEqual(['fixed', null, 'off', 'on']);
  expect(changes()).toHaveLength(2);
  const { told } = await ours.audited(mail, edits);
  expect(told).toEqual([
    ['fail', 'on', null],
    ['fail', 'on', null],
  ]);
});

test('fixed again, it stays fixed', async () => {
  expect(await ours.changed('fix', mail)).toEqual(['fixed', null, 'on', 'off']);
  expect((await ours.audited(mail)).told).toEqual([['pass', 'off', null]]);
});

test('turned back on another computer, by the wiki’s own form, it is noticed as a flip', async () => {
  await moveElsewhere(wiki, anna, mailTab, mailWords);
  const { code, findings } = await ours.audited(mail);
  expect([code, findings[0]?.status, findings[0]?.flip?.kind, findings[0]?.flip?.by]).toEqual([
    1,
    'fail',
    'flippedBack',
    'elsewhere',
  ]);
});

test('a session that the server has ended is told as signed out, though the cookies are still there', async () => {
  await wiki.maintain('invalidateUserSessions', '--user', anna.name);
  const { code, told } = await ours.audited(mail, edits);
  expect([code, told[0]]).toEqual([2, ['unknown', null, 'signedOut']]);
  expect(await ours.changed('fix', mail)).not.toContain('fixed');
});

test('somebody else in the same browser is told as another account', async () => {
  await signIn(ours.profile(), wiki, bert);
  const { code, told } = await ours.audited(mail, edits);
  expect([code, told[0]]).toEqual([2, ['unknown', null, 'otherAccount']]);
  expect(await ours.changed('fix', mail)).toEqual(['refused', 'notYetAgreed', null, null]);
});

test('signed out by hand, it is told as signed out', async () => {
  await signOut(ours.profile(), wiki);
  expect((await ours.audited(mail)).told).toEqual([['unknown', null, 'signedOut']]);
});

test('back as before, it is read as before', async () => {
  await signIn(ours.profile(), wiki, anna);
  const { told } = await ours.audited(mail, edits);
  expect(told).toEqual([
    ['fail', 'on', null],
    ['fail', 'on', null],
  ]);
});

test('the second account has a profile of its own, in German: watched, fixed, and the first one’s is not touched', async () => {
  await theirs.run('controls', theirs.page(mailTab));
  await signIn(theirs.profile(), wiki, bert);
  const german = '&uselang=de';
  const controls = await theirs.listed(mailTab, german);
  const words = 'Anderen Benutzern erlauben, E-Mails an mich zu senden';
  const at = controls.find(({ label }) => label === words);
  expect([at?.state, controls.length > 1]).toEqual(['on', true]);
  const added = await theirs.watch(theirs.page(mailTab, german), at?.n ?? 0, 'Post', 'on', 'off');
  expect(added.told).toEqual(['watched', null]);
  for (const _ of [1, 2]) expect((await theirs.audited(added.check)).told).toEqual([['fail', 'on', null]]);
  expect(await theirs.changed('fix', added.check)).toEqual(['fixed', null, 'on', 'off']);
  expect((await theirs.audited(added.check)).told).toEqual([['pass', 'off', null]]);
  expect((await ours.audited(mail)).told).toEqual([['fail', 'on', null]]);
});

test('removed, nothing of it is left to be watched', async () => {
  for (const check of [mail, edits]) await ours.run('watch', 'remove', check);
  expect(existsSync(path.join(homes[0].path, 'platforms', mail.split('.')[0] ?? ''))).toBe(false);
});
