import { BrowserWindow, type WebContents, type WebPreferences } from 'electron';

export interface HiddenWindow {
  readonly contents: WebContents;
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * A window that is never shown. It must not be shown and hidden again: only a window that never was on the screen keeps
 * drawing, and only while somebody subscribes to its frames. Without that, clicks and pictures wait for seconds.
 */
export function openHiddenWindow(preferences: WebPreferences): HiddenWindow {
  const window = new BrowserWindow({
    show: false,
    width: 1280,
    height: 900,
    skipTaskbar: true,
    focusable: false,
    webPreferences: preferences,
  });
  window.webContents.beginFrameSubscription(() => {});
  window.webContents.setAudioMuted(true);
  return {
    contents: window.webContents,
    closed: new Promise((resolve) => window.once('closed', () => resolve())),
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
