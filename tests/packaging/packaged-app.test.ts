import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageApp } from '../../build/package.mjs';
import { inHouse } from '../../build/places.mjs';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { chromiumPath } from '../support/chromium.ts';
import { type Desk, startDesk, until } from '../support/desk-app.ts';

/** The packaged app can't be driven from outside (its fuses forbid it): it is watched by what the desktop sees of it. */
const output = 'dist/for-tests';
const unpacked = inHouse(output, 'linux-unpacked');
const program = path.join(unpacked, 'flipwatch');
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const world = mkdtempSync(path.join(tmpdir(), 'flipwatch-packaged-'));

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly words: string;
}

function start(args: readonly string[], env: Record<string, string | undefined>) {
  const child = spawn(program, [...asRoot, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, words] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: out, words }));
  });
  return { child, ended };
}

beforeAll(async () => {
  rmSync(inHouse(output), { recursive: true, force: true });
  await packageApp({ output });
}, 120_000);
afterAll(() => {
  rmSync(inHouse(output), { recursive: true, force: true });
  rmSync(world, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('what is in the package', () => {
  it('is our bundles and Playwright, and at most 15 MB', () => {
    const asar = path.join(unpacked, 'resources', 'app.asar');
    expect(statSync(asar).size).toBeLessThan(15 * 1000 * 1000);
    const entries = listAsar(asar);
    for (const needed of [
      'package.json',
      'LICENSE',
      'out/electron/main.js',
      'out/electron/preload.cjs',
      'out/renderer/index.html',
      'out/icons/tray-flipped.png',
      'node_modules/playwright-core/lib/coreBundle.js',
      'node_modules/playwright-core/LICENSE',
    ])
      expect(entries).toContain(needed);
    const packages = new Set(entries.flatMap((entry) => /^node_modules\/([^/]+)/.exec(entry)?.[1] ?? []));
    expect([...packages]).toEqual(['playwright-core']);
    const surplus = entries.filter((entry) =>
      /\.(map|ts|tsx)$|(^|\/)(tests|checks|build)\/|lib\/vite\//.test(entry),
    );
    expect(surplus).toEqual([]);
  });

  it('has nothing of a default app, an updater or a test tool beside it', () => {
    expect(readdirSync(path.join(unpacked, 'resources')).sort()).toEqual([
      'app.asar',
      'app.flipwatch.Flipwatch.metainfo.xml',
    ]);
  });

  it('has its fuses set: no Node, no code from outside, cookies encrypted', async () => {
    const wire = await getCurrentFuseWire(program);
    const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    for (const fuse of on) expect([fuse, wire[fuse]]).toEqual([fuse, FuseState.ENABLE]);
    for (const fuse of off) expect([fuse, wire[fuse]]).toEqual([fuse, FuseState.DISABLE]);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  });
});

describe('the installed command line', () => {
  it('tells its version and needs neither a display nor a desktop', async () => {
    const { ended } = start(['--version'], withoutDesktop());
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(inHouse('package.json'), 'utf8')));
    expect(await ended).toMatchObject({ code: 0, output: `${version}\n` });
  });

  it('audits practice sites and prints one JSON document', async () => {
    const profile = path.join(world, 'cli');
    const args = ['audit', '--practice', '--json', '--check', 'x.grok-training', '--check', 'x.off-x'];
    const { ended } = start([...args, '--profile', profile, '--browser', chromiumPath()], withoutDesktop());
    const outcome = await ended;
    expect(outcome.words).not.toMatch(/\n\s+at /);
    const { findings } = auditDocumentSchema.parse(JSON.parse(outcome.output));
    expect(findings.map(({ check, status }) => [check, status])).toEqual([
      ['x.grok-training', 'fail'],
      ['x.off-x', 'fail'],
    ]);
    expect(outcome.code).toBe(1);
  });

  it('is no Node, whatever the environment asks for', async () => {
    const env = { ...withoutDesktop(), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' };
    const { ended } = start(['history', '--profile', path.join(world, 'none')], env);
    const outcome = await ended;
    expect(outcome.words).not.toMatch(/no-such-option|Cannot find module/);
    expect([0, 64]).toContain(outcome.code);
  });
});

describe('the installed app', () => {
  let desk: Desk;
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => {
    child?.kill('SIGKILL');
    desk.close();
  });

  it('starts into the tray, checks the practice accounts, shows the outcome, and quits', async () => {
    const data = path.join(world, 'data');
    const app = start([`--user-data-dir=${data}`, '--practice', '--hidden'], {
      ...desk.env,
      LANG: 'en_US.UTF-8',
    });
    child = app.child;
    const { services } = desk;
    await until('a tray icon', () => services.hasTrayIcon(), Boolean);
    const labels = async () => (await services.menu()).map(({ label }) => label);
    await until('the practice accounts in the menu', labels, (all) =>
      all.some((label) => label.startsWith('X,')),
    );
    await services.clickMenu('Check now');
    await until(
      'the outcome in the tray',
      () => services.tooltip(),
      (text) => /\d+ settings are exposed/.test(text),
      90_000,
    );
    // A first look is no news: the report card has it, and nobody is startled.
    expect(services.notifications).toEqual([]);
    await services.clickMenu('Quit Flipwatch');
    const outcome = await app.ended;
    expect(outcome.code).toBe(0);
    expect(outcome.words).not.toMatch(/Error:/);
    const histories = readdirSync(path.join(data, 'history'));
    expect(histories.length).toBeGreaterThanOrEqual(2);
    expect(existsSync(path.join(unpacked, 'resources', 'app'))).toBe(false);
  });
});

function withoutDesktop(): Record<string, string | undefined> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return { ...rest, LANG: 'en_US.UTF-8' };
}

const nodeSchema = z.object({ files: z.record(z.string(), z.unknown()).optional() });

/** The names of all files in an asar: its header is one JSON document behind four numbers of 32 bits. */
function listAsar(file: string): string[] {
  const handle = openSync(file, 'r');
  const sizes = Buffer.alloc(16);
  readSync(handle, sizes, 0, 16, 0);
  const header = Buffer.alloc(sizes.readUInt32LE(12));
  readSync(handle, header, 0, header.length, 16);
  closeSync(handle);
  const walk = (value: unknown, at: string): string[] => {
    const { files } = nodeSchema.parse(value);
    if (files === undefined) return [at];
    return Object.entries(files).flatMap(([name, inner]) => walk(inner, at === '' ? name : `${at}/${name}`));
  };
  return walk(JSON.parse(header.toString('utf8')), '');
}
