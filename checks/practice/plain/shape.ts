import { isAt } from '../at-address.ts';
import type { PlatformFacts } from '../facts.ts';
import type { PlatformShape } from '../shape.ts';
import { answerPlainData } from './data.ts';
import { answerPlainPages, plainDocument, plainFrame } from './pages.ts';
import { plainScript } from './script.ts';
import { plainStyle } from './style.ts';

const YEAR = 365 * 24 * 3600;
/** A browser takes a name that begins like this only with the word for it, which it allows a site on this machine. */
const secure = (name: string) => (/^__(Secure|Host)-/.test(name) ? 'Secure; ' : '');
const held = (name: string, more = '') =>
  `${name}=practice; Path=/; Max-Age=${YEAR}; ${more}${secure(name)}SameSite=Lax`;
const gone = (name: string) => `${name}=; Path=/; Max-Age=0; ${secure(name)}SameSite=Lax`;

/** The practice site of a platform that is nothing but data: its own pages, controls, words and signs of a session. */
export function plainShape(facts: PlatformFacts): PlatformShape {
  const { platform, settings, pages } = facts;
  const paths = [...pages, ...facts.guided].map(({ path }) => path);
  const prefixes = platform.settingsPaths ?? paths;
  const overview = overviewBeside(prefixes[0] ?? '/settings', paths);
  const signInPath = platform.signedOut.paths[0] ?? platform.signInPath;
  const [session = 'practice_session', ...others] = platform.signedIn.cookies;
  const open = [...new Set([...others, platform.accountCookie ?? session])].filter(
    (name) => name !== session,
  );
  return {
    id: platform.id,
    name: platform.name,
    settings,
    pages,
    indexPages: facts.indexPages,
    overview,
    settingsPrefixes: prefixes,
    signInPaths: [...new Set([platform.signInPath, ...platform.signedOut.paths])],
    challengePath: platform.challengePaths[0] ?? '/practice-challenge',
    acceptPath: '/practice-terms',
    oneWay: [],
    related: {},
    session: {
      cookie: session,
      grant: () => [held(session, 'HttpOnly; '), ...open.map((name) => held(name))],
      revoke: () => [session, ...open].map(gone),
      leaveBehind: () => [held(session, 'HttpOnly; '), ...open.map(gone)],
    },
    openWithoutSession: [],
    words: facts.words,
    signInAddress: (back) => `${signInPath}?back=${encodeURIComponent(back)}`,
    backParameter: 'back',
    rateLimitHeaders: () => ({ 'retry-after': '900' }),
    document: (plan) => plainDocument(platform, plan),
    frame: (language, title, content, signedIn) => plainFrame(platform, language, title, content, signedIn),
    pagesBeside: async (exchange, site) => answerPlainPages(facts, overview, exchange, site),
    data: (exchange, site) => answerPlainData(platform, exchange, site),
    script: plainScript,
    style: plainStyle,
  };
}

/** An address among the settings that is none of its pages. */
function overviewBeside(prefix: string, paths: readonly string[]): string {
  const root = prefix.replace(/\/$/, '');
  let path = root === '' ? '/overview' : root;
  while (paths.some((one) => isAt(one, new URL(path, 'http://127.0.0.1')))) path += '-overview';
  return path;
}
