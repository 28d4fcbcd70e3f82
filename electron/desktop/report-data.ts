import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { pastOf } from '../../checks/history/flips.ts';
import type { ReportData } from '../../checks/report/document.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { AppState } from '../state/app-state.ts';
import { radarForReport } from '../state/radar-view.ts';
import type { Histories } from '../storage/histories.ts';

/** Where what a report tells comes from. */
export interface ReportSources {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly histories: Histories;
  readonly catalogue: CatalogueSource;
}

/** The accounts that count, as a report tells of them. */
export function reportData({ state, accounts, histories, catalogue }: ReportSources, now: Date): ReportData {
  const { platforms, manifests, indexPages } = catalogue.current();
  const every = state.stored.preferences.newSettings;
  return {
    generatedAt: now.toISOString(),
    platforms,
    manifests,
    indexPages,
    accounts: state.counting().map(({ account: { id } }) => {
      const account = accounts.account(id);
      const history = histories.get(id);
      const platform = platforms.find((known) => known.id === account.platform);
      if (history === null) return { account, past: pastOf([]) };
      const past = history.past();
      if (platform === undefined) return { account, past };
      return { account, past, radar: radarForReport(history.entries(), { platform, manifests, now, every }) };
    }),
  };
}
