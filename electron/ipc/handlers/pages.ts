import type { Audits } from '../../audits/audits.ts';
import type { UserPages } from '../../audits/user-pages.ts';
import type { AppState } from '../../state/app-state.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of pages need. */
export interface PageServices {
  readonly pages: UserPages;
  readonly audits: Pick<Audits, 'begin'>;
  readonly state: AppState;
}

/** Pages that the person opens and uses themselves. */
export const pageHandlers = ({
  pages,
  audits,
  state,
}: PageServices): HandlersOf<'account.signIn' | 'page.show' | 'page.showAt' | 'page.openOutside'> => ({
  'account.signIn': async ({ account }) => {
    const { signedIn, unreachable } = await pages.signIn(account);
    const checking = signedIn && unreachable === null && !state.stored.preferences.manualOnly;
    // The person has just opened the site by hand: no better moment to look.
    if (checking) audits.begin(account, 'all', 'manual');
    return { ok: true, signedIn, checking, unreachable };
  },
  'page.show': ({ account, check }) => {
    pages.show(account, check);
    return done;
  },
  'page.showAt': ({ account, page }) => {
    pages.showAt(account, page);
    return done;
  },
  'page.openOutside': async ({ account, check }) => {
    await pages.openOutside(account, check);
    return done;
  },
});
