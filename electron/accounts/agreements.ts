import { addressesOf } from '../../checks/catalogue/index.ts';
import type { OpenCatalogue } from '../../checks/catalogue/source.ts';
import { Refused } from '../contract/index.ts';
import type { AppState } from '../state/app-state.ts';

/** Keeps the addresses of own platforms that the person has agreed to. */
export class Agreements {
  constructor(
    private readonly state: AppState,
    private readonly catalogue: Pick<OpenCatalogue, 'current' | 'reload'>,
  ) {}

  /** Agrees to the addresses that the person was shown, and to no others: the file may have changed since. */
  agree(id: string, shown: readonly string[]): void {
    const platform = this.catalogue.current().awaiting.find((one) => one.id === id);
    const named = platform === undefined ? [] : addressesOf(platform);
    if (named.length === 0 || named.length !== shown.length || !named.every((one) => shown.includes(one)))
      throw new Refused('notAvailable', `The addresses of ${id} are not those that were shown.`);
    this.state.change((now) => ({ ...now, agreed: { ...now.agreed, [id]: [...named] } }));
    this.catalogue.reload();
  }
}
