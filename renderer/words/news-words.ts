import { inLanguage, type Language } from '../../checks/model/languages.ts';
import { isNewThing } from '../../checks/model/new-things.ts';
import type { AccountView, PastNews } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useCheckWords } from './check-words.ts';
import { type Dates, useDates } from './dates.ts';
import { useWords } from './i18n.ts';

/** What is said of one thing that is not as it was. */
export interface NewsWords {
  /** What it is called. */
  readonly title: string;
  /** What has happened. */
  readonly said: string;
  /** What stands beside it, who else knows it, and since when. */
  readonly more: readonly string[];
}

type Translate = ReturnType<typeof useWords>['t'];

/** The words for what the radar tells of an account. */
export function useNewsWords({ account }: Pick<AccountView, 'account'>): (item: PastNews) => NewsWords {
  const { t } = useWords();
  const dates = useDates();
  const pageName = usePageName(account.platform);
  const { title: titleOf } = useCheckWords();
  return (item) => {
    const { kind, count, state } = item;
    const named = item.check === undefined ? item.title : titleOf(item.check);
    const title = named || item.key || (item.path === item.page ? t('checks:radar.nameless') : item.path);
    const page = pageName(item.page);
    const values = { page, title, was: kind === 'moved' ? pageName(item.was ?? '') : (item.was ?? '') };
    const isNew = isNewThing(item);
    const isThere = kind !== 'missing' && kind !== 'gone';
    return {
      title,
      said:
        count === undefined
          ? t(`checks:radar.${kind}`, values)
          : t(`checks:radar.group.${kind}`, { ...values, count }),
      more: [
        ...(state === null || !isThere ? [] : [besides(state, t)]),
        ...(isNew ? [knownBy(item, t, dates)] : []),
        between(item, t, dates),
        ...(isThere ? [] : [t('checks:radar.notOff')]),
      ],
    };
  };
}

const besides = (state: string, t: Translate): string =>
  t('checks:radar.state', { state: state === 'on' || state === 'off' ? t(`checks:states.${state}`) : state });

function knownBy({ known, since }: PastNews, t: Translate, dates: Dates): string {
  if (known === 'nobody') return t('checks:radar.known.nobody');
  return since === undefined
    ? t('checks:radar.known.others')
    : t('checks:radar.known.since', { day: dates.day(since) });
}

function between({ kind, between: [from, to] }: PastNews, t: Translate, dates: Dates): string {
  const days = [dates.day(from), dates.day(to)] as const;
  // Within one day the times tell more.
  const [first, last] = days[0] === days[1] ? [dates.exact(from), dates.exact(to)] : days;
  if (kind === 'missing' || kind === 'gone') return t('checks:radar.when.lastSeen', { from: days[0] });
  return t(isNewThing({ kind }) ? 'checks:radar.when.appeared' : 'checks:radar.when.changed', {
    from: first,
    to: last,
  });
}

/** What people call a page: by its own name, by a setting that stands on it, or else by its path. */
function usePageName(platform: string): (path: string) => string {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const { accounts, language } = useSnapshot();
  const { title } = useCheckWords();
  return (path) => {
    const words = catalogue.pageName(platform, path);
    if (words !== undefined) return inLanguage(words, language satisfies Language);
    const checks = accounts.flatMap(({ checks }) => checks.map(({ check }) => check));
    const there = checks.find((check) => {
      const manifest = catalogue.manifest(check);
      return manifest?.platform === platform && manifest.place.path === path;
    });
    return there === undefined ? path : t('checks:radar.pageOf', { setting: title(there) });
  };
}
