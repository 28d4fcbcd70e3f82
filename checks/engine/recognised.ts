import type { Witness } from '../model/index.ts';
import type { SeenControl } from './look.ts';

/** The control that a check's setting is, with what speaks for it. */
export interface Recognised {
  readonly found: true;
  readonly index: number;
  readonly control: SeenControl;
  readonly witnesses: readonly Witness[];
  readonly label: string | null;
  readonly key: string | null;
}
