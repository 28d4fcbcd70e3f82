import { createContext, useContext } from 'react';
import type { Manifest, Platform } from '../../checks/model/index.ts';
import { bridge } from './bridge.ts';

/** The platforms and checks that this app knows: their words, steps and sources. They don't change while it runs. */
export interface Catalogue {
  readonly platforms: readonly Platform[];
  readonly platform: (id: string) => Platform | undefined;
  readonly manifest: (check: string) => Manifest | undefined;
  /** Where a check stands in the catalogue's own order. */
  readonly order: (check: string) => number;
}

/** Asks for the catalogue once, at start. Throws where it was refused: without checks every account would look empty. */
export async function loadCatalogue(): Promise<Catalogue> {
  const reply = await bridge().request('catalogue.get', {});
  if (!reply.ok) throw new Error('The catalogue could not be had.');
  const { platforms, manifests } = reply;
  const byId = new Map(manifests.map((manifest, place) => [manifest.id, { manifest, place }]));
  return {
    platforms,
    platform: (id) => platforms.find((platform) => platform.id === id),
    manifest: (check) => byId.get(check)?.manifest,
    order: (check) => byId.get(check)?.place ?? Number.MAX_SAFE_INTEGER,
  };
}

const CatalogueContext = createContext<Catalogue | null>(null);
/** Hands the catalogue to everything below it. */
export const CatalogueProvider = CatalogueContext.Provider;

/** What this app knows of platforms and checks. */
export function useCatalogue(): Catalogue {
  const catalogue = useContext(CatalogueContext);
  if (catalogue === null) throw new Error('useCatalogue outside of CatalogueProvider');
  return catalogue;
}
