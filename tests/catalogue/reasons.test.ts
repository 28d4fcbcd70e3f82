import { describe, expect, it, test } from 'vitest';
import cliDe from '../../checks/locales/cli.de.json' with { type: 'json' };
import cliEn from '../../checks/locales/cli.en.json' with { type: 'json' };
import { locales } from '../../checks/locales/index.ts';
import {
  type FixReason,
  isWorthAnother,
  mayComeLate,
  onlyOfFixes,
  wordsOf,
} from '../../checks/model/fix-reasons.ts';
import { fixReasonSchema, reasonSchema } from '../../checks/model/index.ts';
import {
  connectionReasons,
  isAboutConnection,
  isMiss,
  isTriedAgainSoon,
  meaningOf,
  needsSignIn,
  passesByItself,
  type ReasonMeaning,
  reasons,
  signInReasons,
  siteMinds,
  stopsEverything,
} from '../../checks/model/reasons.ts';
import appDe from '../../electron/locales/de.json' with { type: 'json' };
import appEn from '../../electron/locales/en.json' with { type: 'json' };

const allOfFixes: readonly FixReason[] = [...reasons, ...onlyOfFixes];
const inOrder = (names: Iterable<string>) => [...names].toSorted();

describe('the table of reasons', () => {
  it('is what the schemas are made of', () => {
    expect(reasonSchema.options).toEqual(reasons);
    expect(fixReasonSchema.options[1].options).toEqual(onlyOfFixes);
    expect(new Set(allOfFixes).size).toBe(reasons.length + onlyOfFixes.length);
  });

  it('takes no reason without a whole row', () => {
    const whole = { about: 'page', audit: 'goOn', miss: false, needs: 'nobody', remedy: 'show' } as const;
    const { remedy, ...planted } = whole;
    // @ts-expect-error: nobody has said what helps with it
    const row: ReasonMeaning = planted;
    expect({ ...row, remedy }).toEqual(whole satisfies ReasonMeaning);
    // @ts-expect-error: it has no row at all
    expect(meaningOf('planted')).toBeUndefined();
  });

  it('knocks at no door that the site has just shut', () => {
    for (const reason of reasons.filter((one) => siteMinds(one) || needsSignIn(one))) {
      expect(meaningOf(reason).remedy, reason).not.toBe('checkAgain');
      expect(stopsEverything(reason), reason).toBe(true);
      expect(isTriedAgainSoon(reason), reason).toBe(false);
      expect(isWorthAnother(reason), reason).toBe(false);
    }
  });

  it('blames no check for the connection, the session, the site’s mood or ourselves', () => {
    for (const reason of reasons.filter(isMiss)) {
      expect(['page', 'check']).toContain(meaningOf(reason).about);
      expect(stopsEverything(reason), reason).toBe(false);
    }
    expect(reasons.filter(isAboutConnection).every(isTriedAgainSoon)).toBe(true);
  });

  it('lets nothing pass by itself that wants somebody, nor anything for ever', () => {
    for (const reason of reasons) {
      expect(passesByItself(reason, 2), reason).toBe(meaningOf(reason).needs === 'nobody');
      expect(passesByItself(reason, 3), reason).toBe(false);
    }
    expect(passesByItself(null, 0)).toBe(false);
  });

  it('knows after which ends of a change the site may still do it, and after which another try may help', () => {
    expect(allOfFixes.filter(mayComeLate)).toEqual(['rateLimited', 'notHeld', 'notAnswered']);
    expect(allOfFixes.filter(isWorthAnother)).toEqual([
      'notWhole',
      'notReady',
      'siteError',
      ...connectionReasons,
      'timeout',
      'browserClosed',
      'notHeld',
      'notSaved',
    ]);
  });
});

describe.each(Object.entries(locales))('the words of the domain (%s)', (_, words) => {
  const blocks: Readonly<Record<string, Readonly<Record<string, object>>>> = {
    reasons: words.reasons,
    fixReasons: words.fixReasons,
  };

  it.each(allOfFixes)('say what “%s” is, where everybody looks for it', (reason) => {
    const [block = '', name = ''] = wordsOf(reason).split('.');
    expect(Object.keys(blocks[block]?.[name] ?? {})).toEqual(['short', 'happened', 'means', 'todo']);
  });

  it('say nothing of reasons that there are not', () => {
    const said = Object.entries(blocks).flatMap(([block, all]) =>
      Object.keys(all).map((name) => `${block}.${name}`),
    );
    expect(inOrder(said)).toEqual(inOrder(allOfFixes.map(wordsOf)));
  });
});

test.each([
  ['en', cliEn],
  ['de', cliDe],
])('the command line has words for each reason to sign in, and for no other (%s)', (_, { signIn }) => {
  expect(inOrder(Object.keys(signIn))).toEqual(inOrder(signInReasons));
  for (const said of Object.values(signIn))
    expect(Object.keys(said)).toEqual(['opening', 'headedNeeded', 'onSite']);
});

test.each([
  ['en', appEn],
  ['de', appDe],
])('so has the app, and for each reason why a page has not come (%s)', (_, { notification, instead }) => {
  const ofReasons = Object.keys(notification).filter((key) =>
    reasons.some((reason) => key === `${reason}Title` || key === `${reason}Line`),
  );
  expect(inOrder(ofReasons)).toEqual(inOrder(signInReasons.flatMap((why) => [`${why}Title`, `${why}Line`])));
  expect(inOrder(Object.keys(instead.unreachable.todo))).toEqual(inOrder([...connectionReasons, 'other']));
});
