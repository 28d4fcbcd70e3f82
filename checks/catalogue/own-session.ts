import type { Platform } from '../model/index.ts';

/** Names by which sites call the number of an account, and the name of one. What may name a visitor is not among them. */
const numbers = /(?:user|account|member|customer)[-_.]?id$/i;
const names = /(?:user|account|member|login)[-_.]?name$|(?:^|[-_.])(?:c_user|dotcom_user)$/i;

/**
 * The cookie that tells whose account it is, by its name alone; values are never looked at here. Undefined where none
 * says so plainly, or two could.
 */
function accountCookieAmong(cookies: readonly string[]): string | undefined {
  for (const kind of [numbers, names]) {
    const [found, ...more] = cookies.filter((name) => kind.test(name));
    if (found !== undefined) return more.length === 0 ? found : undefined;
  }
  return undefined;
}

/**
 * What shows that somebody is signed in to a site of the person's own, and who: from the cookies that were there with the
 * page. One that names the account proves more than the others, of which some stay when a session ends.
 */
export function sessionSigns(
  platform: Platform,
  cookies: readonly string[],
): Pick<Platform, 'signedIn' | 'accountCookie'> {
  const { signedIn, accountCookie: known } = platform;
  const account = known ?? (signedIn.cookies.length === 0 ? accountCookieAmong(cookies) : undefined);
  const proof = account === undefined ? [...new Set([...signedIn.cookies, ...cookies])] : [account];
  return {
    signedIn: { ...signedIn, cookies: proof.slice(0, 8) },
    ...(account === undefined ? {} : { accountCookie: account }),
  };
}
