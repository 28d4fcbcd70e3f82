import { named } from './foreign-text.ts';

const wordsOf = (text: string): readonly string[] =>
  text.toLocaleLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];

/**
 * What an account is called everywhere: its platform, and the name that the person has chosen. A name that already says
 * the platform stands alone. Each place that shows it escapes it for itself.
 */
export function accountName(platform: string, name: string): string {
  const said = new Set(wordsOf(name));
  const shown = named(name);
  const saysPlatform = wordsOf(platform).every((word) => said.has(word));
  return saysPlatform ? shown : `${platform}, ${shown}`;
}
