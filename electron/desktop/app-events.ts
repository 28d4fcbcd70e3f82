import { app } from 'electron';

/** What the system asks of the app. */
interface AppEvents {
  /** Somebody has started the app again or clicked its icon. */
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

/** Listens for that. Returns how to let the app end. */
export function hearAppEvents({ onOpen, onQuit }: AppEvents): () => void {
  // Electron would quit with its last window.
  app.on('window-all-closed', () => {});
  app.on('second-instance', (_event, args) => {
    // A login session that starts the app again asks for nothing.
    if (!args.includes('--hidden')) onOpen();
  });
  app.on('activate', onOpen);
  const beforeQuit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    onQuit();
  };
  app.on('before-quit', beforeQuit);
  return () => void app.off('before-quit', beforeQuit);
}
