/** Whether batteries run whole, as `npm run trust` has them, and not as the sample that each push is tried on. */
export const atLength = process.env.FLIPWATCH_EVERY_PAGE === '1';

/** Which sample this run tries. Every run draws another and prints it; the same number draws the same one again. */
const drawn = Number(process.env.FLIPWATCH_SAMPLE ?? 0);

/** A number for what is sampled under this name: another name, another number, and another run, another one. */
export const turnOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), drawn);

/** One of several that try the same thing in different ways; all of them where batteries run whole. */
export const sampleOf = <T>(name: string, ways: readonly T[]): readonly T[] =>
  shareOf(name, ways, ways.length);

/** One in so many of a list of cases, spread over it: as many runs as that try all. The whole where batteries run whole. */
export function shareOf<T>(name: string, cases: readonly T[], oneIn: number): readonly T[] {
  if (atLength) return cases;
  const turn = turnOf(name) % oneIn;
  return cases.filter((_, at) => at % oneIn === turn);
}
