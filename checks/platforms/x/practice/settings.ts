import type { Fault } from '../../../practice/contract.ts';
import type { PageShape } from '../../../practice/shape.ts';

/** The same settings in `p13n_preferences.json`, by check: most have another name there. */
export const p13nKeys: Readonly<Record<string, string>> = {
  'x.personalized-ads': 'allow_ads_personalization',
  'x.inferred-identity': 'link_logged_out_devices',
  'x.business-partners': 'share_data_with_third_party',
  'x.off-x': 'use_cookie_personalization',
};

/** How a change of a Grok setting is asked for. The variable of the third is written as its field is (build of 2025-07-01). */
export const grokMutations: readonly {
  readonly check: string;
  readonly operation: string;
  readonly variable: string;
}[] = [
  {
    check: 'x.grok-training',
    operation: 'XaiDataSharingSettingsMutation',
    variable: 'allowXaiDataSharing',
  },
  {
    check: 'x.grok-personalization',
    operation: 'XaiPersonalizationSettingsMutation',
    variable: 'allowXaiPersonalization',
  },
  { check: 'x.grok-memory', operation: 'XaiMemoryMutation', variable: 'allow_grok_memory' },
];

const OFF_X_PATH = '/settings/off_twitter_activity';
/** The page that draws several settings at once, and shows switches of the browser to those signed out. */
export const ALL_IN_ONE_PATH = '/settings/account/personalization';
/** The settings that the Grok query carries. */
export const grokChecks: readonly string[] = grokMutations.map(({ check }) => check);

/** A page as X draws it. The all-in-one page has guests, one of them with other words. */
export function xPage(page: PageShape): PageShape {
  if (page.path !== ALL_IN_ONE_PATH) return page;
  return {
    ...page,
    draws: ['x.personalized-ads', 'x.off-x', 'x.inferred-identity', 'x.business-partners', 'x.places'],
    saidAs: { 'x.places': 'x.places in one' },
  };
}

/** X draws two of its pages by whether its client's `ucpd_enabled` is on: off-X stands on either of them, or nowhere. */
export function xVariant(page: PageShape, faults: ReadonlySet<Fault>): PageShape {
  if (page.path === OFF_X_PATH && faults.has('offXActivity'))
    return { ...page, draws: ['x.off-x', ...page.settings], headed: 'off-x activity' };
  if (page.path === ALL_IN_ONE_PATH && faults.has('offXHidden'))
    return { ...page, draws: page.draws?.filter((check) => check !== 'x.off-x') ?? [] };
  return page;
}
