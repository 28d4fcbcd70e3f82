import type { SettingManifest } from '../model/index.ts';

/**
 * What the page's own HTML says of a setting, for pages that make no requests. It is never a witness for a position:
 * only a doubt, where it holds no value (null), both, or a neighbour's value and not this one's. Null: nothing of that
 * kind.
 */
export function embeddedPositions(
  html: string,
  check: SettingManifest,
  checks: readonly SettingManifest[],
): 'undecided' | null {
  if (html === '') return null;
  const own = positionsOf(html, check);
  if (own.has('null') || own.size > 1) return 'undecided';
  if (own.size > 0) return null;
  return checks.some((other) => other !== check && positionsOf(html, other).size > 0) ? 'undecided' : null;
}

/** The one position that the HTML carries for a setting, or null. */
export function embeddedPosition(html: string, check: SettingManifest): 'on' | 'off' | null {
  const [only, ...others] = positionsOf(html, check);
  return only === undefined || others.length > 0 || only === 'null' ? null : only;
}

function positionsOf(html: string, check: SettingManifest): Set<'on' | 'off' | 'null'> {
  const found = new Set<'on' | 'off' | 'null'>();
  for (const key of check.settle.networkKeys) {
    if (!html.includes(key)) continue;
    const name = key.replace(/[.]/g, '\\.');
    // JSON, also inside a string of a script, where its quotes are escaped.
    const quote = '(?:\\\\*"|&quot;)';
    const value = `\\s*:\\s*${quote}?(null|true|false)\\b`;
    const asProperty = new RegExp(`${quote}${name}${quote}${value}`, 'g');
    const besideName = new RegExp(
      `${quote}(?:key|name|settingKey|id)${quote}\\s*:\\s*${quote}${name}${quote}[^{}]{0,300}?${quote}(?:value|enabled|settingValue)${quote}${value}`,
      'g',
    );
    for (const pattern of [asProperty, besideName])
      for (const [, said] of html.matchAll(pattern))
        found.add(said === 'true' ? 'on' : said === 'false' ? 'off' : 'null');
  }
  return found;
}
