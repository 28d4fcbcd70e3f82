import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runMain, say, UserError } from './run/console.mjs';
import { root } from './run/places.mjs';

const WRONG_USAGE = 64;
const platformsFolder = join(root, 'checks', 'platforms');

// npm run new-check -- PLATFORM SETTING [PAGE] [--guided]: writes a filled-in check to change, and its page, if that is new.
await runMain(async () => {
  const words = process.argv.slice(2);
  const guided = words.includes('--guided');
  const [platform, setting, pageName] = readArguments(words.filter((word) => word !== '--guided'));
  const inPlatform = (/** @type {string[]} */ ...place) => join(platformsFolder, platform, ...place);
  const path = inPlatform('checks', `${setting}.json`);
  const pagePath = inPlatform('pages', `${pageName}.json`);
  if (existsSync(path))
    throw new UserError(
      `The check ${platform}.${setting} is there already: ${relative(root, path)}`,
      WRONG_USAGE,
    );
  const made = template(platform, setting, pageName);
  const { page } = made;
  const check = guided ? asGuided(made.check) : made.check;
  /** @type {[file: string, content: unknown][]} */
  const written = [[path, check]];
  if (!existsSync(pagePath)) written.push([pagePath, page]);
  for (const [file, content] of written) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  }
  say(`Written: ${written.map(([file]) => relative(root, file)).join(' and ')}.

What to do now:
 1. Open the setting's page in your browser and look at it: its address, its heading, the words beside the switch,
    and the switch's attributes. checks/README.md says what each field means.
 2. Replace what the template says, the dates as well: each is the day on which a source showed it.
 3. npm run check -- manifests    tells what is wrong, in words.
 4. npx biome check --write checks    formats it.
 5. npm test    tries the check on its practice site, which is made of these files.`);
  return 0;
});

/** @param {string[]} args @returns {[platform: string, setting: string, page: string]} */
function readArguments(args) {
  const platforms = readdirSync(platformsFolder).filter((name) =>
    existsSync(join(platformsFolder, name, 'platform.json')),
  );
  const [platform, setting, named] = args;
  if (platform === undefined || setting === undefined || args.length > 3) {
    throw new UserError(
      'Say the platform and the setting, for example: npm run new-check -- linkedin ads-by-employer',
      WRONG_USAGE,
    );
  }
  if (!platforms.includes(platform)) {
    throw new UserError(
      `There is no platform "${platform}"; there are ${platforms.join(', ')}.`,
      WRONG_USAGE,
    );
  }
  const page = named ?? setting;
  for (const name of [setting, page]) {
    if (!/^[a-z][a-z0-9-]{0,48}$/.test(name)) {
      throw new UserError(
        `"${name}" can't be the name of a setting or a page: use small letters, digits and dashes, a letter first.`,
        WRONG_USAGE,
      );
    }
  }
  return [platform, setting, page];
}

/**
 * The example check under another name, with today's date in every place, taken apart into the check and its page.
 * @param {string} platform @param {string} setting @param {string} pageName
 */
function template(platform, setting, pageName) {
  const example = readFileSync(join(root, 'checks', 'catalogue', 'example.json'), 'utf8');
  const { name, settingsPaths } = JSON.parse(
    readFileSync(join(platformsFolder, platform, 'platform.json'), 'utf8'),
  );
  const today = new Date().toISOString().slice(0, 10);
  const text = example
    .replaceAll('2026-01-31', today)
    .replaceAll('newSettingKey', camel(setting))
    .replace('"/settings/new-setting"', JSON.stringify(`${settingsPaths?.[0] ?? '/settings'}/${pageName}`))
    .replaceAll('new-setting', setting)
    .replaceAll('https://www.linkedin.com/help/', 'https://example.org/the-page-that-says-so')
    .replaceAll('LinkedIn', name)
    .replace('"linkedin.', `"${platform}.`)
    .replace('"linkedin"', `"${platform}"`);
  const { place, control, settle, signIn, fix, ...others } = JSON.parse(text);
  const { container, expected, ...ownControl } = control;
  const { watchSeconds, ...ownSettle } = settle;
  const { neverClick, ...ownFix } = fix;
  return {
    check: {
      ...schemaOf('check'),
      ...others,
      place: { page: pageName },
      control: ownControl,
      settle: ownSettle,
      fix: ownFix,
    },
    page: {
      ...schemaOf('page'),
      schema: 1,
      ...place,
      container,
      expected,
      watchSeconds,
      ...signIn,
      neverClick,
    },
  };
}

/** The same check as one that only the person can see: no control, and a question. @param {Record<string, unknown>} check */
function asGuided({ control, commit, settle, fix, regions, standing, ...others }) {
  const { sources, verifiedOn, recheckAfterDays, polarity, ...first } = others;
  const question = {
    en: 'Find the line “…”. Where does it stand?',
    de: 'Suchen Sie die Zeile „…“. Wo steht sie?',
  };
  return { ...first, method: 'guided', question, polarity, sources, verifiedOn, recheckAfterDays };
}

/** Where an editor finds what the file may hold. @param {'check' | 'page'} kind */
function schemaOf(kind) {
  return { $schema: `../../../schemas/${kind}.schema.json` };
}

/** `ads-by-age` → `adsByAge`. @param {string} name */
function camel(name) {
  return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
