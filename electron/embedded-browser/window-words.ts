import { fillIn, locales } from '../../checks/locales/index.ts';
import { type Fix, isAboutConnection, named } from '../../checks/model/index.ts';
import type { Words } from '../locales/words.ts';
import type { Missing } from './arrival.ts';
import type { BannerWords } from './banner.ts';
import type { BoxWords } from './boxes.ts';
import type { InsteadWords } from './instead.ts';

/** What is being changed right now, for the banner above the page. */
export interface CurrentFix {
  readonly account: string;
  readonly check: string;
  readonly action: Fix['action'];
  /** Its number among those that are changed in one sitting; the first is 1. */
  readonly place: number;
  readonly total: number;
}

const always = ({ language, t }: Words): Pick<BannerWords, 'language' | 'safety'> => ({
  language,
  safety: {
    secure: t('banner.safety.secure'),
    here: t('banner.safety.here'),
    open: t('banner.safety.open'),
  },
});

/** What the banner above a page says while Flipwatch changes something there. */
export function changingWords(
  doing: CurrentFix | null,
  words: Words,
  titleOf: (check: string) => string,
): BannerWords {
  const { t } = words;
  const others = { button: t('banner.stop'), ...always(words) };
  if (doing === null) return { doing: t('banner.working'), ...others };
  const { place, total, action } = doing;
  const said = t(`banner.${action}`, { title: titleOf(doing.check) });
  return { doing: total === 1 ? said : t('banner.ofSeveral', { place, total, said }), ...others };
}

const forPerson = (words: Words): Pick<BannerWords, 'language' | 'safety' | 'way'> => ({
  ...always(words),
  way: { back: words.t('banner.back'), reload: words.t('banner.reload') },
});

/** What it says while the person signs in. */
export function signInWords(words: Words, platform: string): BannerWords {
  const { t } = words;
  return { doing: t('banner.signIn', { platform }), button: t('banner.signInDone'), ...forPerson(words) };
}

/** What it says while the person signs in to a site of their own and goes to the page that they mean. */
export function siteWords(words: Words, site: string): BannerWords {
  const { t } = words;
  return { doing: t('banner.site', { site }), button: t('banner.siteHere'), ...forPerson(words) };
}

/** What it says while the person looks at a setting's page. */
export function lookingWords(words: Words, platform: string, title: string): BannerWords {
  const { t } = words;
  const doing = t('banner.show', { title: named(title), platform });
  return { doing, button: t('banner.showDone'), ...forPerson(words) };
}

/** What a walk asks about the page below. */
export interface WalkQuestion {
  readonly platform: string;
  readonly title: string;
  readonly toBeDone: boolean;
  readonly page: number;
  readonly pages: number;
  /** It can be answered: its page is there. */
  readonly asks: boolean;
  readonly signIn: boolean;
}

/** What it says while the person is taken through pages. */
export function walkWords(words: Words, about: WalkQuestion): BannerWords {
  const { t } = words;
  const { platform, title, page, pages, toBeDone } = about;
  const question = about.signIn
    ? t('banner.walk.signIn', { platform })
    : t(`banner.walk.${toBeDone ? 'isDone' : 'stands'}`, { title: named(title) });
  const answers = toBeDone
    ? [t('banner.walk.done'), t('banner.walk.notDone')]
    : [t('banner.walk.on'), t('banner.walk.off'), t('banner.walk.notThere')];
  return {
    doing: t('banner.walk.page', { page, pages, question }),
    button: t('banner.walk.stop'),
    asks: { answers: about.asks ? answers : [], skip: t('banner.walk.skip') },
    ...forPerson(words),
  };
}

/** What is said around a page's own words in a box. */
export const boxWords = ({ t }: Words): BoxWords => ({
  says: (host) => t('box.says', { host }),
  ok: t('box.ok'),
  cancel: t('box.cancel'),
  noMore: t('box.noMore'),
});

/** What is said in place of a page that has not come. `press`: the person may press there, since nothing else moves the page. */
export function insteadWords(
  missing: Missing,
  { language, t }: Words,
  platform: string,
  press: boolean,
): InsteadWords {
  const { host } = missing;
  const button = (name: string): Pick<InsteadWords, 'button'> => (press ? { button: name } : {});
  switch (missing.kind) {
    case 'waiting':
      return { language, title: t('instead.waiting.title', { host }), lines: [t('instead.waiting.text')] };
    case 'outside':
      return {
        language,
        title: t('instead.outside.title', { host }),
        lines: [t('instead.outside.text', { platform })],
        ...button(t('instead.outside.back', { platform })),
      };
    case 'crashed':
      return {
        language,
        title: t('instead.crashed.title'),
        lines: [t('instead.crashed.text')],
        ...button(t('instead.crashed.again')),
      };
    case 'unreachable': {
      const { reason } = missing;
      // The same words as for a check that met this.
      const happened = fillIn(locales[language].reasons[reason].happened, { platform });
      const todo = isAboutConnection(reason) ? reason : 'other';
      return {
        language,
        title: t('instead.unreachable.title', { host }),
        lines: [happened, t(`instead.unreachable.todo.${todo}`, { platform })],
        ...button(t('instead.unreachable.again')),
      };
    }
  }
}
