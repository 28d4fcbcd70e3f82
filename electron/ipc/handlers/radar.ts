import type { CatalogueSource } from '../../../checks/catalogue/source.ts';
import { openNews } from '../../../checks/radar/open-news.ts';
import { linesToPutAside } from '../../../checks/radar/put-aside.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import { Refused } from '../../contract/index.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Histories } from '../../storage/histories.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handler of the radar's news needs. */
export interface RadarServices {
  readonly accounts: Accounts;
  readonly catalogue: CatalogueSource;
  readonly histories: Histories;
  readonly state: AppState;
}

/** What the person does not care for is kept, so that it is told no more. */
export const radarHandlers = ({
  accounts,
  catalogue,
  histories,
  state,
}: RadarServices): HandlersOf<'radar.putAside'> => ({
  'radar.putAside': async ({ account, page, id }) => {
    const { platform } = accounts.get(account);
    const { entries, file } = await histories.load(account);
    const now = state.now();
    const { items } = openNews(entries(), { platform, catalogue: catalogue.current().manifests, now });
    const lines = linesToPutAside(items, { page, id }, now.toISOString());
    if (lines === null) throw new Refused('notAvailable', 'Nothing of that name is told any more.');
    for (const line of lines) await file.append(line);
    return done;
  },
});
