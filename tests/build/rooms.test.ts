import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { biomeRooms, rooms, roomsForBiome } from '../../build/lint/rooms.mjs';

const house = join(import.meta.dirname, '../..');
const fromRoot = (path: string): string => join(house, path);

/** Each by the folder in which it is planted: an arrow that runs up, sideways, or out of the house. */
const refused: readonly (readonly [folder: string, line: string])[] = [
  ['checks/model', "import { x } from '../engine/judge.ts';"],
  ['checks/model', "import { readFileSync } from 'node:fs';"],
  ['checks/storage', "import type { x } from '../audit/plan.ts';"],
  ['checks/engine', "import { x } from '../audit/plan.ts';"],
  ['checks/engine', "import type { x } from '../audit/plan.ts';"],
  ['checks/engine', "import { type x } from '../audit/plan.ts';"],
  ['checks/engine', "export * from '../../renderer/main.tsx';"],
  ['checks/engine', "export { x } from '../../renderer/main.tsx';"],
  ['checks/engine', "export const b = await import('../../electron/audits/audits.ts');"],
  ['checks/engine', "import '../browser/find.ts';"],
  ['checks/engine', "import { app } from 'electron';"],
  ['checks/engine', "import { renderToString } from 'react-dom/server';"],
  ['checks/engine', "import { x } from '../support/pages.ts';"],
  ['checks/audit', "import { x } from '../engine/index.ts';"],
  ['checks/audit', "import { x } from '../browser/find.ts';"],
  ['checks/history', "import type { x } from '../audit/ports.ts';"],
  ['checks/history', "import { x } from '../catalogue/index.ts';"],
  ['checks/schedule', "import { x } from '../audit/queue.ts';"],
  ['checks/report', "import { x } from '../audit/plan.ts';"],
  ['checks/practice', "import { x } from '../platforms/x/practice/shape.ts';"],
  ['checks/platforms/x', "import { x } from '../../practice/shape.ts';"],
  ['checks/platforms/x/practice', "import { x } from '../../linkedin/practice/shape.ts';"],
  ['checks/catalogue', "import { x } from '../engine/labels.ts';"],
  ['checks/browser', "import { x } from '../audit/queue.ts';"],
  ['checks/report', "import { x } from '../browser/find.ts';"],
  ['electron', "import { App } from '../renderer/app/App.tsx';"],
  ['electron', "import { useState } from 'react';"],
  ['electron/contract', "import { x } from '../storage/stored.ts';"],
  ['electron/contract', "import { app } from 'electron';"],
  ['electron/process', "import { x } from '../storage/stored.ts';"],
  ['electron/locales', "import { x } from '../state/app-state.ts';"],
  ['electron/storage', "import { x } from '../state/app-state.ts';"],
  ['electron/storage', "import { x } from '../desktop/tray.ts';"],
  ['electron/engine-process', "import { x } from '../embedded-browser/banner.ts';"],
  ['electron/embedded-browser', "import { x } from '../audits/sitting.ts';"],
  ['electron/state', "import type { x } from '../accounts/accounts.ts';"],
  ['electron/accounts', "import { x } from '../audits/audits.ts';"],
  ['electron/audits', "import { x } from '../desktop/notifier.ts';"],
  ['electron/audits', "import { x } from '../lifecycle/startup.ts';"],
  ['electron/updates', "import { x } from '../ipc/register.ts';"],
  ['electron/ipc', "import { x } from '../audits/audits.ts';"],
  ['electron/ipc', "import type { x } from './handlers/handlers.ts';"],
  ['electron/desktop', "import { x } from '../embedded-browser/banner.ts';"],
  ['electron/desktop', "import { x } from '../lifecycle/startup.ts';"],
  ['electron/lifecycle', "import { x } from '../ipc/handlers/handlers.ts';"],
  ['electron/desktop', "import { x } from '../ipc/handlers/handlers.ts';"],
  ['electron/ipc/handlers', "import { x } from '../../composition/services.ts';"],
  ['electron/composition', "import { x } from '../start-app.ts';"],
  ['renderer/parts', "import { x } from '../report/marks.ts';"],
  ['renderer/parts', "import { x } from '../bridge/bridge.ts';"],
  ['renderer/bridge', "import { x } from '../words/i18n.ts';"],
  ['renderer/words', "import { x } from '../notices/messages.tsx';"],
  ['renderer/report', "import { x } from '../app/Shell.tsx';"],
  ['renderer/report', "import { x } from '../preferences/About.tsx';"],
  ['renderer/preferences', "import { x } from '../report/marks.ts';"],
  ['renderer/app', "import { x } from '../../electron/storage/stored.ts';"],
  ['renderer/app', "import { x } from '../../checks/engine/judge.ts';"],
  ['renderer/app', "import { readFileSync } from 'fs';"],
  ['renderer/app', "import { ipcRenderer } from 'electron';"],
  ['build', "import { x } from '../electron/process/launch-options.ts';"],
  ['build/set-up', "import { x } from '../../electron/process/launch-options.ts';"],
  ['build', "import { x } from '../checks/catalogue/rules.ts';"],
  ['build/run', "import { setUp } from '../set-up/set-up.mjs';"],
  ['build/electron', "import { setUp } from '../set-up/set-up.mjs';"],
  ['build/package', "import { x } from '../notices/shipped.mjs';"],
  ['build/lint', "import { x } from '../check.mjs';"],
  ['build/bundle', "import { useState } from 'react';"],
];

