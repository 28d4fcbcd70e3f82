// What a long history costs: appending one line, and loading all of them.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHouse } from './load-house.mjs';
import { median, rounds, row, timed } from './measure.mjs';

const { loadCatalogue, openHistoryFile } = await loadHouse();
const checks = loadCatalogue().manifests.filter(({ platform }) => platform === 'linkedin');
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));
const appendsPerRound = 40;

/** A finding as an audit writes it. @param {number} number @returns {import('./house.ts').HistoryEntry} */
function entry(number) {
  const check = checks[number % checks.length];
  const week = Math.floor(number / checks.length);
  const at = new Date(Date.UTC(2020, 0, 1) + week * 7 * 24 * 3_600_000).toISOString();
  return {
    kind: 'finding',
    audit: `bench-${week}`,
    finding: {
      check: check?.id ?? 'linkedin.ai-training',
      platform: 'linkedin',
      account: 'bench',
      status: 'fail',
      reason: null,
      state: 'on',
      locked: false,
      observed: {
        label: check?.words.en.title ?? null,
        key: 'aria-labelledby=benchmark',
        url: 'https://www.linkedin.com/mypreferences/d/settings/benchmark',
      },
      witnesses: [
        { kind: 'key', says: 'aria-labelledby=benchmark' },
        { kind: 'address', says: '/mypreferences/d/settings/benchmark' },
        { kind: 'property', says: 'on' },
      ],
      at,
      durationMs: 120,
      revision: 1,
      detail: null,
      previous: { status: 'fail', state: 'on', at },
      flip: null,
    },
  };
}

/** Repeats what real appends wrote, up to so many lines: 100,000 flushes would take minutes. @param {number} lines */
async function historyOf(lines) {
  const path = join(folder, `${lines}.jsonl`);
  const model = join(folder, 'model.jsonl');
  if (!statSync(model, { throwIfNoEntry: false })) {
    const file = await openHistoryFile(model);
    for (let number = 0; number < 140; number++) await file.append(entry(number));
    await file.close();
  }
  const written = readFileSync(model, 'utf8').split('\n').slice(0, 140);
  let text = '';
  for (let number = 0; number < lines; number++) text += `${written[number % 140]}\n`;
  writeFileSync(path, text);
  return path;
}

try {
  const sizes = [1000, 10_000, 100_000];
  const paths = new Map();
  for (const lines of sizes) paths.set(lines, await historyOf(lines));
  /** @type {Map<number, { load: number[], append: number[] }>} */
  const costs = new Map(sizes.map((lines) => [lines, { load: [], append: [] }]));
  for (let round = 0; round <= rounds(7); round++) {
    for (const [lines, found] of costs) {
      const before = process.cpuUsage();
      const file = await openHistoryFile(paths.get(lines));
      const { user, system } = process.cpuUsage(before);
      const entries = await file.entries();
      if (entries.length < lines || file.damaged !== null) throw new Error('The history was not read whole.');
      /** @type {number[]} */
      const appends = [];
      for (let number = 0; number < appendsPerRound; number++)
        appends.push((await timed(() => file.append(entry(number))))[0]);
      await file.close();
      // The first round warms up.
      if (round === 0) continue;
      found.load.push((user + system) / entries.length);
      found.append.push(median(appends));
    }
  }
  const base = costs.get(1000);
  for (const [lines, { append, load }] of costs) {
    const size = `${lines.toLocaleString('en')} lines`;
    const megabytes = (statSync(paths.get(lines)).size / 2 ** 20).toFixed(1);
    row({
      name: `append to a history of ${size}`,
      ours: median(append),
      yardstick: median(base?.append ?? []),
      unit: 'ms',
      note: 'flushed to the disk; yardstick: 1,000 lines',
    });
    row({
      name: `load a history of ${size}, for each line`,
      ours: median(load),
      yardstick: median(base?.load ?? []),
      unit: 'µs',
      note: `processor time; ${megabytes} MiB; yardstick: 1,000 lines`,
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
