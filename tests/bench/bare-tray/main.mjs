// The yardstick: the least that an Electron app in the tray can be. One icon, one menu, no window.
import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';

/** @type {Tray | undefined} Electron takes the icon away once nobody refers to it. */
let tray;
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const icon = join(import.meta.dirname, '..', '..', '..', 'out', 'icons', 'tray-nothingYet.png');
  tray = new Tray(nativeImage.createFromPath(icon));
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
