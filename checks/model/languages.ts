/** The languages that all words for people are written in. No schema, so that the report card can do without. */
export const languages = ['en', 'de'] as const;
/** One of them. */
export type Language = (typeof languages)[number];
