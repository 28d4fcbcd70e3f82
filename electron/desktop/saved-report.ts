import { existsSync } from 'node:fs';
import { Refused } from '../contract/index.ts';

/** Where the report lies that was saved last. Only we say which file that is. */
export class SavedReport {
  private file: string | null = null;

  /** `show`: opens the folder of a file in the system's own file manager. */
  constructor(private readonly show: (file: string) => void) {}

  /** Remembers the outcome of a save. */
  readonly keep = <Saved extends { readonly ok: true; readonly file: string } | { readonly ok: false }>(
    saved: Saved,
  ): Saved => {
    if (saved.ok) this.file = saved.file;
    return saved;
  };

  /** Throws `Refused` where nothing was saved since the app has started, or it is not there any more. */
  readonly showInFolder = (): void => {
    if (this.file === null || !existsSync(this.file))
      throw new Refused('reportGone', 'There is no saved report to show.');
    this.show(this.file);
  };
}
