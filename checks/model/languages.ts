/** The languages that all words for people are written in. No schema, so that the report card can do without. */
export const languages = ['en', 'de'] as const;
/** One of them. */
export type Language = (typeof languages)[number];

/** Words in one language. English is always there, and stands in for any other. */
export const inLanguage = <T>(
  blocks: { readonly en: T } & Readonly<Record<string, T>>,
  language: string,
): T => blocks[language] ?? blocks.en;

interface Titled {
  readonly words: { readonly en: { readonly title: string } } & Readonly<
    Record<string, { readonly title: string }>
  >;
}

/** What a check is called; its id where there is no manifest of it any more. */
export const titleOf = (manifest: Titled | undefined, check: string, language: string): string =>
  manifest === undefined ? check : inLanguage(manifest.words, language).title;
