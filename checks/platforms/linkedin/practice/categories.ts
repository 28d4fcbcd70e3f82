const settings = '/mypreferences/d/settings/';
/** The pages outside the part for ads. */
const elsewhere: Readonly<Record<string, string>> = {
  [`${settings}data-for-ai-improvement`]: 'privacy',
  [`${settings}policy-and-academic-research`]: 'privacy',
  [`${settings}linkedin-promotions`]: 'privacy',
  '/mypreferences/d/member-cookies': 'account',
};

/** The part of LinkedIn's settings in which a page is listed. */
export const categoryOf = (path: string): string => elsewhere[path] ?? 'ads';
