import { type IndexPage, type Manifest, type Platform, rowPath } from '../model/index.ts';
import type { RadarFacts } from './compare.ts';

/** What is known of a platform before its pages are looked at: the rows and pages that others are known to see. */
export function radarFacts(
  platform: Platform,
  catalogue: readonly Manifest[],
  indexPages: readonly IndexPage[],
): RadarFacts {
  const own = catalogue.filter((check) => check.platform === platform.id);
  const rows = indexPages.flatMap((page) => page.rows);
  const paths = [
    ...indexPages.map(({ path }) => path),
    ...own.map(({ place }) => place.path),
    ...(platform.neverOpened ?? []),
  ];
  return {
    platform,
    catalogue: own,
    known: new Map([
      ...paths.map((path) => [rowPath(path, platform), null] as const),
      ...rows.flatMap(({ path, since, seen }) =>
        path === undefined ? [] : [[rowPath(path, platform), since ?? seen] as const],
      ),
    ]),
  };
}
