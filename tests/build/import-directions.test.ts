import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenImports } from '../../build/lint/import-directions.mjs';

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

describe('what the linter can’t see of the arrows', () => {
  it('holds for this house', async () => {
    expect(await forbiddenImports()).toEqual([]);
  });

  it('refuses an import within a type, which the linter does not see', async () => {
    const file = 'checks/engine/a.ts';
    const lines = [
      "// type A = import('../../electron/b.ts').A",
      "export const c = await import('./c.ts');",
      "export type B = readonly import('../../electron/b.ts').B[];",
    ];
    expect(await given({ [file]: lines.slice(0, 2).join('\n') })).toEqual([]);
    expect(await given({ [file]: lines.join('\n') })).toEqual([
      expect.stringContaining(`${file} imports ../../electron/b.ts within a type`),
    ]);
  });

  const playwright = "import { chromium } from 'playwright-core';";
  const engine = "export { readPage } from '../engine/index.ts';";
  it.each<[string, Record<string, string>]>([
    ['Playwright itself', { 'electron/tray.ts': playwright }],
    ['Playwright when it is asked for', { 'electron/tray.ts': "await import('playwright-core');" }],
    ['the engine', { 'electron/tray.ts': "import { readPage } from '../checks/engine/index.ts';" }],
    [
      'the engine, by way of a neighbour',
      {
        'electron/tray.ts': "import type { A } from './a.ts'; const { b } = await import('./b.ts');",
        'electron/b.ts': "import { drive } from '../checks/browser/drive.ts';",
        'checks/browser/drive.ts': engine,
      },
    ],
    [
      'the engine, by way of the engine’s own room',
      {
        'electron/tray.ts': "import { relay } from './engine-process/relay.ts';",
        'electron/engine-process/relay.ts': playwright,
      },
    ],
  ])('lets the app in the tray not load %s', async (_what, files) => {
    const complaints = await given(files);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^electron\/\w+\.ts → .*(playwright-core|checks\/engine\/index\.ts): only/);
  });

  it('lets the engine’s program and the command line load them, and everybody know their types', async () => {
    const files = {
      'electron/main.ts': "const { run } = await import('./process/command-line.ts');",
      'electron/process/command-line.ts': "await import('../../checks/cli/program.ts');",
      'checks/cli/program.ts': engine,
      'electron/engine-process/program.ts': `${playwright} import { relay } from './relay.ts';`,
      'electron/engine-process/relay.ts': playwright,
      'electron/tray.ts':
        "import type { Page } from 'playwright-core'; import { type Visit } from '../checks/engine/contract.ts';",
    };
    expect(await given(files)).toEqual([]);
  });
});
