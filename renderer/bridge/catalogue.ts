import { createContext, useContext } from 'react';
import type { Manifest, Platform } from '../../checks/model/index.ts';
import type { AwaitingPlatform, PageName } from '../../electron/contract/index.ts';
import { bridge } from './bridge.ts';

/** The platforms and checks that this app knows: their words, steps and sources. */
export interface CatalogueView {
  readonly platforms: readonly Platform[];
  /** The person's own platforms that are not opened before they have agreed to their addresses. */
  readonly awaiting: readonly AwaitingPlatform[];
  readonly platform: (id: string) => Platform | undefined;
  readonly manifest: (check: string) => Manifest | undefined;
  /** The checks of one platform. */
  readonly manifestsOf: (platform: string) => readonly Manifest[];
  /** What people call a page that lists settings; undefined for any other. */
  readonly pageName: (platform: string, path: string) => PageName['words'] | undefined;
  /** Where a check stands in the catalogue's own order. */
  readonly order: (check: string) => number;
}

/** Asks for the catalogue. Throws where it was refused: without checks every account would look empty. */
export async function fetchCatalogue(): Promise<CatalogueView> {
  const reply = await bridge().request('catalogue.get', {});
  if (!reply.ok) throw new Error('The catalogue could not be had.');
  const { platforms, manifests, awaiting, pageNames } = reply;
  const byId = new Map(manifests.map((manifest, place) => [manifest.id, { manifest, place }]));
  return {
    platforms,
    awaiting,
    platform: (id) => platforms.find((platform) => platform.id === id),
    pageName: (platform, path) =>
      pageNames.find((page) => page.platform === platform && page.path === path)?.words,
    manifest: (check) => byId.get(check)?.manifest,
    manifestsOf: (id) => manifests.filter(({ platform }) => platform === id),
    order: (check) => byId.get(check)?.place ?? Number.MAX_SAFE_INTEGER,
  };
}

const CatalogueContext = createContext<CatalogueView | null>(null);
/** Hands the catalogue to everything below it. */
export const CatalogueProvider = CatalogueContext.Provider;

/** What this app knows of platforms and checks. */
export function useCatalogue(): CatalogueView {
  const catalogue = useContext(CatalogueContext);
  if (catalogue === null) throw new Error('useCatalogue outside of CatalogueProvider');
  return catalogue;
}
