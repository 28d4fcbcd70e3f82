import * as z from 'zod';
import type { Fault } from '../../../practice/contract.ts';
import type { Exchange } from '../../../practice/exchange.ts';
import { answerChangeOddly, answerValues, type OddAnswerWords } from '../../../practice/odd-answers.ts';
import type { SiteView } from '../../../practice/shape.ts';
import {
  accountPreferences,
  browserPreferences,
  changeBrowserPreferences,
  P13N_PATH,
} from './preferences.ts';
import { grokChecks, grokMutations, xVariant } from './settings.ts';

/** Query ids change with each build of the real client; these are the practice site's own. */
const graphql = '/i/api/graphql/';
const settingsJson = '/i/api/1.1/account/settings.json';
const NEVER_CLICK = 'x.never-click';

/** X says when it may be asked again in seconds since 1970. */
export const xRateLimit = (now: Date): Record<string, string> => ({
  'x-rate-limit-limit': '50',
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': String(Math.floor(now.getTime() / 1000) + 900),
});
const odd = (): OddAnswerWords => ({
  rateLimit: xRateLimit(new Date()),
  signInPath: '/i/flow/login',
  codes: { signedOut: 32, rateLimited: 88, challenge: 326, denied: 220 },
});
const mutationSchema = z.object({ variables: z.record(z.string(), z.boolean()) });

/** The data addresses that the X practice pages ask: GraphQL for Grok, settings.json and p13n_preferences.json for the rest. */
export async function answerXData(exchange: Exchange, site: SiteView): Promise<boolean> {
  if (!exchange.path.startsWith('/i/api/')) return false;
  if (exchange.path.startsWith(graphql)) await answerGraphql(exchange, site);
  else if (exchange.path === settingsJson) await answerSettings(exchange, site);
  else if (exchange.path === P13N_PATH) await answerP13n(exchange, site);
  else exchange.sendJson(404, { errors: [{ code: 34, message: 'Sorry, that page does not exist.' }] });
  return true;
}

async function answerGraphql(exchange: Exchange, site: SiteView): Promise<void> {
  const operation = exchange.path.split('/').at(-1) ?? '';
  if (exchange.method === 'GET' && operation === 'GrokSettingsScreenQuery') {
    return read(exchange, site, (faults) => ({
      data: { user_preferences: faults.has('preferencesMissing') ? null : values(site, grokChecks) },
    }));
  }
  if (exchange.method !== 'POST') return exchange.sendJson(404, { errors: [{ message: 'Not found' }] });
  if (operation === 'GrokDeleteConversations' || operation === 'RemoveLocations') {
    site.recordOnly(NEVER_CLICK, 'off');
    return exchange.sendJson(200, { data: { deleted: false } });
  }
  if (operation === 'AdsCategoriesPractice') {
    site.recordOnly('x.decoy', 'on');
    return exchange.sendJson(200, { data: { user_preferences_put: 'Done' } });
  }
  const mutation = grokMutations.find((one) => one.operation === operation);
  const body = mutationSchema.safeParse(await exchange.json());
  const wanted = mutation && body.success ? body.data.variables[mutation.variable] : undefined;
  if (!mutation || wanted === undefined)
    return exchange.sendJson(400, { errors: [{ message: 'Bad request' }] });
  if (!(await save(exchange, site, mutation.check, wanted))) return;
  exchange.sendJson(200, { data: { user_preferences_put: values(site, grokChecks) } });
}

async function answerP13n(exchange: Exchange, site: SiteView): Promise<void> {
  const own = exchange.method === 'POST' && exchange.fromOwnPage;
  if (site.hasSession(exchange) && exchange.method === 'GET')
    return read(exchange, site, () => accountPreferences(site));
  if (exchange.method === 'GET') return exchange.sendJson(200, browserPreferences(exchange));
  if (own && !site.hasSession(exchange)) return changeBrowserPreferences(exchange, site);
  exchange.sendJson(403, { errors: [{ code: 220, message: 'Not allowed' }] });
}

async function answerSettings(exchange: Exchange, site: SiteView): Promise<void> {
  if (exchange.method === 'GET') return read(exchange, site, () => account(site));
  if (exchange.method !== 'POST') return exchange.sendJson(405, { errors: [{ message: 'Not allowed' }] });
  const wanted = [...(await exchange.form())].flatMap(([key, value]) => {
    const check = site.shape.settings.find(
      (setting) => setting.key === key && !grokChecks.includes(setting.check),
    )?.check;
    return [{ check: check ?? 'x.decoy', on: value === 'true' }];
  });
  for (const { check, on } of wanted) if (!(await save(exchange, site, check, on))) return;
  exchange.sendJson(200, account(site));
}

/** Records and saves one change. False where it answered with an error. */
async function save(exchange: Exchange, site: SiteView, check: string, on: boolean): Promise<boolean> {
  const to = on ? 'on' : 'off';
  const allowed =
    site.hasSession(exchange) &&
    exchange.fromOwnPage &&
    exchange.header('x-csrf-token') === exchange.cookie('ct0');
  if (!allowed || check === 'x.decoy') {
    site.recordOnly(check, to);
    if (allowed) return true;
    exchange.sendJson(403, {
      errors: [{ code: 353, message: 'This request requires a matching csrf cookie and header.' }],
    });
    return false;
  }
  if (await answerChangeOddly(exchange, site.faults(check), odd())) {
    site.recordOnly(check, to);
    return false;
  }
  if (site.receive(check, to) !== 'refused') return true;
  exchange.sendJson(403, { errors: [{ code: 0, message: 'Denied' }] });
  return false;
}

function read(exchange: Exchange, site: SiteView, answer: (faults: ReadonlySet<Fault>) => unknown): void {
  const asking = site.shape.pages.find(({ path }) => path === exchange.fromPath);
  const home = new Set((asking?.settings ?? []).flatMap((check) => [...site.faults(check)]));
  const page = asking && xVariant(asking, home);
  const faults = new Set((page?.draws ?? page?.settings ?? []).flatMap((check) => [...site.faults(check)]));
  const failure = { errors: [{ code: 131, message: 'Internal error' }] };
  if (site.hasSession(exchange))
    answerValues(exchange, faults, odd(), { values: () => answer(faults), failure });
  else exchange.sendJson(401, { errors: [{ code: 32, message: 'Could not authenticate you.' }] });
}

function values(site: SiteView, checks: readonly string[]): Record<string, boolean | null> {
  return Object.fromEntries(
    site.shape.settings
      .filter(({ check }) => checks.includes(check) && !site.faults(check).has('answerLeavesOut'))
      .map(({ check, key }) => [key, site.value(check)]),
  );
}

function account(site: SiteView): Record<string, unknown> {
  const others = site.shape.settings.map(({ check }) => check).filter((check) => !grokChecks.includes(check));
  return {
    protected: false,
    screen_name: 'practice_member',
    language: site.state().language,
    country_code: site.faults('x.off-x').has('euOneWay') ? 'ie' : 'us',
    settings_metadata: { is_eu: String(site.faults('x.off-x').has('euOneWay')) },
    ...values(site, others),
  };
}
