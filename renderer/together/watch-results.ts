import type { ConfirmRefusal } from '../../checks/model/confirm-refusals.ts';
import type { ListedControl, Reason } from '../../checks/model/index.ts';
import type { RefusalCode } from '../../electron/contract/index.ts';
import { ask } from '../bridge/requests.ts';
import type { WholeDraft } from './WatchForm.tsx';

/** What came of one control that was to be watched. */
export type WatchResult = { readonly control: ListedControl; readonly title: string } & (
  | { readonly kind: 'watched' | 'exists'; readonly check: string }
  | { readonly kind: 'refused'; readonly reason: Reason | ConfirmRefusal | 'notValid' }
  | { readonly kind: 'failed'; readonly code: RefusalCode }
);

/** Has one control of the open page watched, as the person said. */
export async function watchControl(
  account: string,
  control: ListedControl,
  draft: WholeDraft,
): Promise<WatchResult> {
  const title = draft.title.trim();
  const answer = await ask('together.watch', {
    account,
    control: control.n,
    title,
    state: draft.state,
    private: draft.private,
  });
  const about = { control, title };
  if (typeof answer === 'string') return { ...about, kind: 'failed', code: answer };
  const { result, check, reason } = answer;
  if (result !== 'refused' && check !== null) return { ...about, kind: result, check };
  return { ...about, kind: 'refused', reason: reason ?? 'error' };
}
