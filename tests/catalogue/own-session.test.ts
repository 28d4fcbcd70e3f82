import { expect, test } from 'vitest';
import { sessionSigns } from '../../checks/catalogue/own-session.ts';
import { sitePageAt } from '../../checks/catalogue/own-site.ts';

/** What shows that somebody is signed in to a site of the person's own, and who, from the names of its cookies alone. */
const found = sitePageAt('https://site.example/settings', [], []);
if ('refused' in found) throw new Error(found.refused);
const site = found.platform;
const signs = (cookies: string[], platform = site) => {
  const { signedIn, accountCookie } = sessionSigns(platform, cookies);
  return [accountCookie ?? null, signedIn.cookies];
};

test.each([
  [['wiki_session', 'wikiUserID', 'wikiUserName', 'wikiToken'], 'wikiUserID'],
  [['sid', 'user_id'], 'user_id'],
  [['sid', 'ds_user_id'], 'ds_user_id'],
  [['sid', 'account-id'], 'account-id'],
  [['sid', 'login_name'], 'login_name'],
])('of %j, the account is told by %s, and that alone is the proof', (cookies, account) => {
  expect(signs(cookies)).toEqual([account, [account]]);
});

test.each([
  [['session', 'csrf']],
  [['uid', 'visitor_id', 'session_id', 'client_id']],
  [['a_user_id', 'b_user_id']],
  [['userid_hash']],
])('of %j none says whose account it is, so any of them is what was there', (cookies) => {
  expect(signs(cookies)).toEqual([null, cookies]);
});

test('what is known of a site stays: a later page brings no other account', () => {
  const known = { ...site, ...sessionSigns(site, ['wikiUserID', 'wiki_session']) };
  expect(signs(['other_user_id'], known)).toEqual(['wikiUserID', ['wikiUserID']]);
  const without = { ...site, ...sessionSigns(site, ['session']) };
  expect(signs(['session', 'user_id'], without)).toEqual([null, ['session', 'user_id']]);
});
