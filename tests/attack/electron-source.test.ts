import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { boundaryOf } from '../../checks/browser/boundary.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { outsideAddress } from '../../electron/audits/user-pages.ts';

vi.mock('electron', () => ({
  shell: {},
  session: {},
  BaseWindow: class {},
  WebContentsView: class {},
  BrowserWindow: class {},
  app: {},
  net: {},
}));

/** What must not stand anywhere in the source of the app: a window that is opened tomorrow is held to it as well. */
const root = path.resolve(import.meta.dirname, '../..');
const sources = readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(root, 'electron', name), 'utf8') }));

const where = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name.replaceAll('\\', '/'));

it.each([
  ['web security switched off', /webSecurity\s*:/],
  ['insecure content allowed', /allowRunningInsecureContent/],
  [
    'experimental features',
    /experimentalFeatures|enableBlinkFeatures|enable-blink-features|enable-experimental/,
  ],
  ['Node in a page', /nodeIntegration(InWorker|InSubFrames)?\s*:\s*true/],
  ['no context isolation', /contextIsolation\s*:\s*false/],
  ['no sandbox', /sandbox\s*:\s*false/],
  ['a webview', /webviewTag\s*:\s*true|allowpopups/i],
  ['the remote module', /@electron\/remote|enableRemoteModule/],
  // Named only where they are refused: `tests/desktop/hardening` and `tests/desktop/start-guard` hold that they are.
  [
    'certificates waved through',
    /certificate-error|setCertificateVerifyProc|ignore-certificate-errors/,
    ['lifecycle/start-guard.ts', 'process/refuse-credentials.ts'],
  ],
  ['code from text', /\beval\(|new Function\(|executeJavaScript\(/],
  ['an open debugging port', /remote-debugging-port/, ['lifecycle/start-guard.ts']],
] as [string, RegExp, string[]?][])('there is nowhere: %s', (_, pattern, refusing = []) => {
  expect(where(pattern)).toEqual(refusing);
});

it('every view and window names the preferences that matter, one by one', () => {
  const made = sources.flatMap(({ text }) => text.match(/new (BrowserWindow|WebContentsView)\(/g) ?? []);
  const shared = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/: WebPreferences => \(\{([\s\S]*?)\n\}\)/g)].map(([, own = '']) => ({ name, own })),
  );
  const given = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/webPreferences: (?:preferences\b|\{([^}]*)\})/g)].map(([, own]) => ({ name, own })),
  );
  expect([made.length > 2, shared.length]).toEqual([true, 1]);
  expect(given).toHaveLength(made.length);
  for (const { name, own } of [...shared, ...given]) {
    if (own === undefined) continue; // It was given the shared ones.
    // Where no script runs at all, there is nobody to hand Node or a webview to.
    const wanted = own.includes('javascript: false')
      ? ['sandbox: true', 'contextIsolation: true']
      : ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false', 'webviewTag: false'];
    expect([name, wanted.filter((preference) => !own.includes(preference))]).toEqual([name, []]);
  }
});

it('one page alone is a file: our own report on its way to paper, where no script can run', () => {
  expect(where(/loadFile\(|file:\/\//)).toEqual(['desktop/save-report.ts']);
  const saving =
    sources.find(({ name }) => name.replaceAll('\\', '/') === 'desktop/save-report.ts')?.text ?? '';
  expect(saving).toMatch(/javascript: false/);
});

it('only one place opens an address outside, and IPC has only one door', () => {
  expect(where(/openExternal\(/)).toEqual(['process/open-external.ts']);
  expect(where(/ipcMain\.(on|once|handle)\w*\(/)).toEqual(['ipc/register.ts']);
  expect(where(/contextBridge\.exposeInMainWorld\(/)).toEqual(['ipc/preload.ts']);
});

it('what is opened outside is an address of the platform, whatever the path says', () => {
  const platform = loadCatalogue().platforms.find(({ id }) => id === 'linkedin');
  if (platform === undefined) throw new Error('no platform');
  const account = { id: 'a', platform: 'linkedin', name: 'A' };
  const at = (site: string, moved: boolean) => ({
    site,
    inside: boundaryOf(moved ? { ...account, site } : account, platform),
  });
  const home = at('https://www.linkedin.com', false);
  expect(outsideAddress(home, '/mypreferences/d')).toBe('https://www.linkedin.com/mypreferences/d');
  for (const path of [
    '//evil.example/',
    'https://evil.example/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://www.linkedin.com/',
    'ms-settings:privacy',
    '\\\\evil.example\\share',
  ])
    expect(() => outsideAddress(home, path), path).toThrow();
  const moved = at('http://127.0.0.1:4001', true);
  expect(outsideAddress(moved, '/a')).toBe('http://127.0.0.1:4001/a');
  expect(() => outsideAddress(moved, 'http://127.0.0.1:4002/a')).toThrow();
  expect(() => outsideAddress(at('http://example.test', true), '/a')).toThrow();
});
