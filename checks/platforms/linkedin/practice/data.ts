import * as z from 'zod';
import type { Exchange } from '../../../practice/exchange.ts';
import { answerChangeOddly, answerValues } from '../../../practice/odd-answers.ts';
import type { SiteView } from '../../../practice/shape.ts';

const prefix = '/mysettings-api/settingsApiSettings/';
/** No numbers and no header of LinkedIn's are known: X's numbers and the standard header are used. */
const odd = {
  rateLimit: { 'retry-after': '900' },
  signInPath: '/uas/login',
  challengePath: '/checkpoint/challenge/practice',
  codes: { signedOut: 32, rateLimited: 88, challenge: 326, denied: 220 },
};
const changeSchema = z.object({ value: z.boolean() });

/** The setting as LinkedIn's own settings API tells it (form seen for `interfaceLocale`, 2026). */
function entity(key: string, value: boolean | null) {
  return {
    settingDisplayType: 'TOGGLE',
    entityUrn: `urn:li:settingEntity:${key}`,
    hasChild: false,
    key,
    value,
  };
}

/** `GET` and `PUT /mysettings-api/settingsApiSettings/<key>`: the pages' own data requests. */
export async function answerLinkedInData(exchange: Exchange, site: SiteView): Promise<boolean> {
  if (!exchange.path.startsWith(prefix)) return false;
  const key = decodeURIComponent(exchange.path.slice(prefix.length));
  const check = site.shape.settings.find((setting) => setting.key === key)?.check ?? 'linkedin.decoy';
  if (exchange.method === 'GET') read(exchange, site, check, key);
  else if (exchange.method === 'PUT') await write(exchange, site, check, key);
  else exchange.sendJson(405, { status: 405 });
  return true;
}

function read(exchange: Exchange, site: SiteView, check: string, key: string): void {
  const faults = site.faults(check);
  const known = site.hasSession(exchange) && !faults.has('cookieLeftBehind');
  const values = () => {
    const { value, ...others } = entity(key, site.value(check));
    return faults.has('answerLeavesOut') ? others : { ...others, value };
  };
  if (!known) exchange.sendJson(401, { status: 401 });
  else if (check === 'linkedin.decoy') exchange.sendJson(404, { status: 404 });
  else answerValues(exchange, faults, odd, { values, failure: { status: 500 } });
}

async function write(exchange: Exchange, site: SiteView, check: string, key: string): Promise<void> {
  const change = changeSchema.safeParse(await exchange.json());
  if (!change.success) return exchange.sendJson(400, { status: 400 });
  const to = change.data.value ? 'on' : 'off';
  const csrf = exchange.cookie('JSESSIONID')?.replaceAll('"', '');
  const allowed = site.hasSession(exchange) && exchange.fromOwnPage && exchange.header('csrf-token') === csrf;
  if (!allowed || check === 'linkedin.decoy') {
    site.recordOnly(check, to);
    return exchange.sendJson(check === 'linkedin.decoy' ? 200 : 403, { status: 403 });
  }
  if (await answerChangeOddly(exchange, site.faults(check), odd)) return site.recordOnly(check, to);
  const outcome = site.receive(check, to);
  if (outcome === 'refused') return exchange.sendJson(403, { status: 403 });
  exchange.sendJson(200, entity(key, change.data.value));
}
