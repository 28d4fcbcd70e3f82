import type { Dialog, Page } from 'playwright-core';

/**
 * Hears what a page asks in a browser dialog while something is pressed. Nothing is answered for the person: each
 * dialog is dismissed as with Escape, and its text is kept.
 */
export class Questions {
  /** The page's own words, cut and without invisible signs; null where it asked nothing. */
  asked: string | null = null;

  constructor(private readonly page: Page) {
    page.on('dialog', this.onDialog);
  }

  dispose(): void {
    this.page.off('dialog', this.onDialog);
  }

  private readonly onDialog = (dialog: Dialog): void => {
    // Leaving the page is our own doing, and no question about the setting.
    if (dialog.type() === 'beforeunload') {
      dialog.accept().catch(() => undefined);
      return;
    }
    const words = dialog
      .message()
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, 300);
    if (dialog.type() !== 'alert') this.asked ??= words;
    dialog.dismiss().catch(() => undefined);
  };
}
