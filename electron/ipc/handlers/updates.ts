import type { Updates } from '../../updates/updates.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of newer versions need. */
export interface UpdateServices {
  readonly updates: Updates;
  /** Opens the page from which the person downloads a new version. Throws `Refused` where this copy knows of none. */
  readonly openReleases: () => Promise<void>;
}

/** Newer versions of Flipwatch. */
export const updateHandlers = ({
  updates,
  openReleases,
}: UpdateServices): HandlersOf<'version.look' | 'version.install' | 'version.openPage'> => ({
  'version.look': async () => ({ ok: true, found: await updates.look() }),
  'version.install': async ({ version }) => {
    await updates.install(version);
    return done;
  },
  'version.openPage': async () => {
    await openReleases();
    return done;
  },
});
