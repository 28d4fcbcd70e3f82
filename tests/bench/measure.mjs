/** The middle one: a run that met a busy machine pulls it less than it would pull a mean. @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (below + above) / 2;
}

/** Milliseconds that a piece of work takes. @template T @param {() => Promise<T>} work @returns {Promise<[ms: number, result: T]>} */
export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}

/**
 * Two works turn by turn, so that both meet the same busy moments of the machine; the first turn of each only warms up.
 * @param {number} rounds
 * @param {{ ours: () => Promise<number>, yardstick: () => Promise<number> }} works each returns what it measured
 * @returns {Promise<{ ours: number, yardstick: number, ratios: number[] }>} medians, and each round's own ratio
 */
export async function turnByTurn(rounds, { ours, yardstick }) {
  /** @type {number[]} */
  const mine = [];
  /** @type {number[]} */
  const theirs = [];
  for (let round = 0; round <= rounds; round++) {
    // Whoever comes second finds warmer caches: they take turns at that too.
    const order = round % 2 === 0 ? [ours, yardstick] : [yardstick, ours];
    const [first, second] = [await order[0]?.(), await order[1]?.()];
    if (round === 0 || first === undefined || second === undefined) continue;
    mine.push(round % 2 === 0 ? first : second);
    theirs.push(round % 2 === 0 ? second : first);
  }
  return {
    ours: median(mine),
    yardstick: median(theirs),
    ratios: mine.map((value, at) => value / (theirs[at] ?? Number.NaN)),
  };
}

/** How many rounds a benchmark runs; `FLIPWATCH_BENCH_ROUNDS=1` is for trying out a change. @param {number} usual */
export const rounds = (usual) => Number(process.env.FLIPWATCH_BENCH_ROUNDS) || usual;

/** One row of the table. @param {import('../../build/bench.mjs').Row} row */
export function row({ ours, yardstick, ...rest }) {
  const rounded = { ours: short(ours), ...(yardstick === undefined ? {} : { yardstick: short(yardstick) }) };
  process.stdout.write(`${JSON.stringify({ ...rest, ...rounded })}\n`);
}

/** @param {number} value */
const short = (value) => Number(value.toPrecision(4));

/** Seconds with one decimal, for notes. @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
