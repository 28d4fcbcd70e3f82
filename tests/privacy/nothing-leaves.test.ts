import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, folder } from '../cli/program.ts';
import { chromiumPath } from '../support/chromium.ts';
import { processTree } from '../support/processes.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

/**
 * A whole audit, watched from outside: every request of the browser goes through a proxy that writes it down, and the
 * kernel's own tables say what else the program and its children are connected to, and on what they listen.
 */
const home = folder();
let proxy: RecordingProxy;
let program: string;
let browser: string;
beforeAll(async () => {
  proxy = await startRecordingProxy();
  program = await bundled();
  browser = path.join(home.path, 'browser.sh');
  const through = `--proxy-server=http://127.0.0.1:${proxy.port} "--proxy-bypass-list=<-loopback>"`;
  writeFileSync(browser, `#!/bin/sh\nexec "${chromiumPath()}" ${through} "$@"\n`);
  chmodSync(browser, 0o755);
});
afterAll(async () => {
  await proxy.close();
  home.remove();
});

interface Watched {
  readonly code: number | null;
  readonly out: string;
  readonly listening: ReadonlySet<number>;
  readonly abroad: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** Runs a program to its end and looks at its whole tree of processes several times a second. */
function watched(file: string, words: readonly string[]): Promise<Watched> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', NODE_OPTIONS: '' };
    const child = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const [listening, abroad, types] = [new Set<number>(), new Set<string>(), new Set<string>()];
    const looking = setInterval(() => {
      const tree = processTree(child.pid ?? 0);
      for (const one of tree.listening) listening.add(one);
      for (const one of tree.abroad) abroad.add(one);
      for (const one of tree.types) types.add(one);
    }, 400);
    let out = '';
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.on('close', (code) => {
      clearInterval(looking);
      resolve({ code, out, listening, abroad, types });
    });
  });
}

it('would notice a request that goes elsewhere', async () => {
  const loud = ['--headless', '--dump-dom', '--virtual-time-budget=8000'];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const profile = `--user-data-dir=${path.join(home.path, 'loud')}`;
  const seen = await watched(browser, [...loud, ...sandbox, profile, 'http://telemetry.example/report']);
  expect(proxy.hosts).toContain('telemetry.example');
  expect(seen.types.has('renderer')).toBe(true);
}, 60_000);

it('would notice a program that listens', async () => {
  const listens =
    "require('net').createServer().listen(0, '127.0.0.1', () => setTimeout(process.exit, 2500))";
  const { listening } = await watched(process.execPath, ['-e', listens]);
  expect(listening.size).toBe(1);
}, 60_000);

it('in a whole audit nothing is asked of anybody but the platforms, and no port is open but the practice sites’', async () => {
  const before = proxy.hosts.length;
  const words = [
    '--practice',
    '--json',
    '--profile',
    path.join(home.path, 'profile'),
    '--browser',
    browser,
    ...browserWords.slice(2),
  ];
  const ended = await watched(process.execPath, [program, ...words]);
  expect(ended.code).toBe(1);
  const { findings } = auditDocumentSchema.parse(JSON.parse(ended.out));
  const sites = new Set(
    findings.flatMap(({ observed }) => (observed.url ? [new URL(observed.url).host] : [])),
  );
  expect(findings.filter(({ state }) => state !== null).length).toBeGreaterThan(15);
  expect(sites.size).toBe(2);

  // The browser went through the proxy, and asked the two sites and nobody else.
  const asked = proxy.hosts.slice(before);
  expect(asked.length).toBeGreaterThan(findings.length);
  expect([...new Set(asked)].sort()).toEqual([...sites].sort());

  // Neither it nor the program itself is connected to another machine, and only the two sites listen.
  expect(ended.types.has('renderer')).toBe(true);
  expect([...ended.abroad]).toEqual([]);
  expect([...ended.listening].map((port) => `127.0.0.1:${port}`).sort()).toEqual([...sites].sort());
}, 300_000);
