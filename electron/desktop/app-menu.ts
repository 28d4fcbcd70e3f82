import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { WordKey, Words } from '../locales/words.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** Hidden until Alt is pressed, except on macOS. It is there for its shortcuts, such as those for larger text. */
export function setAppMenu({ t }: Words): void {
  const item = (role: Role, word: WordKey): MenuItemConstructorOptions => ({ role, label: t(word) });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const menu: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('menu.edit'),
      submenu: [
        item('undo', 'menu.undo'),
        item('redo', 'menu.redo'),
        separator,
        item('cut', 'menu.cut'),
        item('copy', 'menu.copy'),
        item('paste', 'menu.paste'),
        item('selectAll', 'menu.selectAll'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        item('zoomIn', 'menu.zoomIn'),
        item('zoomOut', 'menu.zoomOut'),
        item('resetZoom', 'menu.resetZoom'),
      ],
    },
    { label: t('menu.window'), submenu: [item('close', 'menu.close'), item('quit', 'menu.quit')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
