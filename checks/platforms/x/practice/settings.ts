import type { Fault } from '../../../practice/contract.ts';
import type { PageShape, SettingShape } from '../../../practice/shape.ts';

/** `key` is the client's field: three in the Grok query, the others in `1.1/account/settings.json` (dump of 2025-07-01). */
export const xSettings: readonly SettingShape[] = [
  { check: 'x.grok-training', key: 'allow_xai_data_sharing', startsAs: 'on' },
  { check: 'x.grok-personalization', key: 'allow_xai_personalization', startsAs: 'on' },
  { check: 'x.grok-memory', key: 'allow_grok_memory', startsAs: 'off' },
  { check: 'x.business-partners', key: 'allow_sharing_data_for_third_party_personalization', startsAs: 'on' },
  { check: 'x.inferred-identity', key: 'allow_logged_out_device_personalization', startsAs: 'on' },
  { check: 'x.personalized-ads', key: 'allow_ads_personalization', startsAs: 'on' },
  { check: 'x.places', key: 'allow_location_history_personalization', startsAs: 'on' },
  { check: 'x.location-posts', key: 'geo_enabled', startsAs: 'off' },
  { check: 'x.off-x', key: 'use_cookie_personalization', startsAs: 'on' },
];

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

const GROK_PATH = '/settings/grok_settings';
const OFF_X_PATH = '/settings/off_twitter_activity';
/** The page that draws several settings at once, and shows switches of the browser to those signed out. */
export const ALL_IN_ONE_PATH = '/settings/account/personalization';
/** The settings of the Grok page, in its order. */
export const grokChecks: readonly string[] = ['x.grok-training', 'x.grok-personalization', 'x.grok-memory'];

/** Every settings page of the X practice site. */
export const xPages: readonly PageShape[] = [
  { path: GROK_PATH, settings: grokChecks },
  { path: '/settings/data_sharing_with_business_partners', settings: ['x.business-partners'] },
  { path: OFF_X_PATH, settings: ['x.inferred-identity'] },
  { path: '/settings/ads_preferences', settings: ['x.personalized-ads'] },
  { path: '/settings/location_information', settings: ['x.places'] },
  { path: '/settings/location', settings: ['x.location-posts'] },
  {
    path: ALL_IN_ONE_PATH,
    settings: ['x.off-x'],
    draws: ['x.personalized-ads', 'x.off-x', 'x.inferred-identity', 'x.business-partners', 'x.places'],
    saidAs: { 'x.places': 'x.places in one' },
  },
];

/** X draws two of its pages by whether its client's `ucpd_enabled` is on: off-X stands on either of them, or nowhere. */
export function xVariant(page: PageShape, faults: ReadonlySet<Fault>): PageShape {
  if (page.path === OFF_X_PATH && faults.has('offXActivity'))
    return { ...page, draws: ['x.off-x', ...page.settings], headed: 'off-x activity' };
  if (page.path === ALL_IN_ONE_PATH && faults.has('offXHidden'))
    return { ...page, draws: page.draws?.filter((check) => check !== 'x.off-x') ?? [] };
  return page;
}
