import { BrowserUnavailable } from '../audit/ports.ts';

/**
 * Chromium will not sandbox its pages as root. We stop and say so; only the person may go on without (`--no-sandbox`).
 * @throws BrowserUnavailable `cannotSandbox`
 */
export function assertSandbox(wanted: boolean, uid: number | undefined = process.getuid?.()): void {
  if (wanted && uid === 0) {
    throw new BrowserUnavailable(
      'cannotSandbox',
      'a browser can’t put its pages in a sandbox when it is run as root',
    );
  }
}
