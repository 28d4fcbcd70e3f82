import type { Finding, Manifest, RadarNews } from '../model/index.ts';
import { GONE_AFTER_MS } from './compare.ts';
import { nameOn, type RadarPast, toldAs } from './page-past.ts';

/**
 * Known settings whose control was seen before and is not on its page: missing at first, and gone once that has lasted for a
 * week. A page that did not come says nothing.
 */
export function missingChecks(
  findings: readonly Finding[],
  past: RadarPast,
  catalogue: readonly Manifest[],
): RadarNews[] {
  return findings.flatMap((finding): RadarNews[] => {
    const { check, platform, reason, at, previous } = finding;
    const manifest = catalogue.find(({ id }) => id === check);
    if (reason !== 'controlMissing' || previous === null || manifest === undefined) return [];
    const page = manifest.place.path;
    const name = `check:${check}`;
    if (past.putAside.has(nameOn(page, name))) return [];
    const since = (kind: 'missing' | 'gone') => {
      const told = past.told.get(toldAs(kind, page, name));
      return told !== undefined && told > previous.at ? told : null;
    };
    const missing = since('missing');
    const lasted = missing !== null && Date.parse(at) - Date.parse(missing) >= GONE_AFTER_MS;
    if (missing !== null && (!lasted || since('gone') !== null)) return [];
    const title = manifest.words.en.title;
    return [
      {
        kind: missing === null ? 'missing' : 'gone',
        platform,
        page,
        path: page,
        label: title,
        title,
        state: null,
        check,
        known: 'others',
        between: [previous.at, at],
      },
    ];
  });
}
