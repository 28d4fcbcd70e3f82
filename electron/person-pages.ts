import { BrowserUnavailable } from '../checks/audit/ports.ts';
import { type Account, accountName, named } from '../checks/model/index.ts';
import type { Accounts, Known } from './accounts.ts';
import type { AppState } from './app-state.ts';
import type { Audits } from './audits.ts';
import { tellBrowserUnavailable } from './browser-notice.ts';
import { hasSession, openPlainWindow } from './controlled-window/plain-window.ts';
import { Refused } from './ipc.ts';
import { openOutside } from './open-outside.ts';
import type { Words } from './words.ts';

interface Deps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly audits: Audits;
  /** Opens an address in the installed browser, with nothing attached, until the person closes it. */
  readonly openInstalled: (account: Account, address: string) => Promise<void>;
  readonly words: () => Words;
  readonly title: (check: string) => string;
}

/** Pages that the person opens and uses themselves: nothing is attached to them. */
export class PersonPages {
  constructor(private readonly deps: Deps) {}

  /** Opens the sign-in page and waits until it is closed. Resolves with whether somebody is signed in then. */
  signIn(id: string): Promise<boolean> {
    const { accounts, audits, state, words } = this.deps;
    const { account, platform, site, inside } = accounts.toOpen(id);
    const address = new URL(platform.signInPath, site).href;
    return audits.whileHeld(id, async () => {
      if (state.stored.preferences.engine === 'installedBrowser') {
        await this.signInInstalled(account, address);
        // Its cookies are not ours to read; the next audit says how it went.
        state.changeAccount(id, (now) => ({ ...now, signIn: 'signedIn' }));
        return true;
      }
      const { t } = words();
      await openPlainWindow({
        account,
        address,
        inside,
        title: t('window.signIn', { platform: platform.name }),
        words: { doing: t('strip.signIn', { platform: platform.name }), button: t('strip.signInDone') },
      });
      const signedIn = await hasSession(account, site, platform.signedIn.cookies, inside);
      state.changeAccount(id, (now) => ({ ...now, signIn: signedIn ? 'signedIn' : 'needed' }));
      return signedIn;
    });
  }

  /** Opens a setting's page under a strip, and answers at once. */
  show(id: string, check: string): void {
    const { accounts, audits, state, words } = this.deps;
    const { account, platform, site, inside } = accounts.toOpen(id);
    const address = new URL(accounts.check(check, platform.id).place.path, site).href;
    if (audits.isBusy(id)) throw new Refused('busy', 'This account is being looked at right now.');
    const open = async (): Promise<void> => {
      if (state.stored.preferences.engine === 'installedBrowser')
        return this.deps.openInstalled(account, address);
      const { t } = words();
      const values = { title: named(this.deps.title(check)), platform: platform.name };
      await openPlainWindow({
        account,
        address,
        inside,
        title: t('window.controlled', { account: accountName(platform.name, account.name) }),
        words: { doing: t('strip.show', values), button: t('strip.showDone') },
      });
    };
    audits.whileHeld(id, open).catch((error: unknown) => tellBrowserUnavailable(state, error, account));
  }

  /** Opens a setting's page in the person's own browser: only ever an address that the catalogue names. */
  async openOutside(id: string, check: string): Promise<void> {
    const known = this.deps.accounts.toOpen(id);
    const { place } = this.deps.accounts.check(check, known.platform.id);
    await openOutside(outsideAddress(known, place.path));
  }

  private async signInInstalled(account: Account, address: string): Promise<void> {
    try {
      await this.deps.openInstalled(account, address);
    } catch (error) {
      if (error instanceof BrowserUnavailable) throw new Refused('browserUnavailable', error.message);
      throw error;
    }
  }
}

/** The address of a platform's page: https, or this very machine for what was moved there. Anything else is refused. */
export function outsideAddress({ site, inside }: Pick<Known, 'site' | 'inside'>, path: string): string {
  const address = new URL(path, site);
  const here = address.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  if ((address.protocol !== 'https:' && !here) || !inside(address.href))
    throw new Refused('invalid', 'Only pages of the platform itself are opened.');
  return address.href;
}
