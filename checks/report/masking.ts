import { loadCatalogue } from '../catalogue/index.ts';
import { fillIn, type Locale } from '../locales/index.ts';
import { type IndexPage, inLanguage, isReadable, type Manifest } from '../model/index.ts';
import type { ReportCheck } from './schema.ts';
import { reportWords } from './words.ts';

/** The checks that ship with Flipwatch, by their ids. No user has written their words. */
export function shippedChecks(): ReadonlyMap<string, Manifest> {
  return new Map(loadCatalogue().manifests.map((check) => [check.id, check]));
}

/** The pages that list settings, as they ship. */
export const shippedIndexPages = (): readonly IndexPage[] => loadCatalogue().indexPages;

interface Told {
  /** The check as it ships; undefined: the person's own. */
  readonly shipped: Manifest | undefined;
  /** The platform's public address; undefined: no page is named. */
  readonly home: string | undefined;
  /** Which of the own checks of its account it is, from 1. */
  readonly number: number;
  readonly language: Locale;
}

/**
 * Leaves out everything that a page or a person has written. The words of a check that ships stay. Of a check that a
 * person wrote, only its position stays: its name, words, labels and page are theirs.
 */
export function mask(
  told: ReportCheck,
  platform: string,
  { shipped, home, number, language }: Told,
): ReportCheck {
  const labels = isReadable(shipped) ? shipped.control.labels.map(({ text }) => text) : [];
  const named =
    shipped === undefined
      ? {
          check: `${platform}.own-check-${number}`,
          title: fillIn(reportWords[language].ownCheck, { number: String(number) }),
          url: null,
        }
      : {
          check: shipped.id,
          title: inLanguage(shipped.words, language).title,
          url: told.url === null || home === undefined ? null : `${home}${shipped.place.path}`,
        };
  const { grew: _, beside, ...plain } = told;
  return {
    ...plain,
    ...named,
    label: told.label !== null && labels.includes(told.label) ? told.label : null,
    witnesses: told.witnesses.map(({ kind, says }) => ({
      kind,
      says: says === 'on' || says === 'off' ? says : null,
    })),
    detail: null,
    ...(beside === undefined ? {} : { beside: null }),
  };
}
