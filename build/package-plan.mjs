import { existsSync, readFileSync } from 'node:fs';
import { inHouse } from './places.mjs';

/** What `package.json` says of the app. */
export const about = JSON.parse(readFileSync(inHouse('package.json'), 'utf8'));

/** Reverse domain name of the app, as macOS, Windows and AppStream know it. It must never change: settings hang on it. */
export const appId = 'app.flipwatch.Flipwatch';

/**
 * What goes into the asar: our bundles, and of the installed packages only Playwright, which has to stay a package
 * because it finds its own parts by their place. Everything else is inside the bundles already.
 * Of Playwright: not its trace viewer, recorder and dashboard, its types, or its browser installers.
 */
const files = [
  'out/electron/**',
  'out/renderer/**',
  'out/icons/**',
  '!**/*.map',
  '!node_modules/**',
  'node_modules/playwright-core/**',
  '!node_modules/playwright-core/lib/{vite,tools}/**',
  '!node_modules/playwright-core/{types,bin}/**',
  '!node_modules/playwright-core/{cli.js,index.d.ts,README.md}',
  'package.json',
  'LICENSE',
];

/** Every installer, by system. */
export const installers = {
  linux: ['AppImage', 'deb', 'tar.gz'],
  /** @type {('dmg' | 'zip')[]} */
  mac: ['dmg', 'zip'],
  win: ['nsis'],
};

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
  // Nothing is published by the builder, and no updater is told where to look: a person looks at a release before it is one.
  publish: null,
  artifactName: `\${productName}-\${version}-\${os}-\${arch}.\${ext}`,
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
      {
        from: 'build/linux/app.flipwatch.Flipwatch.metainfo.xml',
        to: 'resources/app.flipwatch.Flipwatch.metainfo.xml',
      },
    ],
  },
  deb: {
    packageCategory: 'utils',
    fpm: [
      'build/linux/app.flipwatch.Flipwatch.metainfo.xml=/usr/share/metainfo/app.flipwatch.Flipwatch.metainfo.xml',
    ],
  },
  mac: {
    publish: null,
    target: installers.mac,
    icon: 'build/icons/generated/app-1024.png',
    category: 'public.app-category.utilities',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/mac/entitlements.plist',
    entitlementsInherit: 'build/mac/entitlements.plist',
    notarize: Boolean(process.env.APPLE_API_KEY),
  },
  win: { publish: null, target: installers.win, icon: 'build/icons/generated/app.ico' },
  nsis: {
    // For this person only, without an administrator; the Start menu entry is what lets notifications be clicked.
    oneClick: true,
    perMachine: false,
    deleteAppDataOnUninstall: false,
  },
};

/** What still keeps this checkout from making a Debian package, in words; undefined: nothing. */
export function whyNoDeb() {
  const mail = /@/.test(about.author?.email ?? about.author ?? '');
  if (!about.homepage || !mail)
    return 'a Debian package names a home page and a mail address: fill in "homepage" and "author" in package.json';
  return undefined;
}

/** Whether a program is on the path. @param {string} name */
export function onPath(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}
