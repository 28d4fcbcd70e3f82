import { type Outline, writtenOutline } from '../../../checks/model/index.ts';
import type { Together } from '../../audits/together.ts';
import type { Reply } from '../../contract/index.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of looking together need. */
export interface TogetherServices {
  readonly together: Together;
  readonly saveOutline: (outline: Outline) => Promise<Reply<'together.saveOutline'>>;
}

/** The person shows which control is a setting. */
export const togetherHandlers = ({
  together,
  saveOutline,
}: TogetherServices): HandlersOf<
  | 'together.begin'
  | 'together.confirm'
  | 'together.notHere'
  | 'together.takeBack'
  | 'together.outline'
  | 'together.saveOutline'
  | 'together.end'
> => ({
  'together.begin': async ({ account, check }) => {
    const { blocker, controls, more } = await together.begin(account, check);
    return { ok: true, controls: [...controls], more, blocker: blocker?.reason ?? null };
  },
  'together.confirm': async ({ account, check, control, state }) => {
    const { result, ...rest } = await together.confirm(account, check, control, state);
    return { ok: true, result, reason: 'reason' in rest ? rest.reason : null };
  },
  'together.notHere': async ({ account, check }) => {
    await together.notHere(account, check);
    return done;
  },
  'together.takeBack': async ({ account, check }) => {
    await together.takeBack(account, check);
    return done;
  },
  'together.outline': ({ account, check }) => ({
    ok: true,
    text: writtenOutline(together.outline(account, check)),
  }),
  'together.saveOutline': ({ account, check }) => saveOutline(together.outline(account, check)),
  'together.end': async () => {
    await together.end();
    return done;
  },
});
