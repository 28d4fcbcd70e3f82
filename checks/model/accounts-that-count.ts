/**
 * The accounts that count in sums, tray, notifications, schedule and reports. As soon as there is an account of the
 * person's own, practice accounts count nowhere. Only this function says which accounts count.
 */
export function accountsThatCount<A extends { readonly practice: boolean }>(
  accounts: readonly A[],
): readonly A[] {
  const own = accounts.filter(({ practice }) => !practice);
  return own.length > 0 ? own : accounts;
}
