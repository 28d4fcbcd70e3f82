import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { startVirtualDisplay } from '../../build/test/virtual-display.mjs';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'hello-'));
});
afterEach(() => rmSync(project, { recursive: true }));

it('the Electron that was set up opens a window of a project, and gives it its name and version', async () => {
  const { executable, version } = await electronRuntime();
  writeFileSync(
    join(project, 'package.json'),
    '{"name":"hello","productName":"Hello","version":"1.2.3","type":"module","main":"main.js"}',
  );
  writeFileSync(
    join(project, 'main.js'),
    `import { app, BrowserWindow, protocol } from 'electron';
    protocol.registerSchemesAsPrivileged([{ scheme: 'hello', privileges: { standard: true } }]); // Throws after 'ready'.
    app.whenReady().then(async () => {
      const window = new BrowserWindow({ show: true });
      await window.loadURL('data:text/html,<title>it works</title>');
      process.stdout.write(JSON.stringify([window.getTitle(), app.getName(), app.getVersion(), process.versions.electron]));
      app.exit(0);
    });`,
  );
  const display = await startVirtualDisplay();
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { stdout, status } = spawnSync(
    executable,
    [...noSandbox, `--user-data-dir=${join(project, 'data')}`, project],
    { encoding: 'utf8', timeout: 60_000, env: display.env },
  );
  display.end();
  expect(stdout).toContain(JSON.stringify(['it works', 'Hello', '1.2.3', version]));
  expect(status).toBe(0);
});
