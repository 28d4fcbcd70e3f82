import { app } from 'electron';
import { appImage } from '../desktop/desktop-entry.ts';

/** Has this very app start once more as soon as it has ended, on the same folder, with these words. */
export function relaunch(words: readonly string[]): void {
  const { commandLine, isPackaged } = app;
  app.relaunch({
    // The folder of an AppImage goes when its program ends.
    execPath: appImage(process.env, process.execPath) ?? process.execPath,
    args: [
      ...(commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []),
      ...(commandLine.hasSwitch('user-data-dir') ? [`--user-data-dir=${app.getPath('userData')}`] : []),
      ...(isPackaged ? [] : [app.getAppPath()]),
      ...words,
    ],
  });
}
