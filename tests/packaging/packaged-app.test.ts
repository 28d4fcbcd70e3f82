import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runtimeAtHand } from '../../build/electron/runtime.mjs';
import { needsRepair } from '../../build/older-electron/needs-repair.mjs';
import { packageApp } from '../../build/package.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { chromiumPath } from '../support/chromium.ts';
import { type Desk, startDesk, until } from '../support/desk-app.ts';
import { listAsar, packagesIn, sourcesOf } from './asar.ts';
import { startProgram, withoutDesktop } from './program.ts';

/** The packaged app can't be driven from outside (its fuses forbid it): it is watched by what the desktop sees of it. */
const output = 'dist/for-tests';
const unpacked = fromRoot(output, 'linux-unpacked');
const program = path.join(unpacked, 'flipwatch');
/** Debian's own program; what it unpacks, a Debian can install. */
const debian = 'dpkg-deb';
const world = mkdtempSync(path.join(tmpdir(), 'flipwatch-packaged-'));

const namedSchema = z.object({ name: z.string(), version: z.string() });
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: namedSchema }),
  components: z.array(namedSchema.extend({ components: z.array(namedSchema).optional() })),
});

let made: string[] = [];
beforeAll(async () => {
  rmSync(fromRoot(output), { recursive: true, force: true });
  made = await packageApp({ output, targets: ['tar.gz', 'deb'], trial: true });
}, 240_000);
afterAll(() => {
  rmSync(fromRoot(output), { recursive: true, force: true });
  rmSync(world, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('what is in the package', () => {
  it('is our bundles and Playwright, and at most 15 MB', () => {
    const asar = path.join(unpacked, 'resources', 'app.asar');
    expect(statSync(asar).size).toBeLessThan(15 * 1000 * 1000);
    const entries = listAsar(asar);
    for (const needed of [
      'package.json',
      'out/electron/main.js',
      'out/electron/preload.cjs',
      'out/electron/platforms/x/checks/grok-training.json',
      'out/renderer/index.html',
      'out/icons/tray-flipped.png',
      'node_modules/playwright-core/lib/coreBundle.js',
      'node_modules/playwright-core/LICENSE',
    ])
      expect(entries).toContain(needed);
    const packages = new Set(entries.flatMap((entry) => /^node_modules\/([^/]+)/.exec(entry)?.[1] ?? []));
    expect([...packages]).toEqual(['playwright-core']);
    const surplus = entries.filter((entry) =>
      /\.(map|ts|tsx)$|(^|\/)(tests|build)\/|(^|\/)(?<!^out\/electron\/platforms\/[\w-]+\/)checks\/|lib\/vite\//.test(
        entry,
      ),
    );
    expect(surplus).toEqual([]);
  });

  it('has no language of zod’s but the one that we take: `import * as z` lets the bundler leave out what nobody calls', () => {
    const languages = sourcesOf(fromRoot('out', 'packaged', 'electron')).flatMap(
      (source) => /zod\/v4\/locales\/(\w+)\.js$/.exec(source)?.[1] ?? [],
    );
    expect([...new Set(languages)]).toEqual(['en']);
  });

  it('has none of what only an Electron needs that is too old to ship, though the app that runs here has', () => {
    const needed = (folder: string) =>
      sourcesOf(fromRoot('out', ...folder.split('/'))).filter((source) =>
        source.includes('build/older-electron/'),
      );
    expect(needed('packaged/electron')).toEqual([]);
    expect(needed('electron').length > 0).toBe(needsRepair(runtimeAtHand()?.version ?? ''));
  });

  it('has nothing of a default app, an updater or a test tool beside it', () => {
    expect(readdirSync(path.join(unpacked, 'resources')).sort()).toEqual([
      'app.asar',
      'app.flipwatch.Flipwatch.metainfo.xml',
      'apparmor-profile',
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

describe('what is told about the work of others', () => {
  it('lies beside the program: what each package is, its licence, and those of Electron and Chromium', () => {
    const told = readFileSync(path.join(unpacked, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['zod', 'electron-store', 'react-dom', 'react-aria-components', 'playwright-core'])
      expect(told).toContain(`\n${name} ${versionOf(path.join('node_modules', name))}\nLicence: `);
    expect(told).toMatch(/\nminimatch [\d.]+, within playwright-core\nLicence: BlueOak-1\.0\.0\n\n\S/);
    expect(told).toContain('libwebp — BSD 3-Clause License');
    for (const file of ['LICENSE.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(statSync(path.join(unpacked, file)).size).toBeGreaterThan(1000);
  });

  it('is told to programs too: the bill of materials names all that left a trace in the asar', () => {
    const [bill = ''] = readdirSync(fromRoot(output)).filter((name) => name.endsWith('.cdx.json'));
    const { components, metadata } = billSchema.parse(
      JSON.parse(readFileSync(fromRoot(output, bill), 'utf8')),
    );
    expect(metadata.component).toMatchObject({ name: 'Flipwatch', version: versionOf('.') });
    const listed = new Set(components.map(({ name }) => name));
    const within = components.flatMap((each) => each.components ?? []).map(({ name }) => name);
    const traces = packagesIn(
      path.join(unpacked, 'resources', 'app.asar'),
      fromRoot('out', 'packaged', 'electron'),
    );
    expect(traces).toEqual(expect.arrayContaining(['playwright-core', 'zod', 'commander', 'electron-store']));
    // Electron-store's own, which is never called (bundles.mjs).
    expect(traces).not.toContain('ajv');
    expect(traces.filter((name) => !listed.has(name) && !within.includes(name))).toEqual([]);
    // A package may stand there in two versions, where two others want different ones.
    const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    for (const { name, version } of components) {
      const places = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
      const installed = name === 'electron' ? [versionFile()] : places.map(([, pinned]) => pinned.version);
      expect(installed, name).toContain(version);
    }
    // The page's bundle has no map.
    for (const name of ['react', 'react-dom', 'react-aria-components', 'i18next'])
      expect(listed.has(name)).toBe(true);
    // What only builds and tests the app is no part of it.
    for (const name of ['vitest', 'esbuild', 'typescript', 'antd']) expect(listed.has(name)).toBe(false);
  });
});

describe('the installers that need no download', () => {
  it('are an archive and a Debian package, and say by their names that these are not for people', () => {
    expect(made.map((file) => path.basename(file))).toEqual([
      expect.stringMatching(/^Flipwatch-.*-trial\.deb$/),
      expect.stringMatching(/^Flipwatch-.*-trial\.tar\.gz$/),
    ]);
  });

  it('hold the app: the archive, in one folder of its own name, from which it runs', async () => {
    const archive = made.find((file) => file.endsWith('.tar.gz')) ?? '';
    const into = unpackedBy('tar', '-xzf', archive, '-C');
    expect(readdirSync(into)).toEqual([path.basename(archive, '.tar.gz')]);
    await runs(path.join(into, path.basename(archive, '.tar.gz')));
  });

  it('hold the app: the Debian package, which says what it is and what it needs', async () => {
    const file = made.find((name) => name.endsWith('.deb')) ?? '';
    const field = (name: string) => execFileSync(debian, ['-f', file, name], { encoding: 'utf8' }).trim();
    expect([field('Package'), field('Version'), field('Section')]).toEqual([
      'flipwatch',
      versionOf('.'),
      'utils',
    ]);
    expect(field('Maintainer')).toBe('Nobody, this package is a trial <nobody@flipwatch.invalid>');
    expect(field('Depends')).toContain('libnotify4');
    expect(field('Description')).toMatch(/^Watches your privacy settings[^\n]*\n \S/);
    const into = unpackedBy(debian, '-x', file);
    const scripts = unpackedBy(debian, '-e', file);
    expect(() =>
      execFileSync('md5sum', ['-c', '--quiet', path.join(scripts, 'md5sums')], { cwd: into }),
    ).not.toThrow();
    for (const name of ['postinst', 'postrm'])
      expect(statSync(path.join(scripts, name)).mode & 0o777).toBe(0o755);
    for (const place of [
      'usr/share/applications/flipwatch.desktop',
      'usr/share/metainfo/app.flipwatch.Flipwatch.metainfo.xml',
      'usr/share/icons/hicolor/512x512/apps/flipwatch.png',
      'usr/share/doc/flipwatch/copyright',
    ])
      expect(existsSync(path.join(into, place)), place).toBe(true);
    await runs(path.join(into, 'opt', 'Flipwatch'));
  });

  it('are not made for people of an Electron that is too old for them', async () => {
    await expect(packageApp({ output: 'dist/never', targets: ['tar.gz'] })).rejects.toThrow(/too old/);
    expect(existsSync(fromRoot('dist/never'))).toBe(false);
  });
});

describe('the installed command line', () => {
  it('tells its version and needs neither a display nor a desktop', () => runs(unpacked));

  it('audits practice sites and prints one JSON document', async () => {
    const profile = path.join(world, 'cli');
    const args = ['audit', '--practice', '--json', '--check', 'x.grok-training', '--check', 'x.off-x'];
    const { ended } = startProgram(program, [...args, '--profile', profile, '--browser', chromiumPath()], {
      ...withoutDesktop(),
      FLIPWATCH_NOW: '2031-03-01T08:00:00.000Z',
    });
    const outcome = await ended;
    expect(outcome.words).not.toMatch(/\n\s+at /);
    const { audit, findings } = auditDocumentSchema.parse(JSON.parse(outcome.output));
    // Nobody can move its clock.
    expect(new Date(audit.startedAt).getFullYear()).toBe(new Date().getFullYear());
    expect(findings.map(({ check, status }) => [check, status])).toEqual([
      ['x.grok-training', 'fail'],
      ['x.off-x', 'fail'],
    ]);
    expect(outcome.code).toBe(1);
  });

  it('is no Node, whatever the environment asks for', async () => {
    const env = { ...withoutDesktop(), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' };
    const { ended } = startProgram(program, ['history', '--profile', path.join(world, 'none')], env);
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
    const app = startProgram(program, [`--user-data-dir=${data}`, '--practice', '--hidden'], {
      ...desk.env,
      LANG: 'en_US.UTF-8',
    });
    child = app.child;
    const { services } = desk;
    await until('a tray icon', () => services.hasTrayIcon(), Boolean);
    const labels = async () => (await services.menu()).map(({ label }) => label);
    await until('the practice accounts in the menu', labels, (all) =>
      all.some((label) => /^X[,:]/.test(label)),
    );
    await services.clickMenu('Check now');
    await until(
      'the outcome in the tray',
      () => services.tooltip(),
      (text) => /\d+ settings are exposed/.test(text),
      // Two whole audits, with a look around each.
      420_000,
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
  }, 540_000);
});

/** Unpacks with a program that takes the folder last. */
function unpackedBy(tool: string, ...args: readonly string[]): string {
  const into = path.join(world, `unpacked-${readdirSync(world).length}`);
  mkdirSync(into);
  execFileSync(tool, [...args, into]);
  return into;
}

async function runs(folder: string): Promise<void> {
  const { ended } = startProgram(path.join(folder, 'flipwatch'), ['--version'], withoutDesktop());
  expect(await ended).toMatchObject({ code: 0, output: `${versionOf('.')}\n` });
  expect(existsSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'))).toBe(true);
}

/** The Electron that is really in there. */
const versionFile = () => readFileSync(path.join(unpacked, 'version'), 'utf8').trim();

function versionOf(folder: string): string {
  const text = readFileSync(fromRoot(folder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
