import type { SitePages } from '../../audits/site-pages.ts';
import type { Together } from '../../audits/together.ts';
import type { HandlersOf } from '../register.ts';
import type { Eraser } from './accounts.ts';
import { done } from './done.ts';

/** What the handlers of the person's own sites need. */
export interface SiteServices {
  readonly sitePages: SitePages;
  readonly together: Pick<Together, 'end'>;
  readonly eraser: Pick<Eraser, 'eraseAccount'>;
}

/** A site of the person's own is added. */
export const siteHandlers = ({
  sitePages,
  together,
  eraser,
}: SiteServices): HandlersOf<'site.look' | 'site.open' | 'site.leave'> => {
  const leave = async (account: string): Promise<void> => {
    await together.end();
    await sitePages.leave(account, eraser.eraseAccount);
  };
  return {
    'site.look': ({ address }) => {
      const found = sitePages.look(address);
      if ('refused' in found) return { ok: true, site: null, refused: found.refused };
      return { ok: true, site: { ...found, addresses: [...found.addresses] }, refused: null };
    },
    'site.open': async ({ address, addresses }) => {
      const { account, place, ...rest } = await sitePages.open(address, addresses);
      if (account === null) return { ok: true, place: null, ...rest };
      if (place === null) await leave(account);
      return { ok: true, place: place && { account, ...place }, ...rest };
    },
    'site.leave': async ({ account }) => {
      await leave(account);
      return done;
    },
  };
};
