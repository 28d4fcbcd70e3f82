/** What a start was given that takes protection away. */
export interface StartFinding {
  /** Refused: the app does not start. Warned: it does, and says so. */
  readonly kind: 'refused' | 'warned';
  readonly why: 'root' | 'switch' | 'noSandbox';
  /** As a person would write it. */
  readonly name: string;
}

/** Asks Electron, which knows every way to write a switch: `-name`, `--name=value`, `/name` on Windows. */
interface Start {
  readonly hasSwitch: (name: string) => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly isPackaged: boolean;
}

/** Switches of Chromium's that no person needs and that would undo what SECURITY.md promises, by what they do. */
const dangerous = {
  sandboxOff: [
    'disable-setuid-sandbox',
    'disable-namespace-sandbox',
    'disable-seccomp-filter-sandbox',
    'disable-gpu-sandbox',
    'no-zygote',
    'no-zygote-sandbox',
    'single-process',
    'allow-sandbox-debugging',
    'disable-site-isolation-trials',
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'gpu-launcher',
  ],
  portOpened: [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-debugging-targets',
    'remote-allow-origins',
    'inspect',
    'inspect-brk',
    'inspect-port',
  ],
  /** These hide whose pages are shown, or write down what is sent to them. */
  pagesForged: [
    'disable-web-security',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'allow-running-insecure-content',
    'host-rules',
    'host-resolver-rules',
    'load-extension',
    'ssl-key-log-file',
    'log-net-log',
    'auth-server-allowlist',
    'auth-negotiate-delegate-allowlist',
  ],
};

/** Where the app runs as root, Electron sets `--no-sandbox` itself, so that the switch tells nothing. */
const SANDBOX_OFF_BY_ENVIRONMENT = 'ELECTRON_DISABLE_SANDBOX';

/**
 * What this start was given that takes protection away: refused in an installed app, warned of in a checkout, where
 * tests and developers need it. Root, whose pages Chromium can't sandbox, goes on only with `--no-sandbox`; to anybody
 * else an installed app gives no way to be without.
 */
export function startFindings({ hasSwitch, env, isRoot, isPackaged }: Start): readonly StartFinding[] {
  const kind = isPackaged ? 'refused' : 'warned';
  const findings: StartFinding[] = Object.values(dangerous)
    .flat()
    .filter(hasSwitch)
    .map((name) => ({ kind, why: 'switch', name: `--${name}` }));
  if (env[SANDBOX_OFF_BY_ENVIRONMENT] !== undefined)
    findings.push({ kind: isRoot ? 'refused' : kind, why: 'switch', name: SANDBOX_OFF_BY_ENVIRONMENT });
  const noSandbox = hasSwitch('no-sandbox');
  if (isRoot && !noSandbox) findings.push({ kind: 'refused', why: 'root', name: 'root' });
  else if (noSandbox && isPackaged && !isRoot)
    findings.push({ kind: 'refused', why: 'switch', name: '--no-sandbox' });
  else if (noSandbox) findings.push({ kind: 'warned', why: 'noSandbox', name: '--no-sandbox' });
  return findings;
}
