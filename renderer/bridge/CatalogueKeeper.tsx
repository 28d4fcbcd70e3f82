import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Catalogue, CatalogueProvider, fetchCatalogue } from './catalogue.ts';
import { useSnapshot } from './snapshot-store.ts';

/** Hands the newest catalogue to everything below it: the person's own files may change while the window is open. */
export function CatalogueKeeper({
  first,
  children,
}: {
  /** What was there before anything was drawn. */
  readonly first: Catalogue;
  readonly children: ReactNode;
}) {
  const { catalogue: revision } = useSnapshot();
  const [catalogue, setCatalogue] = useState(first);
  const asked = useRef(revision);
  useEffect(() => {
    if (asked.current === revision) return undefined;
    asked.current = revision;
    let overtaken = false;
    const take = (next: Catalogue): void => {
      if (!overtaken) setCatalogue(next);
    };
    // Where it can't be had, what was known before is still the best there is.
    fetchCatalogue().then(take, () => undefined);
    return () => {
      overtaken = true;
    };
  }, [revision]);
  return <CatalogueProvider value={catalogue}>{children}</CatalogueProvider>;
}
