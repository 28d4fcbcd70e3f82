// The yardstick: the least that an Electron app in the tray can be. One icon, one menu, no window.
import { join } from 'node:path';
import { app, BrowserWindow, Menu, nativeImage, Tray } from 'electron';

/** @type {Tray | undefined} Electron takes the icon away once nobody refers to it. */
let tray;
app.on('window-all-closed', () => {});
app.whenReady().then(async () => {
  const icon = join(import.meta.dirname, '..', '..', '..', 'out', 'icons', 'tray-nothingYet.png');
  tray = new Tray(nativeImage.createFromPath(icon));
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
  if (!process.argv.includes('--after-a-window')) return;
  // What is left in Chromium when a hidden window, empty but for one word, has been open for a second.
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/plain,bare');
  setTimeout(() => window.destroy(), 1000);
});