const allowed: readonly (readonly [folder: string, line: string])[] = [
  ['checks/model', "import { z } from 'zod'; import { x } from './status.ts';"],
  [
    'checks/engine',
    "import type { Page } from 'playwright-core'; // import { x } from '../../electron/audits/audits.ts'",
  ],
  [
    'checks/audit',
    "import type { x } from '../engine/contract.ts'; import { readFile } from 'node:fs/promises';",
  ],
  ['checks/platforms/x/practice', "import { x } from '../../../practice/shape.ts';"],
  ['checks/cli', "import packageJson from '../../package.json' with { type: 'json' };"],
  ['electron', "import { x } from '../checks/audit/plan.ts'; import { Tray } from 'electron';"],
  ['electron/desktop', "import type { x } from '../audits/audits.ts'; import { Tray } from 'electron';"],
  [
    'electron/ipc/handlers',
    "import type { x } from '../register.ts'; import { y } from '../../audits/audits.ts';",
  ],
  ['renderer/app', "import type { S } from '../../electron/contract/index.ts';"],
  ['renderer/words', "import de from '../../checks/locales/de.json' with { type: 'json' };"],
  ['renderer', "import { createRoot } from 'react-dom/client'; import { App } from './app/App.tsx';"],
  ['build', "import { x } from './bundle/bundle.mjs'; import { y } from './run/console.mjs';"],
  ['build/catalogue', "import { x } from '../../checks/catalogue/rules.ts';"],
  ['build/set-up', "import { x } from '../run/run.mjs'; import { y } from './debian.mjs';"],
];

/** A circle of two files that know only each other's types. */
const circle = {
  'checks/audit/planted-here.ts':
    "import type { There } from './planted-there.ts';\nexport interface Here { readonly there: There }\n",
  'checks/audit/planted-there.ts':
    "import { type Here } from './planted-here.ts';\nexport interface There { readonly here: Here }\n",
};

let home = '';
/** What Biome says to the planted files, by their name. */
let said = new Map<string, string[]>();

const fileOf = (folder: string, kind: string, index: number): string =>
  `${folder}/planted-${kind}-${index}.${folder === 'renderer' ? 'tsx' : folder.startsWith('build') ? 'mjs' : 'ts'}`;

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'flipwatch-rooms-'));
  for (const file of ['biome.json', 'biome.rooms.json', '.gitignore'])
    copyFileSync(fromRoot(file), join(home, file));
  for (const [index, [folder, line]] of refused.entries())
    plant(fileOf(folder, 'refused', index), `${line}\n`);
  for (const [index, [folder, line]] of allowed.entries())
    plant(fileOf(folder, 'allowed', index), `${line}\n`);
  for (const [path, text] of Object.entries(circle)) plant(path, text);
  said = await lint(home);
});
afterAll(() => rmSync(home, { recursive: true }));

/** Biome as `npm run check` starts it, without what it says of the form. */
async function lint(folder: string, ...more: string[]): Promise<Map<string, string[]>> {
  const args = [
    fromRoot('node_modules/@biomejs/biome/bin/biome'),
    'ci',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--max-diagnostics=none',
    '--colors=off',
    '--formatter-enabled=false',
    '--assist-enabled=false',
    ...more,
    '.',
  ];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64_000_000 });
  const { stdout, stderr } = await run.catch((failed: { stdout: string; stderr: string }) => failed);
  const rules = new Map<string, string[]>();
  for (const [, file = '', rule = ''] of `${stdout}\n${stderr}`.matchAll(
    /^(\S+?):\d+:\d+ lint\/\w+\/(\w+)/gm,
  ))
    rules.set(file, [...(rules.get(file) ?? []), rule]);
  return rules;
}

type Arrow = readonly [from: string, to: string];

/** Rooms that stand in a drawing for what they are part of. */
const asAWhole = ['checks/cli', 'electron/*.ts'];

const drawings = (): string[] =>
  [...readFileSync(fromRoot('ARCHITECTURE.md'), 'utf8').matchAll(/```mermaid\nflowchart TD\n(.*?)```/gs)].map(
    ([, drawing = '']) => drawing,
  );

