import type { Notice } from '../contract/index.ts';
import type { AppState } from './app-state.ts';

/** Puts up a notice once for something that stays true. What was told is remembered by its key. */
export function tellOnce(
  state: AppState,
  kind: Notice['kind'],
  key: string,
  values: Record<string, string> = {},
): void {
  if (state.stored.news.told.includes(key)) return;
  state.remember((now) => ({ ...now, news: { ...now.news, told: [...now.news.told, key] } }));
  state.notice(kind, values);
}

/** Takes such a notice away once it is no longer true. If it becomes true again, it is told again. */
export function takeBack(state: AppState, kind: Notice['kind'], key: string): void {
  if (!state.stored.news.told.includes(key)) return;
  state.remember((now) => ({
    ...now,
    news: { ...now.news, told: now.news.told.filter((one) => one !== key) },
    notices: now.notices.filter((one) => one.kind !== kind),
  }));
}
