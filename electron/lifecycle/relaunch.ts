import { app } from 'electron';
import { appImage } from '../desktop/desktop-entry.ts';

/** Has this app start again as soon as it has ended, on the same folder, with these arguments. */
export function relaunch(words: readonly string[]): void {
  const { commandLine, isPackaged } = app;
  app.relaunch({
    // The folder of an AppImage disappears when its program ends.
    execPath: appImage(process.env, process.execPath) ?? process.execPath,
    args: [
      ...(commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []),
      ...(commandLine.hasSwitch('user-data-dir') ? [`--user-data-dir=${app.getPath('userData')}`] : []),
      ...(isPackaged ? [] : [app.getAppPath()]),
      ...words,
    ],
  });
}
