import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `ads-by-age` → `adsByAge`. @param {string} name */
export const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The registry of a platform: the file that imports its checks, so that a bundler packs them. @param {string} home @param {string} platform */
const registryOf = (home, platform) => join(home, 'checks', 'platforms', platform, 'index.ts');

/** The settings that the registry names, in its order, which is the order people see. @param {string} home @param {string} platform */
export function registered(home, platform) {
  const text = readFileSync(registryOf(home, platform), 'utf8');
  return [...text.matchAll(/^ {4}'([a-z0-9-]+)\.json':/gm)].map(([, name]) => name ?? '');
}

/** Writes the registry anew from a list of settings. @param {string} home @param {string} platform @param {string[]} settings */
export function writeRegistry(home, platform, settings) {
  const imports = settings
    .toSorted()
    .map((name) => `import ${camel(name)} from './checks/${name}.json' with { type: 'json' };`);
  const entries = settings.map((name) => `    '${name}.json': ${camel(name)},`);
  const text = `${imports.join('\n')}
import platform from './platform.json' with { type: 'json' };

/** Everything of this platform that ships with Flipwatch, unparsed. The order is the order people see. */
export const ${camel(platform)} = {
  platform,
  checks: {
${entries.join('\n')}
  },
};
`;
  writeFileSync(registryOf(home, platform), text);
}
