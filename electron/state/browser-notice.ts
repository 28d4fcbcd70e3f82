import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { Account } from '../../checks/model/index.ts';
import { type BrowserTrouble, Refused } from '../contract/index.ts';
import { aboutAccount } from './about-account.ts';
import type { AppState } from './app-state.ts';

/**
 * Puts up a notice that says why an account's page could not be opened. The advice differs by browser and by reason.
 */
export function tellBrowserUnavailable(
  state: Pick<AppState, 'notice' | 'stored'>,
  error: unknown,
  account: Account,
): void {
  const its = error instanceof BrowserUnavailable ? error.code : 'failedToStart';
  const code: BrowserTrouble = state.stored.preferences.engine === 'ownWindow' ? 'ownWindow' : its;
  // Only a profile belongs to one account; a browser that is missing is told once, however many accounts wait for it.
  const about = code.startsWith('profile') ? aboutAccount(account) : {};
  state.notice('browserUnavailable', { code, ...about });
}

/** The refusal for a request for which no browser could be opened. Any other error stays as it is. */
export const asRefusal = (error: unknown): unknown =>
  error instanceof BrowserUnavailable ? new Refused('browserUnavailable', error.message) : error;
