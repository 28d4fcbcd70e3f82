/**
 * The accounts of which sums, tray, notifications, schedule and reports speak. Practice accounts are for trying things: as
 * soon as there is one of the person's own, nothing speaks of them together. The one place that says which accounts count.
 */
export function accountsThatCount<A extends { readonly practice: boolean }>(
  accounts: readonly A[],
): readonly A[] {
  const own = accounts.filter(({ practice }) => !practice);
  return own.length > 0 ? own : accounts;
}
