import type { Page } from 'playwright-core';

/**
 * Keeps a page that is driven off the desktop, where a dialog of the system's would stand, modal, out of a window that nobody
 * sees, and where the person's clipboard is: it does not print, asks for no file, and neither fills nor reads the clipboard.
 * Holds for all documents that the page loads from now on.
 *
 * Before Electron 38, whose debugger lets go of the page for a moment whenever a frame comes (see `frame-repair.ts`), a frame
 * keeps the browser's own commands if its first, empty document is met in that moment.
 *
 * What a site can tell by it is what it can tell of any browser in which these commands do nothing. The other ways were tried:
 * Electron lets nobody switch printing off, and a policy that sandboxes the page (`sandbox` without `allow-modals`) makes the
 * browser refuse every page that also keeps its opener away (`Cross-Origin-Opener-Policy`), as X does. A preload script comes
 * too late to the same frames.
 */
export async function keepOffDesktop(page: Page): Promise<void> {
  await page.addInitScript(withoutCommands);
  // While somebody listens, the browser tells of it instead of asking the person. No file is chosen.
  page.on('filechooser', () => undefined);
}

/**
 * Runs in each document before any script of its own, so what it keeps hold of is still the browser's. A page in which these
 * commands do nothing is otherwise what it was.
 */
function withoutCommands(): void {
  const call = Reflect.apply;
  const { toLowerCase } = String.prototype;
  // Electron lets any page copy and, before 34, paste by command, whatever its permissions.
  const refused = Object.assign(Object.create(null), { print: true, copy: true, cut: true, paste: true });
  window.print = new Proxy(window.print, { apply: () => undefined });
  Document.prototype.execCommand = new Proxy(Document.prototype.execCommand, {
    apply: (command, document, given) => {
      if (given.length === 0) return call(command, document, []);
      // Read once: an object may say something else when it is asked again.
      const name = `${given[0]}`;
      return call(toLowerCase, name, []) in refused
        ? false
        : call(command, document, [name, given[1], given[2]]);
    },
  });
}
