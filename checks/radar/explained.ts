import type { VisitResult } from '../engine/contract.ts';
import type { HistoryEntry, Scope } from '../model/index.ts';
import { primaryLanguage } from './tongue.ts';
import { wordsGrew } from './words-grew.ts';

/** What settings' own words said at earlier times, by check, oldest first. */
export type ExplainedBefore = ReadonlyMap<
  string,
  readonly { readonly language: string | null; readonly text: string }[]
>;

/** What is known of a setting from before. */
interface SettingPast {
  /** Its words were found to say more, and the person has not looked since. */
  readonly scope: Scope | null;
  /** When the person last said which control it is. */
  readonly confirmation: { readonly at: string } | null;
  readonly newest: { readonly at: string } | null;
}

/** Reads them out of an account's history. */
export function explainedBefore(entries: readonly HistoryEntry[]): ExplainedBefore {
  const before = new Map<string, { language: string | null; text: string }[]>();
  for (const entry of entries) {
    if (entry.kind !== 'pageSeen') continue;
    const language = primaryLanguage(entry.seen.language);
    for (const { check, explained: text } of entry.seen.controls ?? [])
      if (check !== null && text !== undefined)
        before.set(check, [...(before.get(check) ?? []), { language, text }]);
  }
  return before;
}

/**
 * Whether a setting's words say more than they ever did, so that its old position may not cover what it is for today. Once
 * told, that stays until the person has confirmed which control it is, or the words are back. Null: nothing speaks for it.
 */
export function grownScope(
  check: string,
  page: string,
  controls: VisitResult['controls'],
  before: ExplainedBefore,
  past: SettingPast,
): Scope | null {
  const now = controls?.seen.find((control) => control.check === check)?.explained;
  if (now === undefined) return past.scope;
  const { confirmation, newest, scope } = past;
  // They had these words before them when they said which control it is.
  if (confirmation !== null && newest !== null && confirmation.at > newest.at) return null;
  if (scope?.was) return wordsGrew([scope.was], now) ? { ...scope, now } : null;
  const language = primaryLanguage(controls?.language ?? null);
  const texts = (before.get(check) ?? []).flatMap((one) => (one.language === language ? [one.text] : []));
  const was = texts.at(-1);
  return was !== undefined && wordsGrew(texts, now) ? { reason: 'wordsGrew', path: page, was, now } : null;
}
