import { mayBeListed } from '../../checks/catalogue/page-rules.ts';
import { type Account, accountName, type Reason } from '../../checks/model/index.ts';
import type { AccountContext, Accounts } from '../accounts/accounts.ts';
import { Refused } from '../contract/index.ts';
import type { Missing } from '../embedded-browser/arrival.ts';
import { placeOf } from '../embedded-browser/place.ts';
import { hasSession, openPlainWindow } from '../embedded-browser/plain-window.ts';
import { boxWords, insteadWords, lookingWords, signInWords } from '../embedded-browser/window-words.ts';
import type { Words } from '../locales/words.ts';
import { openInBrowser } from '../process/open-external.ts';
import type { AppState } from '../state/app-state.ts';
import { asRefusal, tellBrowserUnavailable } from '../state/browser-notice.ts';
import type { Audits } from './audits.ts';

interface UserPagesDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly audits: Audits;
  /** Opens an address in the installed browser, with nothing attached, until the person closes it. */
  readonly openInstalled: (account: Account, address: string) => Promise<void>;
  readonly words: () => Words;
  readonly title: (check: string) => string;
  /** What people call a page. */
  readonly pageName: (platform: string, path: string) => string;
}

/** How a sign-in window was closed. */
export interface SignInOutcome {
  readonly signedIn: boolean;
  /** Why the page was not there when the window was closed; null: it was, or nobody can tell. */
  readonly unreachable: Reason | null;
}

/** Pages that the person opens and uses themselves: nothing is attached to them. */
export class UserPages {
  constructor(private readonly deps: UserPagesDeps) {}

  /** Opens the sign-in page and waits until it is closed. */
  signIn(id: string): Promise<SignInOutcome> {
    const { accounts, audits, state, words } = this.deps;
    const { account, platform, site, inside } = accounts.toOpen(id);
    const address = new URL(platform.signInPath, site).href;
    return audits.whileHeld(id, async () => {
      if (state.stored.preferences.engine === 'installedBrowser') {
        await this.signInInstalled(account, address);
        // Its cookies are not ours to read; the next audit says how it went.
        state.changeAccount(id, (now) => ({ ...now, signIn: 'signedIn' }));
        return { signedIn: true, unreachable: null };
      }
      const said = words();
      const missing = await openPlainWindow({
        account,
        address,
        inside,
        title: said.t('window.signIn', { account: accountName(platform.name, account.name) }),
        words: signInWords(said, platform.name),
        box: boxWords(said),
        instead: (why) => insteadWords(why, words(), platform.name, true),
      });
      const signedIn = await hasSession(account, site, platform.signedIn.cookies, inside);
      const unreachable = reasonOf(missing);
      // If nobody could sign in, nothing new is known.
      if (signedIn || unreachable === null)
        state.changeAccount(id, (now) => ({ ...now, signIn: signedIn ? 'signedIn' : 'needed' }));
      return { signedIn, unreachable };
    });
  }

  /** Opens a setting's page under a banner, and answers at once. */
  show(id: string, check: string): void {
    const { accounts, title } = this.deps;
    const { platform } = accounts.toOpen(id);
    this.open(id, accounts.check(check, platform.id).place.path, () => title(check));
  }

  /** The same for any page among the platform's settings, but for those that close an account, say, or list people. */
  showAt(id: string, path: string): void {
    const { accounts, pageName } = this.deps;
    const { platform } = accounts.toOpen(id);
    if (!mayBeListed(path, platform))
      throw new Refused('notAvailable', 'It is none of the pages that are opened.');
    this.open(id, path, () => pageName(platform.id, path));
  }

  private open(id: string, path: string, title: () => string): void {
    const { accounts, audits, state, words } = this.deps;
    const { account, platform, site, inside } = accounts.toOpen(id);
    const address = new URL(path, site).href;
    if (audits.isBusy(id)) throw new Refused('busy', 'This account is being looked at right now.');
    const open = async (): Promise<void> => {
      if (state.stored.preferences.engine === 'installedBrowser')
        return this.deps.openInstalled(account, address);
      const said = words();
      await openPlainWindow({
        account,
        address,
        inside,
        title: said.t('window.controlled', { account: accountName(platform.name, account.name) }),
        words: lookingWords(said, platform.name, title()),
        box: boxWords(said),
        instead: (why) => insteadWords(why, words(), platform.name, true),
      });
    };
    audits.whileHeld(id, open).catch((error: unknown) => tellBrowserUnavailable(state, error, account));
  }

  /** Opens a setting's page in the person's own browser: only ever an address that the catalogue names. */
  async openOutside(id: string, check: string): Promise<void> {
    const known = this.deps.accounts.toOpen(id);
    const { place } = this.deps.accounts.check(check, known.platform.id);
    await openInBrowser(outsideAddress(known, place.path));
  }

  private async signInInstalled(account: Account, address: string): Promise<void> {
    try {
      await this.deps.openInstalled(account, address);
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

/** The address of a platform's page: https, or this very machine for what was moved there. Anything else is refused. */
export function outsideAddress(
  { site, inside }: Pick<AccountContext, 'site' | 'inside'>,
  path: string,
): string {
  const address = new URL(path, site);
  const { safety = 'open' } = placeOf(address.href) ?? {};
  if (safety === 'open' || !inside(address.href))
    throw new Refused('invalid', 'Only pages of the platform itself are opened.');
  return address.href;
}

/**
 * What kept the page from coming. A page that is still on its way when the person closes the window counts as too slow.
 */
export function reasonOf(missing: Missing | null): Reason | null {
  if (missing === null || missing.kind === 'crashed') return null;
  if (missing.kind === 'waiting') return 'timeout';
  return missing.kind === 'outside' ? 'redirected' : missing.reason;
}
