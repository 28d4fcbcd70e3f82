import type { Manifest } from '../../checks/model/index.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import type { Mark } from './marks.ts';

/** What every part of an opened setting is drawn from. */
export interface DetailProps {
  readonly account: AccountView;
  readonly view: CheckView;
  readonly manifest: Manifest;
  readonly mark: Mark;
  /** Asks for the dialog that shows, does and proves. */
  readonly act: (action: 'fix' | 'undo') => void;
}
