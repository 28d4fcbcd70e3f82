import type { CheckPast, Past } from '../checks/audit/flips.ts';
import { noPast, undoTarget } from '../checks/audit/flips.ts';
import { gradedOf, gradeOf, standingAnswer } from '../checks/audit/standing.ts';
import type { Account, InventoryItem, Manifest } from '../checks/model/index.ts';
import type { AccountView, CheckView } from './contract/index.ts';
import type { StoredAccount } from './storage/stored.ts';

/** The name under which a flip back is remembered as looked at; the same as its news has. */
export function flipKey(account: string, check: string, past: CheckPast): string | null {
  const flip = past.standingFlipBack;
  return flip === null ? null : `flip|${account}|${check}|${flip.before}`;
}

function checkView(account: string, check: Manifest, past: CheckPast, seen: ReadonlySet<string>): CheckView {
  const key = flipKey(account, check.id, past);
  const { lastSeen } = past;
  const answer = standingAnswer(check, past);
  return {
    check: check.id,
    finding: past.newest,
    since: past.since,
    lastSeen: lastSeen === null ? null : { state: lastSeen.state, at: lastSeen.at },
    answer: answer === null ? null : { done: answer.done, on: answer.on },
    canUndo: check.method === 'setting' && check.fix.reversible && undoTarget(past) !== null,
    news: key !== null && !seen.has(key),
    misses: past.misses,
  };
}

/** What the report card draws of one account. `account` is the stored one with the site it lives on right now. */
export function accountView(
  stored: StoredAccount,
  account: Account,
  { past, appeared }: { readonly past: Past; readonly appeared: readonly InventoryItem[] },
  manifests: readonly Manifest[],
  seen: ReadonlySet<string>,
): AccountView {
  const own = manifests.filter(({ platform }) => platform === account.platform);
  const pastOfCheck = (id: string): CheckPast => past.checks.get(id) ?? noPast;
  return {
    account,
    practice: stored.practice,
    signIn: stored.signIn,
    lastAudit: past.lastWhole,
    grade: gradeOf(own.map((check) => gradedOf(check, pastOfCheck(check.id)))),
    checks: own.map((check) => checkView(account.id, check, pastOfCheck(check.id), seen)),
    ...(appeared.length === 0 ? {} : { newSwitches: [...appeared] }),
  };
}
