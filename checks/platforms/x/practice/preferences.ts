import type { Exchange } from '../../../practice/exchange.ts';
import type { SiteView } from '../../../practice/shape.ts';
import { p13nKeys } from './settings.ts';

/** X's second answer about personalization: the account's for whom it knows, the browser's own for whom it does not. */
export const P13N_PATH = '/i/api/1.1/account/personalization/p13n_preferences.json';
/** What a press on a switch of the browser is recorded as: it is nobody's setting. */
const BROWSERS_OWN = 'x.browser';
/** Keeps which of the browser's own switches are on; none at first. */
const COOKIE = 'practice_p13n';

/**
 * The same settings as in `settings.json`, under its own names, with the rest that is known to be in it (copy of 2025).
 */
export function accountPreferences(site: SiteView): Record<string, unknown> {
  const values = Object.entries(p13nKeys).map(([check, key]) => {
    const value = site.value(check);
    return [key, site.faults(check).has('secondAnswerDiffers') && value !== null ? !value : value];
  });
  return preferences(Object.fromEntries(values), site.faults('x.off-x').has('euOneWay'));
}

/** What the browser itself has chosen, whoever sits in front of it. */
export function browserPreferences(exchange: Exchange): Record<string, unknown> {
  const on = new Set((exchange.cookie(COOKIE) ?? '').split('.'));
  return preferences(Object.fromEntries(Object.values(p13nKeys).map((key) => [key, on.has(key)])), false);
}

/** A change of the browser's own switches. */
export async function changeBrowserPreferences(exchange: Exchange, site: SiteView): Promise<void> {
  const on = new Set((exchange.cookie(COOKIE) ?? '').split('.').filter((key) => key !== ''));
  for (const [key, value] of await exchange.form()) {
    if (!Object.values(p13nKeys).includes(key)) continue;
    if (value === 'true') on.add(key);
    else on.delete(key);
    site.recordOnly(BROWSERS_OWN, value === 'true' ? 'on' : 'off');
  }
  exchange.setCookies([`${COOKIE}=${[...on].join('.')}; Path=/; SameSite=Lax`]);
  exchange.sendJson(200, {});
}

function preferences(values: Record<string, boolean | null>, isInEu: boolean): Record<string, unknown> {
  return {
    ...values,
    is_eu_country: isInEu,
    age_preferences: {},
    gender_preferences: {},
    interest_preferences: {},
  };
}
