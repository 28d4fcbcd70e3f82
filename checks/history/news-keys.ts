/**
 * The keys by which news, and notices that are told once, are remembered on disk. Each begins with its kind; those about
 * an account name it second.
 */
export const newsKeys = {
  flip: (account: string, check: string, at: string) => `flip|${account}|${check}|${at}`,
  newExposure: (account: string, check: string) => `new|${account}|${check}`,
  maybeBroken: (account: string, check: string, since: string) => `broken|${account}|${check}|${since}`,
  newSwitch: (account: string, page: string, identity: string) => `switch|${account}|${page}|${identity}`,
  signIn: (account: string, since: string) => `signIn|${account}|${since}`,
  interrupted: (account: string, startedAt: string) => `cut|${account}|${startedAt}`,
} as const;

/** The account that a key is about. */
export const accountOfKey = (key: string): string | undefined => key.split('|')[1];
