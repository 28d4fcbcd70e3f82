import adsByAge from './checks/ads-by-age.json' with { type: 'json' };
import adsByGender from './checks/ads-by-gender.json' with { type: 'json' };
import adsOffLinkedin from './checks/ads-off-linkedin.json' with { type: 'json' };
import advertiserData from './checks/advertiser-data.json' with { type: 'json' };
import aiTraining from './checks/ai-training.json' with { type: 'json' };
import cookies from './checks/cookies.json' with { type: 'json' };
import dataResearch from './checks/data-research.json' with { type: 'json' };
import dataSharing from './checks/data-sharing.json' with { type: 'json' };
import inferredLocation from './checks/inferred-location.json' with { type: 'json' };
import interests from './checks/interests.json' with { type: 'json' };
import marketingAds from './checks/marketing-ads.json' with { type: 'json' };
import marketingEmail from './checks/marketing-email.json' with { type: 'json' };
import measureAdSuccess from './checks/measure-ad-success.json' with { type: 'json' };
import objectionForm from './checks/objection-form.json' with { type: 'json' };
import platform from './platform.json' with { type: 'json' };

/** Everything of this platform that ships with Flipwatch, unparsed. The order is the order people see. */
export const linkedin = {
  platform,
  checks: {
    'ai-training.json': aiTraining,
    'data-research.json': dataResearch,
    'data-sharing.json': dataSharing,
    'ads-off-linkedin.json': adsOffLinkedin,
    'advertiser-data.json': advertiserData,
    'measure-ad-success.json': measureAdSuccess,
    'ads-by-age.json': adsByAge,
    'ads-by-gender.json': adsByGender,
    'inferred-location.json': inferredLocation,
    'marketing-ads.json': marketingAds,
    'marketing-email.json': marketingEmail,
    'interests.json': interests,
    'cookies.json': cookies,
    'objection-form.json': objectionForm,
  },
};
