import type { Manifest } from '../../checks/model/index.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import type { Mark } from './marks.ts';

/** The props of every part of an opened setting. */
export interface DetailProps {
  readonly account: AccountView;
  readonly view: CheckView;
  readonly manifest: Manifest;
  readonly mark: Mark;
  /** Opens the dialog of a fix. */
  readonly act: (action: 'fix' | 'undo') => void;
  /** Opens the dialog in which the person shows which control it is. */
  readonly point: () => void;
}
