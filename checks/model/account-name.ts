import { named } from './foreign-text.ts';

const wordsOf = (text: string): readonly string[] =>
  text.toLocaleLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];

/**
 * What an account is called wherever it is told of: by its platform, once also where its name says it, and by its name,
 * which the person has chosen. Whatever place shows it makes it harmless for itself.
 */
export function accountName(platform: string, name: string): string {
  const said = new Set(wordsOf(name));
  const shown = named(name);
  const saysPlatform = wordsOf(platform).every((word) => said.has(word));
  return saysPlatform ? shown : `${platform}, ${shown}`;
}
