import type { AuditOutcome } from '../../checks/audit/audit-contract.ts';
import { type BrowserPort, BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { Finding } from '../../checks/model/index.ts';
import type { Preferences } from '../contract/index.ts';
import type { LogWriter } from '../process/log.ts';

const since = (begun: number): number => Math.round((Date.now() - begun) / 1000);

/** How often each of these came. */
function counted<T extends string>(words: readonly (T | null)[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const word of words) if (word !== null) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Runs an audit, and has the log say that it began and what came of it, in counts. */
export async function loggedAudit(
  log: LogWriter,
  { account, platform }: Pick<Finding, 'account' | 'platform'>,
  begins: { readonly trigger: 'scheduled' | 'manual' | 'single'; readonly checks: number },
  run: () => Promise<AuditOutcome>,
): Promise<AuditOutcome> {
  const begun = Date.now();
  log.write({ event: 'auditBegan', account, platform, ...begins });
  const outcome = await run();
  const { findings } = outcome.document;
  log.write({
    event: 'auditEnded',
    account,
    platform,
    seconds: since(begun),
    statuses: counted(findings.map(({ status }) => status)),
    reasons: counted(findings.map(({ reason }) => reason)),
    stopped: outcome.stopped,
  });
  return outcome;
}

/** The same browser, of which the log says when it was opened and closed, and why it could not be. */
export const loggedBrowser = (
  log: LogWriter,
  browser: Preferences['engine'],
  port: BrowserPort,
): BrowserPort => ({
  async open(account, purpose) {
    const asked = Date.now();
    try {
      const session = await port.open(account, purpose);
      const opened = Date.now();
      log.write({ event: 'browserOpened', browser, purpose, seconds: since(asked) });
      let open = true;
      return {
        readPage: (visit, options) => session.readPage(visit, options),
        changeSetting: (change, options) => session.changeSetting(change, options),
        listControls: (listing, options) => session.listControls(listing, options),
        readIndex: (visit, options) => session.readIndex(visit, options),
        close: async () => {
          await session.close();
          if (open) log.write({ event: 'browserClosed', seconds: since(opened) });
          open = false;
        },
      };
    } catch (error) {
      const code = error instanceof BrowserUnavailable ? error.code : 'failedToStart';
      log.write({ event: 'browserTrouble', browser, code, error });
      throw error;
    }
  },
});
