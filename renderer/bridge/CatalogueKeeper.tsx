import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CatalogueProvider, type CatalogueView, fetchCatalogue } from './catalogue.ts';
import { useSnapshot } from './snapshot-store.ts';

/** Hands the newest catalogue to everything below it: the person's own files may change while the window is open. */
export function CatalogueKeeper({
  first,
  children,
}: {
  /** The catalogue from before the first drawing. */
  readonly first: CatalogueView;
  readonly children: ReactNode;
}) {
  const { catalogue: revision } = useSnapshot();
  const [catalogue, setCatalogue] = useState(first);
  const asked = useRef(revision);
  useEffect(() => {
    if (asked.current === revision) return undefined;
    asked.current = revision;
    let overtaken = false;
    const take = (next: CatalogueView): void => {
      if (!overtaken) setCatalogue(next);
    };
    // If the new one can't be had, the old one stays.
    fetchCatalogue().then(take, () => undefined);
    return () => {
      overtaken = true;
    };
  }, [revision]);
  return <CatalogueProvider value={catalogue}>{children}</CatalogueProvider>;
}
