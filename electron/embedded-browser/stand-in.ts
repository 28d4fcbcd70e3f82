import type { BaseWindow, Rectangle } from 'electron';
import { type InsteadWords, insteadAddress, isInsteadPress } from './instead.ts';
import { type OwnView, openOwnView } from './own-view.ts';

/** What stands in a window while a page has not come, in a view of its own. */
export interface StandIn {
  show(words: InsteadWords): void;
  /** False: there was none. */
  hide(): boolean;
  focus(): void;
  setBounds(bounds: Rectangle): void;
  close(): void;
}

/** Prepares it. `onPress`: its button was pressed. `lay`: it is there now and needs a place. */
export function openStandIn(window: BaseWindow, onPress: () => void, lay: () => void): StandIn {
  let own: OwnView | null = null;
  const open = (): OwnView => {
    const opened = openOwnView((address) => {
      if (isInsteadPress(address)) onPress();
    });
    // It lies below the banner.
    window.contentView.addChildView(opened.view, 1);
    queueMicrotask(lay);
    return opened;
  };
  return {
    show: (words) => {
      own ??= open();
      void own.draw(insteadAddress(words));
    },
    hide: () => {
      if (own === null) return false;
      window.contentView.removeChildView(own.view);
      own.close();
      own = null;
      return true;
    },
    focus: () => own?.focus(),
    setBounds: (bounds) => own?.view.setBounds(bounds),
    close: () => own?.close(),
  };
}
