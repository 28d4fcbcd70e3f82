import path from 'node:path';
import type { Catalogue } from '../checks/catalogue/index.ts';
import { aboutAccount } from './about-account.ts';
import type { Accounts } from './accounts.ts';
import type { AppState } from './app-state.ts';
import type { Notice } from './contract/index.ts';
import type { Histories } from './histories.ts';
import type { StateStore } from './storage/state-store.ts';

interface Deps {
  readonly state: AppState;
  readonly store: StateStore;
  readonly catalogue: Catalogue;
  readonly histories: Histories;
  readonly accounts: Accounts;
  /** Make a practice account for each platform if there is no account yet. */
  readonly practise: boolean;
}

/** Opens what earlier runs left behind, and tells the person of everything that was found damaged or cut short. */
export async function openPast({
  state,
  store,
  catalogue,
  histories,
  accounts,
  practise,
}: Deps): Promise<void> {
  if (store.setAside !== null)
    state.notice(store.setAside.restored ? 'settingsRestored' : 'settingsDamaged', {
      file: store.setAside.file ?? '',
    });
  for (const { file, problems } of catalogue.rejected)
    state.notice('manifestRejected', { file, problem: problems[0]?.slice(0, 300) ?? '' });
  await accounts.startPractice();
  accounts.tellStranded();
  if (practise && state.stored.accounts.length === 0)
    for (const { id, name } of catalogue.platforms) await accounts.add(id, name, true);
  for (const { account } of state.stored.accounts) {
    try {
      const { file, past } = await histories.load(account.id);
      if (file.damaged !== null)
        state.notice('historyDamaged', {
          ...aboutAccount(account),
          file: path.basename(file.damaged.setAsideTo),
        });
      const cut = past().interrupted.at(-1);
      if (cut !== undefined)
        tellOnce(state, 'auditInterrupted', `cut|${account.id}|${cut.startedAt}`, aboutAccount(account));
    } catch (error) {
      console.error('A history could not be opened:', error);
      state.notice('historyUnreadable', aboutAccount(account));
    }
  }
}

/** Puts up a notice for something that stays true, once: what was told is remembered by its key. */
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

/** Takes such a notice away once it is not so any more. Should it become so again, it is told again. */
export function takeBack(state: AppState, kind: Notice['kind'], key: string): void {
  if (!state.stored.news.told.includes(key)) return;
  state.remember((now) => ({
    ...now,
    news: { ...now.news, told: now.news.told.filter((one) => one !== key) },
    notices: now.notices.filter((one) => one.kind !== kind),
  }));
}
