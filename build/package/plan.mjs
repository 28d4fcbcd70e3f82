import { readFileSync } from 'node:fs';
import { fromRoot } from '../run/places.mjs';

/** What `package.json` says of the app. */
export const about = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));

/** Reverse domain name of the app, as macOS, Windows and AppStream know it. It must never change: settings hang on it. */
export const appId = 'app.flipwatch.Flipwatch';

/**
 * The installed packages that stay packages inside the app, and what of each is left out. Only Playwright, which finds its
 * own parts by their place: without its trace viewer, recorder and dashboard, its types, and its browser installers.
 */
export const unbundled = [
  {
    name: 'playwright-core',
    without: ['lib/vite', 'lib/tools', 'lib/xdg-open', 'types', 'bin', 'cli.js', 'index.d.ts', 'README.md'],
  },
];

/** What goes into the asar: our bundles, and those packages. Everything else is inside the bundles already. */
const files = [
  { from: 'out/packaged/electron', to: 'out/electron', filter: ['**/*', '!**/*.map'] },
  'out/renderer/**',
  'out/icons/**',
  '!**/*.map',
  '!node_modules/**',
  ...unbundled.flatMap(({ name, without }) => [
    `node_modules/${name}/**`,
    ...without.flatMap((place) => [`!node_modules/${name}/${place}`, `!node_modules/${name}/${place}/**`]),
  ]),
  'package.json',
  'LICENSE',
];

/** Written anew for each package: what others made of what is in it, and under which licences. */
export const noticesFile = 'out/notices/THIRD-PARTY-NOTICES.txt';

/** Our licence and those of others, to be found without opening the asar. @param {string} [folder] within the app's folder */
export const licenceFiles = (folder = '') => [
  { from: 'LICENSE', to: `${folder}LICENSE.txt` },
  { from: noticesFile, to: `${folder}THIRD-PARTY-NOTICES.txt` },
];

/** Every installer, by system. */
export const installers = {
  linux: ['AppImage', 'deb', 'tar.gz'],
  /** @type {('dmg' | 'zip')[]} */
  mac: ['dmg', 'zip'],
  win: ['nsis'],
};

/** How installers are called, in electron-builder's words. @param {string} end */
export const artifactName = (end) => `\${productName}-\${version}-\${os}-\${arch}${end}.\${ext}`;

/**
 * What electron-builder is told. Signing and notarising follow from the environment alone (`CSC_LINK`, `APPLE_API_KEY` …):
 * without them the installers are made unsigned.
 * @type {import('electron-builder').Configuration}
 */
export const plan = {
  appId,
  productName: about.productName,
  copyright: `MIT licence, ${about.author?.name ?? about.author}`,
  directories: { buildResources: 'build', output: 'dist' },
  files,
  // The name under which desktops know the app's windows: that of its desktop entry.
  extraMetadata: { desktopName: 'flipwatch.desktop' },
  // Nothing in our packages is compiled for a system.
  npmRebuild: false,
  asar: true,
  // Chromium's own words; ours are in the bundles.
  electronLanguages: ['en-US', 'de'],
  // The program can do what the app does and nothing else: it is no Node, takes no code from the environment, loads
  // nothing but its own asar, and keeps cookies encrypted with the system's key store.
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // Nothing is published by the builder: a person looks at a release before it is one. What the app is told of releases,
  // releases.mjs decides.
  publish: null,
  artifactName: artifactName(''),
  linux: {
    publish: null,
    target: installers.linux,
    executableName: 'flipwatch',
    icon: 'build/icons/generated/app-512.png',
    category: 'Utility',
    synopsis: 'Watches your privacy settings and tells you when one flips back on',
    description: about.description,
    syncDesktopName: true,
    desktop: {
      entry: {
        Name: 'Flipwatch',
        GenericName: 'Privacy settings watcher',
        'GenericName[de]': 'Wächter für Datenschutz-Einstellungen',
        Comment: 'Tells you when a privacy setting has flipped back on',
        'Comment[de]': 'Sagt Ihnen, wenn eine Datenschutz-Einstellung wieder umgesprungen ist',
        Keywords: 'privacy;settings;LinkedIn;X;Datenschutz;',
        StartupNotify: 'false',
      },
    },
    extraFiles: [
      ...licenceFiles(),
      {
        from: 'build/package/linux/app.flipwatch.Flipwatch.metainfo.xml',
        to: 'resources/app.flipwatch.Flipwatch.metainfo.xml',
      },
    ],
  },
  deb: {
    packageCategory: 'utils',
    // Newer Debians and Ubuntus have renamed two of them; what Electron loads only at times is recommended.
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libasound2 | libasound2t64',
      'libnss3',
      'libgbm1',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libnotify4',
      'xdg-utils',
    ],
    recommends: ['libsecret-1-0', 'gnome-keyring | kwalletmanager'],
    fpm: [
      'LICENSE=/usr/share/doc/flipwatch/copyright',
      'build/package/linux/app.flipwatch.Flipwatch.metainfo.xml=/usr/share/metainfo/app.flipwatch.Flipwatch.metainfo.xml',
    ],
  },
  mac: {
    publish: null,
    target: installers.mac,
    icon: 'build/icons/generated/app-1024.png',
    category: 'public.app-category.utilities',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/package/mac/entitlements.plist',
    entitlementsInherit: 'build/package/mac/entitlements.plist',
    notarize: Boolean(process.env.APPLE_API_KEY),
  },
  win: {
    publish: null,
    target: installers.win,
    icon: 'build/icons/generated/app.ico',
    extraFiles: licenceFiles(),
  },
  nsis: {
    // For this person only, without an administrator. Clicks on notifications need the Start menu entry.
    oneClick: true,
    perMachine: false,
    deleteAppDataOnUninstall: false,
  },
};

/**
 * Where people find the app, and whom they may write to: a Debian package names both. As long as package.json has neither,
 * they are said where a release is made, so that the source promises no address that nobody answers.
 * @param {NodeJS.ProcessEnv} env
 */
export function contact(env = process.env) {
  const homepage = env.FLIPWATCH_HOMEPAGE || about.homepage;
  const { author } = about;
  const maintainer =
    env.FLIPWATCH_MAINTAINER || (author?.email ? `${author.name} <${author.email}>` : author);
  return {
    homepage: isAddress(homepage) ? String(homepage) : undefined,
    maintainer: /^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/.test(maintainer) ? String(maintainer) : undefined,
  };
}

/** What stands in both places where a package is only tried; nobody can be reached there, on purpose. */
export const trialContact = {
  homepage: 'https://flipwatch.invalid/',
  maintainer: 'Nobody, this package is a trial <nobody@flipwatch.invalid>',
};

/** What still keeps this checkout from making a Debian package, in words; undefined: nothing. @param {ReturnType<typeof contact>} known */
export function whyNoDeb({ homepage, maintainer }) {
  const missing = [
    ...(homepage === undefined ? ['FLIPWATCH_HOMEPAGE to an address (https://…)'] : []),
    ...(maintainer === undefined
      ? ['FLIPWATCH_MAINTAINER to somebody who answers ("Name <name@host>")']
      : []),
  ];
  if (missing.length === 0) return undefined;
  return `a Debian package (deb) names a home page and a person. In the environment, set ${missing.join(', and ')}`;
}

/** @param {unknown} text */
function isAddress(text) {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