/** The folder that a room of the list, or a room that it may import from, is drawn as. */
function folderOf(path: string): string {
  const folder = path.replace(/\/([^/]*\.\w+)?$/, '');
  return `${folder.startsWith('checks/') ? folder.split('/').slice(0, 2).join('/') : folder}/`;
}

function arrowsOf(drawing: string): Arrow[] {
  const folders = new Map<string, string>();
  for (const [, name = '', folder = ''] of drawing.matchAll(/^ *(\w+)\["((?:[\w-]+\/)+)/gm))
    folders.set(name, folderOf(folder));
  const arrows: Arrow[] = [];
  for (const line of drawing.split('\n').filter((text) => text.includes('-->'))) {
    const stations = line
      .split('-->')
      .map((names) => names.split('&').map((name) => folders.get(name.trim()) ?? name));
    for (const [index, from] of stations.slice(0, -1).entries())
      arrows.push(...from.flatMap((one) => (stations[index + 1] ?? []).map((to) => [one, to] as const)));
  }
  return arrows;
}

/** All that one comes to from a room, along any number of arrows. */
const reachedBy = (arrows: readonly Arrow[]) => {
  return (start: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const go = (from: string): void => {
      for (const [one, to] of arrows)
        if (one === from && !found.has(to)) {
          found.add(to);
          go(to);
        }
    };
    go(start);
    return found;
  };
};

describe('imports run downwards only', () => {
  it.each(refused.map(([folder, line], index) => ({ folder, line, index })))(
    'refuses in $folder: $line',
    ({ folder, index }) => {
      expect(said.get(fileOf(folder, 'refused', index))).toContain('noRestrictedImports');
    },
  );

  it.each(allowed.map(([folder, line], index) => ({ folder, line, index })))(
    'allows in $folder: $line',
    ({ folder, index }) => {
      expect(said.get(fileOf(folder, 'allowed', index)) ?? []).not.toContain('noRestrictedImports');
    },
  );

  it.each(Object.keys(circle))('refuses the circle in which %s stands', (path) => {
    expect(said.get(path)).toContain('noImportCycles');
  });

  it('is told to Biome by the list of rooms (else: node build/lint/rooms.mjs)', () => {
    expect(readFileSync(biomeRooms, 'utf8')).toBe(roomsForBiome());
  });

  it.each([
    ['checks', 0, 15],
    ['electron', 1, 15],
  ] as const)(
    'is drawn in ARCHITECTURE.md for %s: each arrow of the drawing is allowed, each allowed one follows from the drawing',
    (top, place, least) => {
      const arrows = arrowsOf(drawings()[place] ?? '');
      const reached = reachedBy(arrows);
      const listed = rooms.filter(({ room }) => room.startsWith(`${top}/`) && !asAWhole.includes(room));
      const may = listed.flatMap(({ room, may: targets }) =>
        targets.filter((to) => to.startsWith(`${top}/`)).map((to) => [folderOf(room), folderOf(to)] as const),
      );
      expect(arrows.length).toBeGreaterThan(least);
      const within = arrows.filter(([from]) => may.some(([one]) => one === from));
      expect(within.filter((one) => !may.some((allows) => `${allows}` === `${one}`))).toEqual([]);
      expect(may.filter(([from, to]) => from !== to && !reached(from).has(to))).toEqual([]);
    },
  );

  it('leads from no room back to it', () => {
    const reached = reachedBy(
      rooms.flatMap(({ room, may }) =>
        // A single file that others may import is no way into the room around it.
        may
          .filter((to) => !/\w\.ts$/.test(to))
          .map((to) => [folderOf(room), folderOf(to)] as const)
          // A room may have parts, each with a row of its own.
          .filter(([from, to]) => from !== to),
      ),
    );
    const back = rooms.map(({ room }) => folderOf(room)).filter((room) => reached(room).has(room));
    expect(back).toEqual([]);
  });

  it('gives electron/ few enough entries to be seen at one glance', () => {
    expect(readdirSync(fromRoot('electron')).length).toBeLessThanOrEqual(16);
  });

  it('holds for each file of the house: it stands in one room, and puts no rule aside', () => {
    const files = ['checks', 'electron', 'renderer'].flatMap((top) =>
      readdirSync(fromRoot(top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => relative(house, join(entry.parentPath, entry.name))),
    );
    expect(files.length).toBeGreaterThan(300);
    const patterns = rooms.map(({ room }) => (/\.tsx?$/.test(room) ? room : `${room}/**`));
    const astray = files.filter(
      (file) => patterns.filter((pattern) => matchesGlob(file, pattern)).length !== 1,
    );
    const aside = files.filter((file) =>
      /biome-ignore\S* lint\/\w+\/(noRestrictedImports|noImportCycles)/.test(
        readFileSync(fromRoot(file), 'utf8'),
      ),
    );
    expect({ astray, aside }).toEqual({ astray: [], aside: [] });
  });
});
