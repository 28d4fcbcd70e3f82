import path from 'node:path';
import type { Catalogue } from '../../checks/catalogue/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { aboutAccount } from '../state/about-account.ts';
import type { AppState } from '../state/app-state.ts';
import { tellOnce } from '../state/lasting-notice.ts';
import type { Histories } from '../storage/histories.ts';
import type { StateStore } from '../storage/state-store.ts';

/** What is needed to open what earlier runs left behind. */
export interface RestoreDeps {
  readonly state: AppState;
  readonly store: StateStore;
  readonly catalogue: Catalogue;
  readonly histories: Histories;
  readonly accounts: Accounts;
  /** Make a practice account for each platform if there is no account yet. */
  readonly practise: boolean;
}

/** Opens what earlier runs left behind, and tells the person of everything that was found damaged or cut short. */
export async function restoreState({
  state,
  store,
  catalogue,
  histories,
  accounts,
  practise,
}: RestoreDeps): Promise<void> {
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
