import type { OverallStatus } from '../../checks/model/index.ts';

/**
 * The kind of icon that each system's tray takes, from the files that `build/icons/draw.mjs` makes. Larger sizes are
 * found by name.
 */
const endings: Partial<Record<NodeJS.Platform, string>> = {
  // This ending marks a shape without colour: the menu bar colours it for light, dark and pressed.
  darwin: 'Template.png',
  // All sizes in one file, from which Windows takes the one for its scaling.
  win32: '.ico',
};

/** The file with the tray icon of an overall status, on this system. */
export const trayImage = (platform: NodeJS.Platform, overall: OverallStatus): string =>
  `tray-${overall}${endings[platform] ?? '.png'}`;
