import type { PageShape, SettingShape } from '../../../practice/shape.ts';

/** A LinkedIn setting: `aria-labelledby` carries the key, but for the one page that has an id instead. */
interface LinkedInSetting extends SettingShape {
  readonly path: string;
  readonly category: string;
}

const single = '/mypreferences/d/settings';

/** Addresses and keys as published in Brave's PSST component, 2026-07-30 to 2026-08-05. */
export const linkedinSettings: readonly LinkedInSetting[] = [
  row('ai-training', 'allowDataForGenerativeAI', `${single}/data-for-ai-improvement`, 'privacy', 'on'),
  row(
    'data-research',
    'allowAnonymizedDataResearch',
    `${single}/policy-and-academic-research`,
    'privacy',
    'on',
  ),
  row(
    'marketing-ads',
    'allowProfileAndActivityDataForMarketingAds',
    `${single}/linkedin-promotions`,
    'privacy',
    'on',
  ),
  row('marketing-email', 'tipsForUsingLinkedinViaEmail', `${single}/linkedin-promotions`, 'privacy', 'off'),
  row(
    'data-sharing',
    'shareDataWithTrustedPartners',
    `${single}/share-data-with-select-partners`,
    'ads',
    'on',
  ),
  row('ads-by-age', 'allowAdsByAge', `${single}/ads-by-age`, 'ads', 'on'),
  row('ads-by-gender', 'allowAdsByGender', `${single}/ads-by-gender`, 'ads', 'off'),
  row('ads-off-linkedin', 'allowLinkedInAudienceNetwork', `${single}/ads-beyond-linkedin`, 'ads', 'on'),
  row('advertiser-data', 'allowUseOfThirdPartyData', `${single}/ads-interactions-with-business`, 'ads', 'on'),
  row('measure-ad-success', 'allowConversionTrackings', `${single}/ads-related-actions`, 'ads', 'on'),
  row('cookies', 'nonEssentialCookieConsent', '/mypreferences/d/member-cookies', 'account', 'off'),
  row('inferred-location', 'allowIpToPersonalizeAds', `${single}/ads-inferred-location`, 'ads', 'on'),
  row(
    'interests',
    'adsPrivacyAllowInterestsAndBehaviors',
    '/mypreferences/d/interest-categories',
    'ads',
    'on',
  ),
];

/** One page for each address, in the order of the list. */
export const linkedinPages: readonly PageShape[] = [...new Set(linkedinSettings.map(({ path }) => path))].map(
  (path) => ({
    path,
    settings: linkedinSettings.filter((setting) => setting.path === path).map(({ check }) => check),
  }),
);

function row(
  name: string,
  key: string,
  path: string,
  category: string,
  startsAs: 'on' | 'off',
): LinkedInSetting {
  return { check: `linkedin.${name}`, key, path, category, startsAs };
}
