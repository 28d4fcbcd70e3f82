// An audit of all LinkedIn settings as a person runs it: the whole command line against a whole bare script, from the
// start of the process to its end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inHouse } from '../../build/places.mjs';
import { browserOptions, linkedinPages } from './linkedin-pages.mjs';
import { loadHouse } from './load-house.mjs';
import { rounds, row, seconds, timed, turnByTurn } from './measure.mjs';

const house = await loadHouse();
const pages = linkedinPages(house);
const site = await house.startPracticeSite('linkedin');
const folder = mkdtempSync(join(tmpdir(), 'flipwatch-bench-'));
const { executablePath, chromiumSandbox } = browserOptions();

/** @param {string} program @param {string[]} args @param {readonly number[]} fine @returns {Promise<string>} */
function runNode(program, args, fine) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, words] = ['', ''];
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      words += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      fine.includes(code ?? -1)
        ? resolve(output)
        : reject(new Error(`${program} ended with ${code}:\n${words}`)),
    );
  });
}

// What the last audit loaded twice, and how long its checks had declared to watch there.
let twice = /** @type {{ paths: string[], declaredMs: number }} */ ({ paths: [], declaredMs: 0 });

async function audit() {
  site.forgetLog();
  const args = [
    ...['--json', '--site', `linkedin=${site.origin}`, '--profile', join(folder, 'ours')],
    ...['--browser', String(executablePath), ...(chromiumSandbox ? [] : ['--no-sandbox'])],
  ];
  const [ms, output] = await timed(() => runNode(inHouse('out', 'cli', 'flipwatch.js'), args, [0, 1, 2]));
  const { findings } = JSON.parse(output);
  const read = findings.filter((/** @type {{ state: string | null }} */ { state }) => state !== null).length;
  if (read !== 13) throw new Error(`Only ${read} of 13 settings were read.`);
  const views = site.pageViews();
  const paths = [...new Set(views.filter((path, at) => views.indexOf(path) !== at))];
  const { manifests } = house.loadCatalogue();
  const declaredMs = paths.reduce((sum, path) => {
    const here = manifests.flatMap((check) =>
      check.method === 'setting' && check.place.path === path ? [check.settle.watchSeconds * 1000] : [],
    );
    return sum + Math.max(...here);
  }, 0);
  twice = { paths, declaredMs };
  return ms;
}

async function bare() {
  const plan = JSON.stringify({ site: site.origin, pages, reloads: twice.paths });
  const program = inHouse('tests', 'bench', 'bare-audit.mjs');
  return (await timed(() => runNode(program, [join(folder, 'bare'), plan], [0])))[0];
}

/** @param {string} name @param {import('../../checks/practice/contract.ts').Fault[]} faults */
async function compare(name, faults) {
  site.reset();
  site.change({ faults: faults.map((fault) => ({ fault })) });
  await audit();
  const { ours, yardstick } = await turnByTurn(rounds(5), { ours: audit, yardstick: bare });
  const watching =
    twice.paths.length === 0
      ? ''
      : `; ${twice.paths.length} of ${pages.length} pages loaded twice, ${seconds(twice.declaredMs)} of declared watching not counted`;
  row({
    name,
    ours: ours - twice.declaredMs,
    yardstick,
    unit: 'ms',
    note: `whole command line ÷ whole bare script${watching}`,
  });
}

try {
  await compare('audit of all LinkedIn settings as on a first visit', []);
  await compare('audit of all LinkedIn settings, positions drawn only', ['noNetwork']);
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
