import { randomBytes } from 'node:crypto';
import { type PlatformFacts, saidOtherwise, startingPrivate } from '../../../practice/facts.ts';
import { plainStyle } from '../../../practice/plain/style.ts';
import type { PlatformShape } from '../../../practice/shape.ts';
import { answerLinkedInData } from './data.ts';
import { answerLinkedInPages, linkedinDocument, linkedinFrame } from './pages.ts';
import { linkedinScript } from './script.ts';
import { linkedinWords } from './words.ts';

const YEAR = 365 * 24 * 3600;

/** Settings that are private at the first start. */
const chosen = ['linkedin.marketing-email', 'linkedin.ads-by-gender', 'linkedin.cookies'];

/** The practice site shaped like LinkedIn's settings pages: what it does differently from the plain one. */
export const practiceShape = (facts: PlatformFacts): PlatformShape => ({
  id: 'linkedin',
  name: 'LinkedIn',
  settings: startingPrivate(facts, chosen).settings,
  pages: facts.pages,
  indexPages: facts.indexPages,
  overview: '/mypreferences/d/categories/account',
  settingsPrefixes: ['/mypreferences/d'],
  signInPaths: ['/login', '/uas/login'],
  challengePath: '/checkpoint/challenge/practice',
  acceptPath: '/legal/practice-update',
  oneWay: [],
  related: { 'linkedin.ads-off-linkedin': 'linkedin.data-sharing' },
  session: {
    cookie: 'li_at',
    grant: () => [
      `li_at=AQEDpractice; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`,
      `JSESSIONID="ajax:${randomBytes(8).readBigUInt64BE().toString().padStart(19, '0')}"; Path=/; Max-Age=${YEAR}; SameSite=Lax`,
    ],
    revoke: () => [
      'li_at=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
      'JSESSIONID=; Path=/; Max-Age=0; SameSite=Lax',
    ],
    leaveBehind: () => [
      `li_at=AQEDpractice; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`,
      'JSESSIONID=; Path=/; Max-Age=0; SameSite=Lax',
    ],
  },
  openWithoutSession: [],
  words: (language) => saidOtherwise(facts.words(language), linkedinWords(language)),
  signInAddress: (back) => `/uas/login?session_redirect=${encodeURIComponent(back)}`,
  backParameter: 'session_redirect',
  // LinkedIn names no header of its own; this is the standard one.
  rateLimitHeaders: () => ({ 'retry-after': '900' }),
  document: linkedinDocument,
  frame: linkedinFrame,
  pagesBeside: answerLinkedInPages,
  data: answerLinkedInData,
  script: linkedinScript,
  style: plainStyle,
});
