import { awayFrom } from '../model/index.ts';

/** Whether a place of the platform is what a server is asked for by this address. It never hears of a hash. */
export const isAt = (path: string, address: URL): boolean =>
  awayFrom(path.replace(/#.*$/, ''), address) === null;

/** Of the pages at an address the one that names the most of it. */
export const mostExact = <P extends { readonly path: string }>(
  pages: readonly P[],
  address: URL,
): P | undefined =>
  pages
    .filter(({ path }) => isAt(path, address))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
