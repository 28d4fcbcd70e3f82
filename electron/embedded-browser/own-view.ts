import { WebContentsView } from 'electron';

/** A view of the app's own in a window that shows a platform's page: no script, and it goes nowhere. */
export interface OwnView {
  readonly view: WebContentsView;
  /** Draws the page of ours that stands at this address; resolves when that is done, or when there is something newer. */
  draw(address: string): Promise<void>;
  focus(): void;
  hasKeyboard(): boolean;
  close(): void;
}

/** `onLeaving` hears where a button leads: that is how a page without a script says that it was pressed. */
export function openOwnView(onLeaving: (address: string) => void): OwnView {
  const view = new WebContentsView({
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      spellcheck: false,
      // Whoever types below it goes on typing there.
      focusOnNavigation: false,
    },
  });
  const { webContents } = view;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    event.preventDefault();
    onLeaving(event.url);
  });
  return {
    view,
    draw: async (address) => {
      // Refused where the window is closed before it is drawn, or where there is something newer to say.
      if (!webContents.isDestroyed()) await webContents.loadURL(address).catch(() => {});
    },
    focus: () => {
      if (!webContents.isDestroyed()) webContents.focus();
    },
    hasKeyboard: () => !webContents.isDestroyed() && webContents.isFocused(),
    close: () => {
      if (!webContents.isDestroyed()) webContents.close();
    },
  };
}
