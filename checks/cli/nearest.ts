/** The candidate that is the fewest typing slips away from `word`, or null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: { candidate: string; slips: number } | null = null;
  for (const candidate of candidates) {
    const slips = Math.min(slipsBetween(word, candidate), slipsBetween(word, afterDot(candidate)) + 1);
    if (best === null || slips < best.slips) best = { candidate, slips };
  }
  return best !== null && best.slips <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null;
}

/** `ai-training` is what a person types for `linkedin.ai-training`. */
function afterDot(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

/** Letters to add, drop or replace (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
