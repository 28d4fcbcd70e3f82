import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './places.mjs';
import { camel, registered, writeRegistry } from './registry.mjs';
import { Halt, runMain, say } from './say.mjs';

const WRONG_USAGE = 64;
const platformsFolder = join(root, 'checks', 'platforms');

// npm run new-check -- PLATFORM SETTING: writes a filled-in check to change, and registers it.
await runMain(async () => {
  const [platform, setting] = readArguments(process.argv.slice(2));
  const path = join(platformsFolder, platform, 'checks', `${setting}.json`);
  if (existsSync(path))
    throw new Halt(`The check ${platform}.${setting} is there already: ${relative(root, path)}`, WRONG_USAGE);
  writeFileSync(path, `${JSON.stringify(template(platform, setting), null, 2)}\n`);
  writeRegistry(root, platform, [...registered(root, platform), setting]);
  say(`Written: ${relative(root, path)}, and named in checks/platforms/${platform}/index.ts.

What to do now:
 1. Open the setting's page in your browser and look at it: its address, its heading, the words beside the switch,
    and the switch's attributes. checks/README.md says what each field means.
 2. Replace what the template says, the dates as well: each is the day on which a source showed it.
 3. npm run check -- manifests    tells what is wrong, in words.
 4. Add the setting to checks/platforms/${platform}/practice/settings.ts, so that the conformance tests can prove the check.
 5. npx biome check --write checks    brings it into the house's form.
 6. npm test`);
  return 0;
});

/** @param {string[]} args @returns {[platform: string, setting: string]} */
function readArguments(args) {
  const platforms = readdirSync(platformsFolder).filter((name) =>
    existsSync(join(platformsFolder, name, 'platform.json')),
  );
  const [platform, setting] = args;
  if (platform === undefined || setting === undefined || args.length > 2) {
    throw new Halt(
      'Say the platform and the setting, for example: npm run new-check -- linkedin ads-by-employer',
      WRONG_USAGE,
    );
  }
  if (!platforms.includes(platform)) {
    throw new Halt(`There is no platform "${platform}"; there are ${platforms.join(', ')}.`, WRONG_USAGE);
  }
  if (!/^[a-z][a-z0-9-]{0,48}$/.test(setting)) {
    throw new Halt(
      `"${setting}" can't be the name of a setting: use small letters, digits and dashes, a letter first.`,
      WRONG_USAGE,
    );
  }
  return [platform, setting];
}

/** The example check under another name, with today's date in every place. @param {string} platform @param {string} setting */
function template(platform, setting) {
  const example = readFileSync(join(root, 'checks', 'catalogue', 'example.json'), 'utf8');
  const { name, settingsPaths } = JSON.parse(
    readFileSync(join(platformsFolder, platform, 'platform.json'), 'utf8'),
  );
  const today = new Date().toISOString().slice(0, 10);
  const text = example
    .replaceAll('2026-01-31', today)
    .replaceAll('newSettingKey', camel(setting))
    .replace('"/settings/new-setting"', JSON.stringify(`${settingsPaths?.[0] ?? '/settings'}/${setting}`))
    .replaceAll('new-setting', setting)
    .replaceAll('https://www.linkedin.com/help/', 'https://example.org/the-page-that-says-so')
    .replaceAll('LinkedIn', name)
    .replace('"linkedin.', `"${platform}.`)
    .replace('"linkedin"', `"${platform}"`);
  return JSON.parse(text);
}
