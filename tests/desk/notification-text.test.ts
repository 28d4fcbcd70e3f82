import { expect, test } from 'vitest';
import type { News } from '../../checks/history/news.ts';
import { type Names, notificationText, settingOf } from '../../electron/desktop/notification-text.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { flip, names } from './desk-views.ts';

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

test('several settings of one platform that can’t be told are one matter, once for each setting, and lead to none of them alone', async () => {
  const broken = (check: string, account: string): News => ({
    kind: 'checkMaybeBroken',
    key: `${check}${account}`,
    account,
    check,
  });
  const news = ['x.a', 'x.b', 'x.c'].flatMap((check) => [broken(check, 'x-1'), broken(check, 'x-2')]);
  for (const [language, title, body] of [
    [
      'en',
      'X has changed its pages: 3 settings can’t be told',
      '“x.a”, “x.b” and 1 more. Show Flipwatch which they are.',
    ],
    [
      'de',
      'X hat seine Seiten geändert: 3 Einstellungen sind nicht zu erkennen',
      '„x.a“, „x.b“ und 1 weitere. Zeigen Sie Flipwatch, welche es sind.',
    ],
  ] as const)
    expect(notificationText(news, names, await loadWords(language))).toEqual({ title, body });
  expect(settingOf(news, names)).toBeNull();
  // One setting, on however many accounts, is told as before.
  const [one, same] = [broken('x.a', 'x-1'), broken('x.a', 'x-2')];
  const words = await loadWords('en');
  expect(notificationText([one, same], names, words)).toMatchObject({
    title: 'Flipwatch may need an update',
  });
  expect([settingOf([one, same], names), settingOf([flip('x.b'), ...news], names)]).toEqual(['x.a', 'x.b']);
});

test('a notification about 25 accounts is a title and a few short lines', async () => {
  const long = 'What a site of many words calls one of its settings, and then some more of it';
  const told: Names = { platformOf: () => 'LinkedIn', account: (id) => `Person ${id}`, check: () => long };
  const news = Array.from({ length: 25 }, (_, place) => `x-${place}`).flatMap((account): News[] => [
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
