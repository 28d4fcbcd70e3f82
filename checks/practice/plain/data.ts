import * as z from 'zod';
import { type Platform, placeOf } from '../../model/index.ts';
import type { Exchange } from '../exchange.ts';
import { answerChangeOddly, answerValues, type OddAnswerWords } from '../odd-answers.ts';
import type { SiteView } from '../shape.ts';

const CHANGE_PATH = '/practice-data/change';
const changeSchema = z.object({ setting: z.string().max(200), value: z.boolean() });

/** How a platform's data refuses. Where its file names no numbers, X's are used. */
function oddWords({ answerCodes, signInPath, challengePaths }: Platform): OddAnswerWords {
  const [challengePath] = challengePaths;
  return {
    rateLimit: { 'retry-after': '900' },
    signInPath,
    ...(challengePath === undefined ? {} : { challengePath }),
    codes: {
      signedOut: answerCodes.signedOut[0] ?? 32,
      rateLimited: answerCodes.rateLimited[0] ?? 88,
      challenge: answerCodes.challenge[0] ?? 326,
      denied: 220,
    },
  };
}

/** The addresses that the pages ask for their values, and the one that takes a change. True if it answered. */
export async function answerPlainData(
  platform: Platform,
  exchange: Exchange,
  site: SiteView,
): Promise<boolean> {
  const odd = oddWords(platform);
  if (exchange.path === CHANGE_PATH) {
    await change(platform, odd, exchange, site);
    return true;
  }
  const known = site.shape.settings.some(({ source }) => source.path === exchange.path);
  if (exchange.method !== 'GET' || !known) return false;
  const asking = site.shape.pages.find(({ path }) => placeOf(path).path === exchange.fromPath);
  const faults = new Set((asking?.settings ?? []).flatMap((check) => [...site.faults(check)]));
  const values = () => ({ settings: valuesAt(site, exchange.path) });
  if (!site.hasSession(exchange) || faults.has('cookieLeftBehind')) exchange.sendJson(401, { status: 401 });
  else answerValues(exchange, faults, odd, { values, failure: { status: 500 } });
  return true;
}

/** The settings of one address, by their names there. */
function valuesAt(site: SiteView, path: string): Record<string, boolean | null> {
  const here = site.shape.settings.filter(
    ({ check, source }) => source.path === path && !site.faults(check).has('answerLeavesOut'),
  );
  return Object.fromEntries(here.map(({ check, source }) => [source.name, site.value(check)]));
}

async function change(
  { id }: Platform,
  odd: OddAnswerWords,
  exchange: Exchange,
  site: SiteView,
): Promise<void> {
  const wanted = changeSchema.safeParse(exchange.method === 'POST' ? await exchange.json() : null);
  if (!wanted.success) return exchange.sendJson(400, { status: 400 });
  const { setting, value } = wanted.data;
  const to = value ? 'on' : 'off';
  const known = site.shape.settings.some(({ check }) => check === setting);
  if (!known || !site.hasSession(exchange) || !exchange.fromOwnPage) {
    site.recordOnly(known ? setting : `${id}.decoy`, to);
    return exchange.sendJson(known ? 403 : 200, {});
  }
  if (await answerChangeOddly(exchange, site.faults(setting), odd)) return site.recordOnly(setting, to);
  if (site.receive(setting, to) === 'refused') return exchange.sendJson(403, { status: 403 });
  exchange.sendJson(200, { saved: true });
}
