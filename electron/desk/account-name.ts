import { named } from '../../checks/model/index.ts';
import type { Words } from '../words.ts';

const wordsOf = (text: string): readonly string[] =>
  text.toLocaleLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];

/** What an account is called where several platforms stand together: its platform once, also where its name says it. */
export function accountName(platform: string, name: string, { t }: Words): string {
  const said = new Set(wordsOf(name));
  const saysPlatform = wordsOf(platform).every((word) => said.has(word));
  const shown = named(name);
  return saysPlatform ? shown : t('accountName', { platform, name: shown });
}
