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
import { biomeRooms, rooms, roomsForBiome } from '../../build/rooms.mjs';

const house = join(import.meta.dirname, '../..');
const inHouse = (path: string): string => join(house, path);

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
  ['checks/engine', "export const b = await import('../../electron/audits.ts');"],
  ['checks/engine', "import '../browser/find.ts';"],
  ['checks/engine', "import { app } from 'electron';"],
  ['checks/engine', "import { renderToString } from 'react-dom/server';"],
  ['checks/engine', "import { x } from '../../tests/support/pages.ts';"],
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
  ['electron/storage', "import { x } from '../app-state.ts';"],
  ['electron/storage', "import { x } from '../desk/tray.ts';"],
  ['electron/engine-process', "import { x } from '../controlled-window/strip.ts';"],
  ['electron/controlled-window', "import { x } from '../sitting.ts';"],
  ['electron/new-versions', "import { x } from '../ipc.ts';"],
  ['electron/desk', "import { x } from '../controlled-window/strip.ts';"],
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
  ['build', "import { x } from '../electron/launch-options.ts';"],
  ['build/set-up', "import { x } from '../../electron/launch-options.ts';"],
];

const allowed: readonly (readonly [folder: string, line: string])[] = [
  ['checks/model', "import { z } from 'zod'; import { x } from './status.ts';"],
  [
    'checks/engine',
    "import type { Page } from 'playwright-core'; // import { x } from '../../electron/audits.ts'",
  ],
  [
    'checks/audit',
    "import type { x } from '../engine/contract.ts'; import { readFile } from 'node:fs/promises';",
  ],
  ['checks/platforms/x/practice', "import { x } from '../../../practice/shape.ts';"],
  ['checks/cli', "import packageJson from '../../package.json' with { type: 'json' };"],
  ['electron', "import { x } from '../checks/audit/plan.ts'; import { Tray } from 'electron';"],
  ['electron/desk', "import type { x } from '../audits.ts'; import { Tray } from 'electron';"],
  ['renderer/app', "import type { S } from '../../electron/contract/index.ts';"],
  ['renderer/words', "import de from '../../checks/locales/de.json' with { type: 'json' };"],
  ['renderer', "import { createRoot } from 'react-dom/client'; import { App } from './app/App.tsx';"],
  ['build', "import { x } from '../checks/catalogue/rules.ts'; import { y } from './say.mjs';"],
  ['build/set-up', "import { x } from '../run.mjs'; import { y } from './debian.mjs';"],
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
    copyFileSync(inHouse(file), join(home, file));
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
    inHouse('node_modules/@biomejs/biome/bin/biome'),
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

  it('is told to Biome by the list of rooms (else: node build/rooms.mjs)', () => {
    expect(readFileSync(biomeRooms, 'utf8')).toBe(roomsForBiome());
  });

  it('is drawn in ARCHITECTURE.md: each arrow of the drawing is allowed, each allowed one follows from the drawing', () => {
    const [, drawing = ''] =
      /```mermaid\nflowchart TD\n(.*?)```/s.exec(readFileSync(inHouse('ARCHITECTURE.md'), 'utf8')) ?? [];
    const folders = new Map<string, string>();
    for (const [, name = '', folder = ''] of drawing.matchAll(/^ *(\w+)\["(\w+\/(?:\w+\/)?)/gm))
      folders.set(name, folder);
    const arrows: (readonly [from: string, to: string])[] = [];
    for (const line of drawing.split('\n').filter((text) => text.includes('-->'))) {
      const stations = line
        .split('-->')
        .map((names) => names.split('&').map((name) => folders.get(name.trim()) ?? name));
      for (const [index, from] of stations.slice(0, -1).entries())
        arrows.push(...from.flatMap((one) => (stations[index + 1] ?? []).map((to) => [one, to] as const)));
    }
    const reached = (from: string): string[] =>
      arrows.filter(([one]) => one === from).flatMap(([, to]) => [to, ...reached(to)]);

    const folderOf = (path: string): string => `${path.split('/').slice(0, 2).join('/')}/`;
    const listed = rooms.filter(({ room }) => room.startsWith('checks/') && room !== 'checks/cli');
    const may = listed.flatMap(({ room, may: targets }) =>
      targets.map((to) => [folderOf(room), folderOf(to)] as const),
    );
    expect(arrows.length).toBeGreaterThan(15);
    const within = arrows.filter(([from]) => from.startsWith('checks/') && from !== 'checks/cli/');
    expect(within.filter((one) => !may.some((allows) => `${allows}` === `${one}`))).toEqual([]);
    expect(may.filter(([from, to]) => !reached(from).includes(to))).toEqual([]);
  });

  it('holds for each file of the house: it stands in one room, and puts no rule aside', () => {
    const files = ['checks', 'electron', 'renderer'].flatMap((top) =>
      readdirSync(inHouse(top), { recursive: true, withFileTypes: true })
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
        readFileSync(inHouse(file), 'utf8'),
      ),
    );
    expect({ astray, aside }).toEqual({ astray: [], aside: [] });
  });
});
