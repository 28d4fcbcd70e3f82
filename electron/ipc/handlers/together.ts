import type { ListingResult } from '../../../checks/engine/contract.ts';
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

const listed = ({ blocker, controls, pictures = [], more }: ListingResult): Reply<'together.begin'> => ({
  ok: true,
  controls: [...controls],
  pictures: pictures.map(({ n, png }) => ({ n, png: Buffer.from(png).toString('base64') })),
  more,
  blocker: blocker?.reason ?? null,
});

/** The person shows which control is a setting. */
export const togetherHandlers = ({
  together,
  saveOutline,
}: TogetherServices): HandlersOf<
  | 'together.begin'
  | 'together.beginOn'
  | 'together.confirm'
  | 'together.watch'
  | 'together.notHere'
  | 'together.takeBack'
  | 'together.outline'
  | 'together.saveOutline'
  | 'together.end'
> => ({
  'together.begin': async ({ account, check }) => listed(await together.begin(account, check)),
  'together.beginOn': async ({ account, page }) => listed(await together.beginOn(account, page)),
  'together.watch': async ({ account, ...word }) => ({ ok: true, ...(await together.watch(account, word)) }),
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
