import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

/** The words of the domain: statuses, reasons, results, categories, witnesses. Nested keys, as i18next reads them. */
export type DomainWords = typeof en;

/** One language for each key. A language that lacks a key does not compile. */
export const locales = { en, de } as const satisfies Record<string, DomainWords>;

export type Locale = keyof typeof locales;

/** Puts values into `{{placeholders}}`, for places that have no i18next. A placeholder without a value stays visible. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
