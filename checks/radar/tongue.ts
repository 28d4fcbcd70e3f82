import { controlIdentity, isByWords, type Platform, rowIdentity, wordsApart } from '../model/index.ts';
import type { PagePast } from './seen-before.ts';

/** What a page said, in whichever language. */
interface Said {
  readonly language: string | null;
  readonly rows?: readonly Parameters<typeof rowIdentity>[0][] | undefined;
  readonly controls?: readonly Parameters<typeof controlIdentity>[0][] | undefined;
}

/** So many names have to be others all at once before a page without a word on its language counts as one in another. */
const MANY = 4;

const primary = (language: string): string => language.toLowerCase().replaceAll('_', '-').split('-')[0] ?? '';

/** A language without its country; null where a page does not say which it speaks. */
export const primaryLanguage = (language: string | null): string | null =>
  language === null ? null : primary(language);

/** Whether the page speaks another language than when it was read last: then other words are no news. */
export function speaksOtherwise(
  past: Pick<PagePast, 'language' | 'rows' | 'controls'>,
  now: Said,
  platform: Pick<Platform, 'sameRows'>,
): boolean {
  if (past.language !== null && now.language !== null)
    return primary(past.language) !== primary(now.language);
  const names = [
    ...(now.rows ?? []).map((row) => ({
      words: row.title,
      name: rowIdentity(row, platform),
      before: past.rows.get(rowIdentity(row, platform))?.thing.title,
    })),
    ...(now.controls ?? []).map((control) => ({
      words: control.label,
      name: controlIdentity(control),
      before: past.controls.get(controlIdentity(control))?.thing.label,
    })),
  ];
  const kept = names.filter(({ words, before }) => before !== undefined && same(words, before));
  if (kept.length > 0) return false;
  const others = names.filter(({ before }) => before !== undefined);
  if (others.length >= MANY) return true;
  const byWords = [...past.rows, ...past.controls].filter(([name]) => isByWords(name));
  return byWords.length > 0 && names.some(({ name }) => isByWords(name));
}

/** Whether two names say the same, but for numbers. */
export const same = (one: string, other: string): boolean => wordsApart(one) === wordsApart(other);
