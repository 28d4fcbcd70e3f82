/** A page's place on its platform, taken apart as a browser does. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its sign; empty where the place names none. */
  readonly hash: string;
  /** The same place, as an address bar writes it. */
  readonly written: string;
}

/** Takes a place apart: `/index.php?title=Special:Preferences#personal`. */
export function placeOf(place: string): Place {
  const { pathname, search, searchParams, hash } = new URL(place, 'https://platform.invalid');
  return { path: pathname, query: searchParams, hash, written: `${pathname}${search}${hash}` };
}

const trimmed = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path);

/**
 * Where an address leads instead of to this place; null: it is this place. What the place names has to be there as it is
 * named, and once. A site may add what the place does not name: the language, how often somebody came. It is the site
 * that adds it, since nobody else is asked for an address, and which page it is hangs on what was there before.
 */
export function awayFrom(place: string, address: URL): string | null {
  const { path, query, hash } = placeOf(place);
  if (trimmed(address.pathname) !== trimmed(path)) return address.pathname;
  for (const name of new Set(query.keys())) {
    const [meant, found] = [query.getAll(name), address.searchParams.getAll(name)];
    if (meant.length !== found.length || meant.some((value, at) => value !== found[at]))
      return `${address.pathname} with another "${name}"`;
  }
  return hash === '' || hash === address.hash ? null : `another part of ${address.pathname}`;
}
