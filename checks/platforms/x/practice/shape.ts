import { randomBytes } from 'node:crypto';
import { type PlatformFacts, saidOtherwise, startingPrivate } from '../../../practice/facts.ts';
import type { PlatformShape } from '../../../practice/shape.ts';
import { answerXData, xRateLimit } from './data.ts';
import { answerXPages, HUB_PATH, xDocument, xFrame } from './pages.ts';
import { xScript } from './script.ts';
import { ALL_IN_ONE_PATH, xPage, xVariant } from './settings.ts';
import { xStyle } from './style.ts';
import { xWords } from './words.ts';

const YEAR = 365 * 24 * 3600;
const account = `twid=u%3D1000000000000000001; Path=/; Max-Age=${YEAR}; SameSite=Lax`;
const gone = (name: string) => `${name}=; Path=/; Max-Age=0; SameSite=Lax`;

/** Settings that are private at the first start. */
const chosen = ['x.grok-memory', 'x.location-posts'];

/** The practice site shaped like X's settings pages: what it does differently from the plain one. */
export const practiceShape = (facts: PlatformFacts): PlatformShape => ({
  id: 'x',
  name: 'X',
  settings: startingPrivate(facts, chosen).settings,
  pages: facts.pages.map(xPage),
  indexPages: facts.indexPages,
  overview: HUB_PATH,
  settingsPrefixes: ['/settings'],
  signInPaths: ['/i/flow/login', '/login'],
  challengePath: '/account/access',
  acceptPath: '/i/flow/practice_terms',
  oneWay: ['x.off-x'],
  related: { 'x.personalized-ads': 'x.off-x' },
  session: {
    cookie: 'auth_token',
    grant: () => [
      `auth_token=practice${randomBytes(16).toString('hex')}; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`,
      `ct0=${randomBytes(16).toString('hex')}; Path=/; Max-Age=${YEAR}; SameSite=Lax`,
      account,
    ],
    revoke: () => ['auth_token', 'ct0', 'twid'].map(gone),
    leaveBehind: () => [...['auth_token', 'ct0'].map(gone), account],
  },
  openWithoutSession: [ALL_IN_ONE_PATH],
  variant: xVariant,
  words: (language) => saidOtherwise(facts.words(language), xWords(language)),
  signInAddress: (back) => `/i/flow/login?redirect_after_login=${encodeURIComponent(back)}`,
  backParameter: 'redirect_after_login',
  rateLimitHeaders: xRateLimit,
  document: xDocument,
  frame: xFrame,
  pagesBeside: answerXPages,
  data: answerXData,
  script: xScript,
  style: xStyle,
});
