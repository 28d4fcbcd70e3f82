import type { SettingManifest } from '../model/index.ts';

/** Each name under which answers may carry a setting, with the addresses of those answers. */
function namesOf({ settle }: SettingManifest): Map<string, string[]> {
  const { answers, networkKeys } = settle;
  const names = new Map<string, string[]>();
  for (const { path, keys } of answers ?? [])
    for (const key of keys ?? networkKeys) names.set(key, [...(names.get(key) ?? []), path]);
  // A name for which no address is given may stand in any answer.
  for (const key of networkKeys) if (!names.has(key)) names.set(key, ['/**']);
  return names;
}

/** Whether there can be an address that fits both patterns. */
function overlap(one: string, other: string): boolean {
  const a = one.split('/').filter(Boolean);
  const b = other.split('/').filter(Boolean);
  const openA = a.at(-1) === '**';
  const openB = b.at(-1) === '**';
  if (openA) a.pop();
  if (openB) b.pop();
  if (a.length > b.length ? !openB : b.length > a.length && !openA) return false;
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared).every((part, at) => part === '*' || b[at] === '*' || part === b[at]);
}

/** One sentence for each name of a check under which answers already carry another check's value. */
export function networkNameProblems(
  manifest: SettingManifest,
  neighbours: readonly SettingManifest[],
): string[] {
  return [...namesOf(manifest)].flatMap(([key, paths]) => {
    const other = neighbours.find((neighbour) =>
      namesOf(neighbour)
        .get(key)
        ?.some((theirs) => paths.some((path) => overlap(path, theirs))),
    );
    return other === undefined
      ? []
      : [
          `settle.networkKeys: "${key}" is already a name of ${other.id}. An answer would then speak for both settings; a name belongs to one check, unless the "answers" of both say that it stands at different addresses.`,
        ];
  });
}
