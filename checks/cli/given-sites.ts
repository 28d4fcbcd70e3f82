import { usage } from './failure.ts';

/**
 * Platform → origin, as `--site` gives them.
 * @throws CliFailure where one is no origin, or a platform is given twice
 */
export function sitesFrom(all: readonly string[]): ReadonlyMap<string, string> {
  const sites = new Map<string, string>();
  for (const one of all) {
    const split = one.indexOf('=');
    const id = one.slice(0, split);
    const address = one.slice(split + 1);
    if (split < 1 || address === '') throw usage('siteShape', { site: one });
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !['http:', 'https:'].includes(url.protocol)) throw usage('siteAddress', { address });
    if (
      url.pathname !== '/' ||
      url.search !== '' ||
      url.hash !== '' ||
      url.username !== '' ||
      url.password !== ''
    ) {
      throw usage('sitePath', { address, origin: url.origin });
    }
    if (sites.has(id)) throw usage('siteTwice', { platform: id });
    sites.set(id, url.origin);
  }
  return sites;
}
