import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../build/bundle/bundle.mjs';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { startFindings } from '../../electron/lifecycle/start-guard.ts';
import { type Desk, launchArguments, newWorld, startDesk, type World } from '../support/desk-app.ts';

const normal = { hasSwitch: () => false, env: {}, isRoot: false, isPackaged: true };
const given =
  (...names: string[]) =>
  (name: string): boolean =>
    names.includes(name);

describe('an installed app', () => {
  test('starts where nothing was asked for', () => {
    expect(startFindings(normal)).toEqual([]);
  });

  test.each(['remote-debugging-port', 'inspect', 'disable-web-security', 'ignore-certificate-errors'])(
    'does not start with --%s',
    (name) => {
      expect(startFindings({ ...normal, hasSwitch: given(name) })).toEqual([
        { kind: 'refused', why: 'switch', name: `--${name}` },
      ]);
    },
  );

  test('does not start without its sandbox, by switch or by environment', () => {
    expect(startFindings({ ...normal, hasSwitch: given('no-sandbox') })).toMatchObject([{ kind: 'refused' }]);
    const env = { ELECTRON_DISABLE_SANDBOX: '1' };
    expect(startFindings({ ...normal, env })).toMatchObject([{ kind: 'refused' }]);
  });

  test('root is refused, and goes on only with --no-sandbox, which is warned of', () => {
    expect(startFindings({ ...normal, isRoot: true })).toEqual([
      { kind: 'refused', why: 'root', name: 'root' },
    ]);
    expect(startFindings({ ...normal, isRoot: true, hasSwitch: given('no-sandbox') })).toEqual([
      { kind: 'warned', why: 'noSandbox', name: '--no-sandbox' },
    ]);
  });
});

describe('in a checkout', () => {
  let desk: Desk;
  let world: World;
  beforeAll(async () => {
    desk = await startDesk();
    world = newWorld('2026-11-16T08:00:00.000Z');
    await bundle(['app', 'renderer', 'icons']);
  });
  afterAll(() => {
    desk?.close();
    world?.remove();
  });

  /** Starts the real app; resolves with what it said, once it has said `awaited` or has ended. */
  async function start(words: readonly string[], awaited: string, env: Record<string, string> = {}) {
    const { executable } = await electronRuntime();
    const child = spawn(executable, [...words, ...launchArguments(world, ['--hidden']).filter(isOwn)], {
      env: { ...desk.env, LANG: 'en_US.UTF-8', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    return new Promise<{ said: string; code: number | null }>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
        if (said.includes(awaited)) child.kill();
      });
      child.once('exit', (code) => resolve({ said, code }));
    });
  }
  const isOwn = (word: string): boolean => word !== '--no-sandbox';

  test.each(['--no-sandbox=1', '-no-sandbox', '--no-sandbox'])('%s is warned of', async (written) => {
    expect((await start([written], 'without its sandbox')).said).toContain('without its sandbox');
  });

  test('an opened port is warned of', async () => {
    const { said } = await start(
      ['--no-sandbox', '--remote-debugging-port=0'],
      'remote-debugging-port takes',
    );
    expect(said).toContain('--remote-debugging-port takes away what protects your accounts');
  });

  // Chromium itself refuses root without a sandbox, unless the environment tells Electron to go on.
  test.runIf(process.getuid?.() === 0)(
    'root is refused, whatever the environment says',
    async () => {
      const outcome = await start([], '\0', { ELECTRON_DISABLE_SANDBOX: '1' });
      expect(outcome.said).toContain('does not start with ELECTRON_DISABLE_SANDBOX');
      expect(outcome.code).toBe(64);
    },
    30_000,
  );
});
