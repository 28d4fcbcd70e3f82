import businessPartners from './checks/business-partners.json' with { type: 'json' };
import grokMemory from './checks/grok-memory.json' with { type: 'json' };
import grokPersonalization from './checks/grok-personalization.json' with { type: 'json' };
import grokTraining from './checks/grok-training.json' with { type: 'json' };
import inferredIdentity from './checks/inferred-identity.json' with { type: 'json' };
import locationPosts from './checks/location-posts.json' with { type: 'json' };
import offX from './checks/off-x.json' with { type: 'json' };
import personalizedAds from './checks/personalized-ads.json' with { type: 'json' };
import places from './checks/places.json' with { type: 'json' };
import platform from './platform.json' with { type: 'json' };

/** Everything of this platform that ships with Flipwatch, unparsed. The order is the order people see. */
export const x = {
  platform,
  checks: {
    'grok-training.json': grokTraining,
    'grok-personalization.json': grokPersonalization,
    'grok-memory.json': grokMemory,
    'business-partners.json': businessPartners,
    'inferred-identity.json': inferredIdentity,
    'personalized-ads.json': personalizedAds,
    'places.json': places,
    'location-posts.json': locationPosts,
    'off-x.json': offX,
  },
};
