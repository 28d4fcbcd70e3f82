import { visible } from '../../checks/model/foreign-text.ts';
import type { Bridge } from '../../electron/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this page. */
    readonly flipwatch: Bridge;
  }
}

/**
 * The way to the main process. Read late, so that nothing depends on the order in which scripts run. All foreign words
 * come in here (of pages, own checks, accounts, files). Signs that would turn round the words beside them are dropped.
 */
export const bridge = (): Bridge => ({
  request: async (channel, body) => {
    const reply = await window.flipwatch.request(channel, body);
    makeVisible(reply);
    return reply;
  },
  on: (event, listener) =>
    window.flipwatch.on(event, (body) => {
      makeVisible(body);
      listener(body);
    }),
});

/** In place, since nobody else holds this copy. */
function makeVisible(told: object): void {
  for (const [name, value] of Object.entries(told)) {
    if (typeof value === 'string') Reflect.set(told, name, visible(value));
    else if (typeof value === 'object' && value !== null) makeVisible(value);
  }
}
