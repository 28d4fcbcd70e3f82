import { addressesOf } from '../../../checks/catalogue/index.ts';
import type { CatalogueSource } from '../../../checks/catalogue/source.ts';
import type { AppState } from '../../state/app-state.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the app's own handlers need. */
export interface AppServices {
  readonly state: AppState;
  readonly catalogue: CatalogueSource;
  readonly quit: () => void;
}

/** What the window draws, what is put away for good, and the end of the app. */
export const appHandlers = ({
  state,
  catalogue,
  quit,
}: AppServices): HandlersOf<
  'snapshot.get' | 'catalogue.get' | 'notice.dismiss' | 'guide.close' | 'app.quit'
> => ({
  'snapshot.get': () => ({ ok: true, snapshot: state.snapshot() }),
  'catalogue.get': () => {
    const { platforms, manifests, awaiting, indexPages } = catalogue.current();
    return {
      ok: true,
      platforms: [...platforms],
      manifests: [...manifests],
      awaiting: awaiting.map((one) => ({ id: one.id, name: one.name, addresses: [...addressesOf(one)] })),
      pageNames: indexPages.map(({ platform, path, words }) => ({ platform, path, words })),
    };
  },
  'notice.dismiss': ({ id }) => {
    state.change((now) => ({ ...now, notices: now.notices.filter((one) => one.id !== id) }));
    return done;
  },
  'guide.close': () => {
    state.change((now) => ({ ...now, guideClosed: true }));
    return done;
  },
  'app.quit': () => {
    // After the answer has gone out.
    setImmediate(quit);
    return done;
  },
});
