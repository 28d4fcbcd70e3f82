import type { RadarControl, SeenRow } from '../model/index.ts';

/** What is known of one row or control of a page. */
export interface Known<Thing> {
  /** As it was seen the last time. */
  readonly thing: Thing;
  /** When a whole reading first lacked it, and since then all have; null: it is there. */
  readonly missingSince: string | null;
}

/** What earlier audits saw of one page. Only whole readings count. */
export interface PagePast {
  /** The newest whole reading. */
  readonly at: string;
  readonly language: string | null;
  /** How many there were. */
  readonly readings: number;
  /** Everything that was ever seen there, by what tells it from its neighbours. */
  readonly rows: ReadonlyMap<string, Known<SeenRow>>;
  readonly controls: ReadonlyMap<string, Known<RadarControl>>;
}
