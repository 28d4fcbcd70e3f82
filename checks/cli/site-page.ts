import { loadCatalogue } from '../catalogue/index.ts';
import { sitePageAt } from '../catalogue/own-site.ts';
import { mayBeListed } from '../catalogue/page-rules.ts';
import type { Platform } from '../model/index.ts';
import { refusal, usage } from './failure.ts';
import { isAddress } from './is-address.ts';
import type { CliRequest } from './request.ts';
import type { Workspace } from './workspace.ts';

/** The page that a command is about, with its platform. */
export interface PageWanted {
  readonly platform: Platform;
  readonly path: string;
}

/**
 * The page that was asked for: a path of a platform, or an address of a site of the person's own.
 * @throws CliFailure where it is none that is opened
 */
export function pageWanted(
  { page, platforms }: Pick<CliRequest, 'page' | 'platforms'>,
  { catalogue }: Pick<Workspace, 'catalogue'>,
): PageWanted {
  if (page === null) throw usage('pageNeeded', { verb: 'controls' });
  // Beside a platform, a page is a path of it, and an address is none.
  if (!isAddress(page) || platforms.length > 0) {
    const platform = catalogue.platforms.find(({ id }) => id === platforms[0]);
    if (platform === undefined) throw usage('onePageOnly', { verb: 'controls' });
    if (!mayBeListed(page, platform))
      throw refusal('pageNotListed', 'notASettingsPage', { path: page, platform: platform.name });
    return { platform, path: page };
  }
  const site = sitePageAt(page, loadCatalogue().platforms, catalogue.platforms);
  if ('refused' in site) throw refusal(`sitePage.${site.refused}`, site.refused, { address: page });
  return site;
}
