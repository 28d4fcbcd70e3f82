import type { Page } from 'playwright-core';

/**
 * Keeps a driven page off the desktop. A system dialog from a window that nobody sees would stand there, modal, and the
 * person's clipboard is there. So the page does not print, asks for no file, and neither fills nor reads the clipboard.
 * This holds for all documents that it loads from now on.
 *
 * Before Electron 38, whose debugger lets go of the page for a moment whenever a frame comes, a frame keeps the browser's own
 * commands if its first, empty document is met in that moment.
 *
 * A site can only tell that these commands do nothing. Other ways were tried: Electron lets nobody switch printing off,
 * and a policy that sandboxes the page (`sandbox` without `allow-modals`) makes the browser refuse every page that also
 * keeps its opener away (`Cross-Origin-Opener-Policy`), as X does. A preload script comes too late to the same frames.
 */
export async function keepOffDesktop(page: Page): Promise<void> {
  await page.addInitScript(withoutCommands);
  // While we listen, the browser reports it instead of asking the person. No file is chosen.
  page.on('filechooser', () => undefined);
}

/**
 * Runs in each document before any script of the page, so what it holds is still the browser's own. Nothing else about
 * the page changes.
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
