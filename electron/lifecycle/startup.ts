import path from 'node:path';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { newsKeys } from '../../checks/history/news-keys.ts';
import { practisedOf } from '../../checks/model/practised.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { LogWriter } from '../process/log.ts';
import { aboutAccount } from '../state/about-account.ts';
import type { AppState } from '../state/app-state.ts';
import { tellOnce } from '../state/lasting-notice.ts';
import type { Histories } from '../storage/histories.ts';
import type { StateStore } from '../storage/state-store.ts';

/** What is needed to open what earlier runs left behind. */
export interface RestoreDeps {
  readonly state: AppState;
  readonly store: StateStore;
  readonly catalogue: CatalogueSource;
  readonly histories: Histories;
  readonly accounts: Accounts;
  /** Make a practice account for each platform if there is no account yet. */
  readonly practise: boolean;
  readonly log: LogWriter;
}

/** Opens what earlier runs left behind, and tells the person of everything that was found damaged or cut short. */
export async function restoreState({
  state,
  store,
  catalogue,
  histories,
  accounts,
  practise,
  log,
}: RestoreDeps): Promise<void> {
  if (store.setAside !== null) {
    const { restored, file } = store.setAside;
    log.write({ event: 'settingsSetAside', restored });
    state.notice(restored ? 'settingsRestored' : 'settingsDamaged', { file: file ?? '' });
  }
  tellLeftOut(state, catalogue, log);
  await accounts.startPractice();
  accounts.tellStranded();
  if (practise && state.stored.accounts.length === 0)
    for (const { id, name } of practisedOf(catalogue.current().platforms)) await accounts.add(id, name, true);
  for (const { account } of state.stored.accounts) {
    try {
      const { file, past } = await histories.load(account.id);
      if (file.damaged !== null) {
        log.write({ event: 'historyDamaged', account: account.id, platform: account.platform });
        state.notice('historyDamaged', {
          ...aboutAccount(account),
          file: path.basename(file.damaged.setAsideTo),
        });
      }
      const cut = past().interrupted.at(-1);
      if (cut !== undefined)
        tellOnce(
          state,
          'auditInterrupted',
          newsKeys.interrupted(account.id, cut.startedAt),
          aboutAccount(account),
        );
    } catch (error) {
      log.write({ event: 'trouble', with: 'history', error });
      state.notice('historyUnreadable', aboutAccount(account));
    }
  }
}

/** Puts up a notice for each of the person's own files that can't be used, and takes it away once it can. */
export function tellLeftOut(state: AppState, catalogue: CatalogueSource, log: LogWriter): void {
  const leftOut = catalogue
    .current()
    .rejected.map(({ file, problems }) => ({ file, problem: problems[0]?.slice(0, 300) ?? '' }));
  if (leftOut.length > 0) log.write({ event: 'leftOut', files: leftOut.length });
  const isStill = ({ file, problem }: Record<string, string>): boolean =>
    leftOut.some((one) => one.file === file && one.problem === problem);
  const { notices } = state.stored;
  const stands = notices.filter(({ kind, values }) => kind !== 'manifestRejected' || isStill(values));
  if (stands.length < notices.length) state.remember((now) => ({ ...now, notices: stands }));
  for (const values of leftOut) state.notice('manifestRejected', values);
}
