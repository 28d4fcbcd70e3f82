import type { CheckPast, Past } from '../../checks/history/flips.ts';
import { noPast, undoTarget } from '../../checks/history/flips.ts';
import { newsKeys } from '../../checks/history/news-keys.ts';
import { gradeOf } from '../../checks/history/overall-status.ts';
import { openFlipBack, positionOf, standingAnswer } from '../../checks/history/position.ts';
import { type Account, type Flip, isPressable, type Manifest } from '../../checks/model/index.ts';
import type { AccountView, CheckView, RadarView } from '../contract/index.ts';
import type { StoredAccount } from '../storage/stored.ts';

/** The key under which a flip back is remembered as looked at: that of its news. Null: none is open. */
export function flipKey(account: string, check: Manifest, past: CheckPast): string | null {
  const flip = openFlipBack(check, past);
  return flip === null ? null : newsKeys.flip(account, check.id, flip.before);
}

/** The flip back that is still open: one that nobody has looked at yet, or the one that the newest known look found. */
function toldFlip(check: Manifest, past: CheckPast, news: boolean): Flip | null {
  const open = openFlipBack(check, past);
  return open !== null && (news || past.lastKnown?.at === open.before) ? open : null;
}

interface Looking {
  readonly now: Date;
  /** Keys of flips back that the person has looked at. */
  readonly seen: ReadonlySet<string>;
  /** When the account is next looked at by itself. Left out: it is not. */
  readonly next?: Date | null;
}

function checkView(account: string, check: Manifest, past: CheckPast, { now, seen }: Looking): CheckView {
  const key = flipKey(account, check, past);
  const { lastSeen } = past;
  const { status, aged = false } = positionOf(check, past, now);
  const news = key !== null && !seen.has(key);
  const answer = standingAnswer(check, past);
  return {
    check: check.id,
    finding: past.newest,
    position: status,
    aged,
    since: past.since,
    lastSeen: lastSeen === null ? null : { state: lastSeen.state, at: lastSeen.at },
    answer: answer === null ? null : { done: answer.done, on: answer.on },
    ...(past.learned?.field.shownBy === 'named' ? { learned: past.learned.at.slice(0, 10) } : {}),
    canUndo: isPressable(check) && check.fix.reversible && undoTarget(past) !== null,
    news,
    flipBack: toldFlip(check, past, news),
    misses: past.misses,
    inVain: past.inVain,
  };
}

/** What is known of an account. */
interface Known {
  readonly past: Past;
  readonly radar: RadarView | null;
  /** What has come up beside its settings, by check. */
  readonly beside: ReadonlyMap<string, string>;
}

/** What the report card draws of one account. `account` is the stored one with the site it lives on right now. */
export function accountView(
  stored: StoredAccount,
  account: Account,
  { past, radar, beside }: Known,
  manifests: readonly Manifest[],
  looking: Looking,
): AccountView {
  const own = manifests.filter(({ platform }) => platform === account.platform);
  const pastOfCheck = (id: string): CheckPast => past.checks.get(id) ?? noPast;
  return {
    account,
    practice: stored.practice,
    signIn: stored.signIn,
    lastAudit: past.lastWhole,
    nextAuditAt: looking.next?.toISOString() ?? null,
    grade: gradeOf(own.map((check) => positionOf(check, pastOfCheck(check.id), looking.now))),
    checks: own.map((check) => {
      const neighbour = beside.get(check.id);
      const view = checkView(account.id, check, pastOfCheck(check.id), looking);
      return neighbour === undefined ? view : { ...view, beside: neighbour };
    }),
    ...(radar === null ? {} : { radar }),
  };
}
