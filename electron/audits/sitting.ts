import { type ChangeDeps, type ChangeRequest, changeOnAccount } from '../../checks/audit/change-account.ts';
import { oneSitting } from '../../checks/audit/one-sitting.ts';
import { type Fix, stopsEverything } from '../../checks/model/index.ts';
import type { CurrentFix } from '../embedded-browser/window-words.ts';

interface Wish extends Omit<ChangeRequest, 'check'> {
  readonly checks: readonly string[];
  readonly signal: AbortSignal;
}

interface Ears {
  readonly begins: (doing: CurrentFix) => void;
  readonly ended: (fix: Fix) => void;
}

/**
 * Changes these settings one after another in one window. It ends early when it is stopped, when the window is closed,
 * and when the site minds. Rejects as `changeOnAccount` does.
 */
export async function changeInOneSitting(
  deps: ChangeDeps,
  wish: Wish,
  { begins, ended }: Ears,
): Promise<void> {
  const { checks, ...request } = wish;
  const { account, action, signal } = request;
  const sitting = oneSitting(deps.browser);
  try {
    for (const [at, check] of checks.entries()) {
      if (signal.aborted) return;
      begins({ account: account.id, check, action, place: at + 1, total: checks.length });
      const fix = await changeOnAccount({ ...deps, browser: sitting }, { ...request, check });
      ended(fix);
      // Nothing more is tried after the site has asked a question, or when nothing can work any more.
      if (stopsEverything(fix.reason)) return;
    }
  } finally {
    await sitting.end();
  }
}
