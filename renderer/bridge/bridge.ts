import type { Bridge } from '../../electron/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this page. */
    readonly flipwatch: Bridge;
  }
}

/** The way to the main process. Read late, so that nothing depends on the order in which scripts run. */
export const bridge = (): Bridge => window.flipwatch;
