import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenImports } from '../../build/import-directions.mjs';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'directions-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function given(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return forbiddenImports(home);
}

describe('imports run downwards only', () => {
  it('holds for this house', async () => {
    expect(await forbiddenImports()).toEqual([]);
  });

  it.each([
    ['checks/engine/a.ts', "import { x } from '../../electron/b.ts';"],
    ['checks/engine/a.ts', "import type { x } from '../../electron/b.ts';"],
    ['checks/engine/a.ts', "export * from '../../renderer/b.ts';"],
    ['checks/engine/a.ts', "export { x } from '../../renderer/b.ts';"],
    ['checks/engine/a.ts', "const b = await import('../../electron/b.ts');"],
    ['checks/engine/a.ts', "type B = import('../../electron/b.ts').B;"],
    ['checks/engine/a.ts', "import { app } from 'electron';"],
    ['checks/model/a.ts', "import { x } from '../engine/b.ts';"],
    ['checks/model/a.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/tray.ts', "import { App } from '../renderer/app.tsx';"],
    ['electron/contract/a.ts', "import { x } from '../storage/b.ts';"],
    ['electron/contract/a.ts', "import { app } from 'electron';"],
    ['renderer/app.tsx', "import { x } from '../electron/storage/b.ts';"],
    ['renderer/app.tsx', "import { x } from '../checks/engine/b.ts';"],
    ['renderer/app.tsx', "import { readFileSync } from 'fs';"],
    ['renderer/app.tsx', "import { ipcRenderer } from 'electron';"],
    ['checks/a.ts', "import { x } from '../tests/support/b.ts';"],
  ])('refuses in %s: %s', async (file, line) => {
    const complaints = await given({ [file]: line });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(file);
  });

  it.each([
    ['electron/tray.ts', "import { x } from '../checks/audit/b.ts'; import { Tray } from 'electron';"],
    [
      'renderer/app.tsx',
      "import type { S } from '../electron/contract/index.ts'; import de from '../checks/locales/de.json';",
    ],
    ['checks/model/a.ts', "import { z } from 'zod'; import { x } from './b.ts';"],
    [
      'checks/engine/a.ts',
      "import type { Page } from 'playwright-core'; // import { x } from '../../electron/b.ts'",
    ],
  ])('allows in %s: %s', async (file, line) => {
    expect(await given({ [file]: line })).toEqual([]);
  });
});
