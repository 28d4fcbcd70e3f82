import { z } from 'zod';
import type { Exchange } from '../../../practice/exchange.ts';
import { answerChangeOddly, answerOddly, type OddAnswerWords } from '../../../practice/odd-answers.ts';
import type { SiteView } from '../../../practice/shape.ts';
import { grokChecks, xPages, xSettings } from './settings.ts';

/** Query ids change with each build of the real client; these are the practice site's own. */
const graphql = '/i/api/graphql/';
const settingsJson = '/i/api/1.1/account/settings.json';
const NEVER_CLICK = 'x.never-click';

const mutations: Readonly<Record<string, { readonly check: string; readonly variable: string }>> = {
  XaiDataSharingSettingsMutation: { check: 'x.grok-training', variable: 'allowXaiDataSharing' },
  XaiPersonalizationSettingsMutation: {
    check: 'x.grok-personalization',
    variable: 'allowXaiPersonalization',
  },
  // Its variable is written as its field is (X's client, build of 2025-07-01).
  XaiMemoryMutation: { check: 'x.grok-memory', variable: 'allow_grok_memory' },
};
/** X says when it may be asked again in seconds since 1970. */
export const xRateLimit = (now: Date): Record<string, string> => ({
  'x-rate-limit-limit': '50',
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': String(Math.floor(now.getTime() / 1000) + 900),
});
const odd = (): OddAnswerWords => ({
  rateLimit: xRateLimit(new Date()),
  codes: { signedOut: 32, rateLimited: 88, challenge: 326 },
});
const mutationSchema = z.object({ variables: z.record(z.string(), z.boolean()) });

/** The data addresses that the X practice pages ask: GraphQL for Grok, settings.json for the rest. */
export async function answerXData(exchange: Exchange, site: SiteView, hang: () => void): Promise<boolean> {
  if (!exchange.path.startsWith('/i/api/')) return false;
  if (exchange.path.startsWith(graphql)) await answerGraphql(exchange, site, hang);
  else if (exchange.path === settingsJson) await answerSettings(exchange, site, hang);
  else exchange.sendJson(404, { errors: [{ code: 34, message: 'Sorry, that page does not exist.' }] });
  return true;
}

async function answerGraphql(exchange: Exchange, site: SiteView, hang: () => void): Promise<void> {
  const operation = exchange.path.split('/').at(-1) ?? '';
  if (exchange.method === 'GET' && operation === 'GrokSettingsScreenQuery') {
    return read(exchange, site, hang, () => ({ data: { user_preferences: values(site, grokChecks) } }));
  }
  if (exchange.method !== 'POST') return exchange.sendJson(404, { errors: [{ message: 'Not found' }] });
  if (operation === 'GrokDeleteConversations' || operation === 'RemoveLocations') {
    site.recordOnly(NEVER_CLICK, 'off');
    return exchange.sendJson(200, { data: { deleted: false } });
  }
  const mutation = mutations[operation];
  const body = mutationSchema.safeParse(await exchange.json());
  const wanted = mutation && body.success ? body.data.variables[mutation.variable] : undefined;
  if (!mutation || wanted === undefined)
    return exchange.sendJson(400, { errors: [{ message: 'Bad request' }] });
  if (!(await save(exchange, site, mutation.check, wanted))) return;
  exchange.sendJson(200, { data: { user_preferences_put: values(site, grokChecks) } });
}

async function answerSettings(exchange: Exchange, site: SiteView, hang: () => void): Promise<void> {
  if (exchange.method === 'GET') return read(exchange, site, hang, () => account(site));
  if (exchange.method !== 'POST') return exchange.sendJson(405, { errors: [{ message: 'Not allowed' }] });
  const wanted = [...(await exchange.form())].flatMap(([key, value]) => {
    const check = xSettings.find(
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

async function read(
  exchange: Exchange,
  site: SiteView,
  hang: () => void,
  answer: () => unknown,
): Promise<void> {
  if (!site.hasSession(exchange)) {
    return exchange.sendJson(401, { errors: [{ code: 32, message: 'Could not authenticate you.' }] });
  }
  const page = xPages.find(({ path }) => path === exchange.fromPath);
  const faults = new Set((page?.draws ?? page?.settings ?? []).flatMap((check) => [...site.faults(check)]));
  if (answerOddly(exchange, faults, odd())) return;
  if (faults.has('dataHangs')) return hang();
  if (faults.has('dataFails'))
    return exchange.sendJson(500, { errors: [{ code: 131, message: 'Internal error' }] });
  exchange.sendJson(200, answer());
}

function values(site: SiteView, checks: readonly string[]): Record<string, boolean | null> {
  return Object.fromEntries(
    xSettings.filter(({ check }) => checks.includes(check)).map(({ check, key }) => [key, site.value(check)]),
  );
}

function account(site: SiteView): Record<string, unknown> {
  const others = xSettings.map(({ check }) => check).filter((check) => !grokChecks.includes(check));
  return {
    protected: false,
    screen_name: 'practice_member',
    language: site.state().language,
    country_code: 'us',
    settings_metadata: { is_eu: 'false' },
    ...values(site, others),
  };
}
