import path from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { OverallStatus } from '../../checks/model/index.ts';
import { inMenu, inTitle } from '../../checks/model/index.ts';
import type { TrayAction, TrayItem, TrayView } from './tray-view.ts';

/** Draws what `trayView` says. The menu is built anew at each change, because Linux shows the one it was given. */
export class AppTray {
  private tray: Tray | null = null;
  private drawn = '';

  constructor(
    private readonly icons: (overall: OverallStatus) => string,
    private readonly onAction: (action: TrayAction) => void,
  ) {}

  draw(view: TrayView): void {
    const next = JSON.stringify(view);
    if (next === this.drawn) return;
    const image = nativeImage.createFromPath(path.resolve(this.icons(view.overall)));
    if (this.tray === null) {
      this.tray = new Tray(image);
      this.tray.on('click', () => this.onAction({ kind: 'open' }));
    } else this.tray.setImage(image);
    this.tray.setToolTip(inTitle(view.tooltip));
    this.tray.setContextMenu(Menu.buildFromTemplate(view.menu.map((item) => this.item(item))));
    this.drawn = next;
  }

  close(): void {
    this.tray?.destroy();
    this.tray = null;
    this.drawn = '';
  }

  private item(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' };
    const label = inMenu(item.label);
    if (item.kind === 'text') return { label, enabled: false };
    const click = (): void => this.onAction(item.action);
    return item.kind === 'checkbox'
      ? { label, click, type: 'checkbox', checked: item.checked }
      : { label, click };
  }
}
