/**
 * How the installed browser is started, and why. There is nothing here that hides automation from a site:
 * `navigator.webdriver` stays true, and a headless browser says that it is one.
 */

/** Playwright's own switches that are wrong for a browser in which somebody is signed in. */
export const unwanted: readonly string[] = [
  '--disable-popup-blocking', // popups are denied here, and what gets past the blocker is closed by `keepInside`
  '--enable-unsafe-swiftshader', // trades safety for drawing that no settings page needs
  '--disable-ipc-flooding-protection', // a defence against hostile pages
  '--disable-hang-monitor', // a page that hangs shall be noticed
  '--unsafely-disable-devtools-self-xss-warnings', // protects the person who is talked into pasting something
];

/** Both belong to one choice: leave the operating system's key store alone. See `KeyStore`. */
export const basicKeyStore: readonly string[] = ['--password-store=basic', '--use-mock-keychain'];

/** What would make a driven browser behave differently from page to page. */
const steadyFeatures: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', // Playwright: closing waits otherwise
  'DestroyProfileOnBrowserClose', // Playwright: cookies must reach the disk before the end
  'AvoidCorsURLLoaderRestartOnRedirect', // Playwright: breaks cross-origin requests while navigation is guarded
  'PaintHolding', // Playwright: a new page must not be drawn as the old one
  'HttpsUpgrades', // a moved site keeps the address it was given
  'HttpsFirstBalancedModeAutoEnable', // the same
];

/** What would speak to the vendor, or to the network around, in any browser that we start. */
const talkativeFeatures: readonly string[] = [
  'OptimizationHints', // asks the vendor for hints about pages
  'NetworkTimeServiceQuerying', // asks the vendor for the time
  'AimEnabled', // asks the vendor about its AI mode
  'PreconnectToSearch', // connects to the search engine
  'MediaRouter', // looks for devices on the local network
  'DialMediaRouteProvider', // the same
  'Translate', // sends the page's language, and its text when accepted, to the vendor
  'AutofillServerCommunication', // sends the shape of forms to the vendor
  'SafetyHub', // checks saved passwords with the vendor
  'msForceBrowserSignIn', // Edge: asks for an account of the vendor's
];

/** Chromium honours only the last switch of this name, so each browser gets one with everything in it. */
const without = (...features: readonly string[]): string => `--disable-features=${features.join(',')}`;

/**
 * Switches in these lists that Chromium on Linux does not know, and whose they are. A test finds all others in the
 * browser.
 */
export const ofOtherBrowsers: Readonly<Record<string, string>> = {
  'use-mock-keychain': 'Chromium on macOS',
  msForceBrowserSignIn: 'Edge',
};

/** A port that browsers refuse to connect to, so that nothing is sent and nothing can answer. */
const nowhere = 'https://127.0.0.1:9';

/** With these the browser talks to the platform's pages and to nobody else of its own accord. */
const quiet: readonly string[] = [
  '--disable-background-networking', // update checks, safe-browsing lists, translate lists, field trials
  '--disable-component-update', // parts of the browser that update apart from it
  '--disable-sync', // the vendor's account
  '--disable-default-apps',
  '--disable-domain-reliability', // reports failed requests to the vendor
  '--disable-breakpad', // crash reports
  '--metrics-recording-only', // metrics are never sent
  '--no-pings', // link auditing
  // Seen in Chromium 156 with all of the above: it asked the vendor at each start who is signed in, and for a part to load.
  `--gaia-url=${nowhere}`, // the browser's own question; a page's "Sign in with Google" is not touched
  `--component-updater=url-source=${nowhere}/`,
  '--disable-search-engine-choice-screen',
  '--no-first-run',
  '--no-default-browser-check',
];

/** Denied whatever the page asks. */
const denied: readonly string[] = [
  '--deny-permission-prompts', // camera, place, notifications: no, without a question
  '--mute-audio',
];

/** Switches for a browser that is driven. */
export const drivenSwitches: readonly string[] = [
  ...quiet,
  ...denied,
  without(...steadyFeatures, ...talkativeFeatures),
];

/** Switches for the plain sign-in: quiet, and otherwise the browser as it came. Nothing is attached to it. */
export const plainSwitches: readonly string[] = [...quiet, without(...talkativeFeatures)];

/** Switches for a browser that only prints a page of ours: whatever it would ask for, there is no network behind it. */
export const printingSwitches: readonly string[] = [
  ...drivenSwitches,
  '--proxy-server=127.0.0.1:9', // nobody answers at this port
  '--proxy-bypass-list=<-loopback>', // not even this machine is asked past it
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/**
 * Written into a new profile before its first start. No passwords are kept, nothing typed is sent to be completed.
 * Chromium reads them once and then looks after the file itself.
 */
export const firstPreferences = {
  credentials_enable_service: false,
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: { notifications: 2, geolocation: 2 },
  },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
  alternate_error_pages: { enabled: false },
  net: { network_prediction_options: 2 },
  download: { prompt_for_download: true },
};
