import type { News } from '../../checks/history/news.ts';
import { isNewThing } from '../../checks/model/index.ts';
import type { AccountView } from '../contract/index.ts';

/**
 * Whether news that has waited (for the end of the quiet hours, say) is still news. What was fixed, answered or looked
 * at meanwhile is not. Where nothing is known, it is.
 */
export function isStillNews(news: News, view: AccountView): boolean {
  if (news.kind === 'newSetting') return isStillNew(news.page, view);
  if (news.kind === 'signInNeeded') return view.signIn === 'needed';
  const check = view.checks.find((one) => one.check === news.check);
  if (check === undefined || check.finding === null) return true;
  switch (news.kind) {
    case 'flippedBack':
      return check.news && check.flipBack?.before === news.before;
    case 'newExposure':
      return check.position === 'fail';
    case 'checkMaybeBroken':
      return check.finding.status === 'unknown';
  }
}

/** Whether anything new of this page is still open: what was put aside meanwhile, or has gone, is no news. */
function isStillNew(page: string, { radar, lastAudit }: AccountView): boolean {
  if (lastAudit === null) return true;
  if (radar === undefined) return false;
  return radar.more > 0 || radar.items.some((item) => item.page === page && isNewThing(item));
}
