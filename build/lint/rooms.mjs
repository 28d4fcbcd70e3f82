import { readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { runMain } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';

/**
 * @typedef {object} Room
 * @property {string} room A folder with all below it, or the files that a pattern names.
 * @property {readonly string[]} may The other rooms, and single files, that it may import from. Types are imports, too.
 * @property {readonly string[]} [never] Folders below it that it must not import from: rooms of their own.
 * @property {readonly string[]} packages Patterns of the packages that it must not know.
 * @property {string} why What is said to somebody who imports one of those.
 */

/** @param {string} name */
const withAllOf = (name) => [name, `${name}/**`];
/** @param {readonly string[]} names */
const noneBut = (...names) => ['**', '!./**', '!../**', ...names.map((name) => `!${name}`)];

const react = ['react', 'react-*'].flatMap(withAllOf);
const shell = [...['electron', 'electron-*'].flatMap(withAllOf), '@electron/**', ...react];

/** @param {string} room @param {readonly string[]} may @returns {Room} */
const inChecks = (room, may) => ({
  room: `checks/${room}`,
  may: may.map((each) => `checks/${each}`),
  packages: shell,
  why: 'checks/ runs without Electron, and draws nothing with React.',
});

/** @param {string} room @param {readonly string[]} may @returns {Room} */
const inElectron = (room, may) => ({
  room: `electron/${room}`,
  may: [...may.map((each) => `electron/${each}`), 'checks'],
  packages: react,
  why: 'electron/ draws nothing with React: renderer/ does.',
});

/** @param {string} room @param {readonly string[]} may @returns {Room} */
const inRenderer = (room, may) => ({
  room: `renderer/${room}`,
  may: may.map((each) => (each.includes('/') ? each : `renderer/${each}`)),
  packages: noneBut('i18next', 'react', 'react-aria-components', 'react-dom/client', 'react-i18next'),
  why: 'renderer/ draws, and asks by the contract: it knows no package but those that it draws with.',
});

/** @param {string} room @param {readonly string[]} may @returns {Room} */
const inBuild = (room, may) => ({
  room: `build/${room}`,
  may: may.map((each) => (each === 'checks' ? each : `build/${each}`)),
  packages: [...withAllOf('electron-store'), ...react],
  why: 'build/ needs none of what the app is made with.',
});

const told = ['electron/contract', 'checks/model'];
const screen = ['frame', 'notices', 'parts', 'words', 'bridge', ...told];

/** What most of electron/ stands on. */
const ground = ['contract', 'locales', 'process', 'state', 'storage'];

/**
 * Which rooms a room may import from beside itself. The arrows run downwards only. Biome holds them: `node
 * build/lint/rooms.mjs` generates its overrides (`biome.rooms.json`) from this list.
 * @type {readonly Room[]}
 */
export const rooms = [
  {
    room: 'checks/model',
    may: [],
    packages: noneBut('zod'),
    why: 'checks/model knows no package but zod.',
  },
  inChecks('locales', []),
  inChecks('storage', []),
  inChecks('engine', ['model']),
  inChecks('history', ['storage', 'model']),
  inChecks('schedule', ['model']),
  inChecks('radar', ['engine/contract.ts', 'model']),
  inChecks('audit', ['engine/contract.ts', 'history', 'radar', 'model']),
  inChecks('practice/*.ts', ['model']),
  inChecks('practice/plain', ['practice', 'model']),
  inChecks('platforms/*/*.ts', []),
  inChecks('platforms/*/practice', ['practice', 'model']),
  inChecks('catalogue', ['platforms', 'practice', 'model']),
  inChecks('browser', ['audit/ports.ts', 'engine', 'storage', 'model']),
  inChecks('report', ['history', 'catalogue', 'locales', 'model']),
  inChecks('cli', [
    'audit',
    'browser',
    'catalogue',
    'history',
    'locales',
    'model',
    'radar',
    'report',
    'storage',
  ]),

  {
    room: 'electron/contract',
    may: ['checks/model'],
    packages: noneBut('zod'),
    why: 'electron/contract knows no package but zod.',
  },
  inElectron('process', ['contract']),
  inElectron('locales', ['process']),
  inElectron('storage', ['contract', 'process']),
  inElectron('engine-process', ['process']),
  inElectron('embedded-browser', ['engine-process', 'locales']),
  inElectron('state', ['contract', 'locales', 'process', 'storage']),
  inElectron('accounts', ['contract', 'process', 'state', 'storage']),
  inElectron('audits', ['accounts', 'embedded-browser', 'engine-process', ...ground]),
  inElectron('updates', ['contract', 'process', 'state']),
  { ...inElectron('ipc/*.ts', ['contract', 'embedded-browser']), never: ['handlers'] },
  inElectron('desktop', ['accounts', 'audits', 'ipc/*.ts', ...ground]),
  inElectron('lifecycle', ['accounts', 'audits', 'desktop', ...ground]),
  inElectron('ipc/handlers', ['accounts', 'audits', 'desktop', 'ipc/*.ts', 'updates', ...ground]),
  inElectron('composition', [
    'accounts',
    'audits',
    'desktop',
    'ipc/*.ts',
    'ipc/handlers',
    'lifecycle',
    'updates',
    ...ground,
  ]),
  inElectron('*.ts', []),

  inRenderer('bridge', told),
  inRenderer('words', ['bridge', 'locales', 'checks/locales', ...told]),
  inRenderer('parts', ['words']),
  inRenderer('notices', ['parts', 'words', 'bridge', ...told]),
  inRenderer('frame', ['parts', 'words', 'bridge', ...told]),
  inRenderer('dialogs', ['notices', 'parts', 'words', 'bridge']),
  inRenderer('accounts', ['together', ...screen]),
  inRenderer('first-run', ['accounts', ...screen]),
  inRenderer('history', screen),
  inRenderer('preferences', ['dialogs', ...screen]),
  inRenderer('together', screen),
  inRenderer('report', ['accounts', 'together', 'dialogs', ...screen]),
  inRenderer('app', ['accounts', 'first-run', 'history', 'preferences', 'report', 'together', ...screen]),
  inRenderer('*.tsx', []),

  inBuild('run', []),
  inBuild('test', ['run']),
  inBuild('electron', ['run']),
  inBuild('set-up', ['electron', 'run']),
  inBuild('bundle', ['catalogue', 'electron', 'set-up', 'older-electron', 'run']),
  inBuild('catalogue', ['checks', 'run']),
  inBuild('icons', ['set-up', 'run']),
  inBuild('lint', ['run']),
  inBuild('security-scan', ['run']),
  inBuild('package', ['run']),
  inBuild('notices', ['bundle', 'package', 'run']),
  inBuild('*.mjs', []),
  {
    room: 'build/older-electron',
    may: ['electron/main.ts', 'electron/engine-process', 'checks'],
    packages: noneBut('electron', 'playwright-core', 'zod'),
    why: 'build/older-electron/ needs what the app itself is driven with, and no more.',
  },
];

const isFiles = (/** @type {string} */ name) => /\.(tsx?|mjs)$/.test(name);

/** The rule for one room, as Biome wants it. @param {Room} of */
function override({ room, may, never = [], packages, why }) {
  const folder = isFiles(room) ? posix.dirname(room) : room;
  const allowed = may.map((each) => `!${posix.relative(folder, each)}${isFiles(each) ? '' : '/**'}`);
  const says = `${room} may import ${may.length > 0 ? `${may.join(', ')} and itself` : 'only itself'} (build/lint/rooms.mjs).`;
  const patterns = [
    // The name and the version of the whole belong to every room.
    {
      group: ['../**', ...never.map((each) => `./${each}/**`), ...allowed, '!**/package.json'],
      message: says,
    },
    { group: packages, message: why },
  ];
  return {
    includes: [isFiles(room) ? room : `${room}/**`],
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}

/** Biome's part of the rules: one override for each room, a line each. */
export function roomsForBiome() {
  const lines = rooms.map((each) => `    ${JSON.stringify(override(each))}`);
  return `{\n  "overrides": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Where Biome finds it. */
export const biomeRooms = fromRoot('biome.rooms.json');

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const text = roomsForBiome();
    if (readFileSync(biomeRooms, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(biomeRooms, text);
    return 0;
  });
}
