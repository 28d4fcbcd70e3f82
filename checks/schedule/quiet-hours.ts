import { instantOf, wallTimeAt } from './local-time.ts';

/** Hours of the local day without notifications. `from` may be later than `to`: over midnight. Equal: none. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** When notifications may be shown again, or null: they may be shown now. */
export function quietUntil(now: Date, quiet: QuietHours | null, zone: string): Date | null {
  if (quiet === null || quiet.from === quiet.to) return null;
  const { hour, ...today } = wallTimeAt(now, zone);
  const overMidnight = quiet.from > quiet.to;
  const isQuiet = overMidnight
    ? hour >= quiet.from || hour < quiet.to
    : hour >= quiet.from && hour < quiet.to;
  if (!isQuiet) return null;
  const day = overMidnight && hour >= quiet.from ? today.day + 1 : today.day;
  return instantOf({ ...today, day, hour: quiet.to }, zone);
}
