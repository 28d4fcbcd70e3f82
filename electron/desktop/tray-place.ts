import path from 'node:path';
import type { Snapshot } from '../contract/index.ts';
import type { CatalogueNames } from '../locales/catalogue-names.ts';
import type { Words } from '../locales/words.ts';
import type { AppState } from '../state/app-state.ts';
import { takeBack, tellOnce } from '../state/lasting-notice.ts';
import { AppTray } from './tray.ts';
import { TrayHost } from './tray-host.ts';
import { trayImage } from './tray-image.ts';
import { type TrayAction, trayView } from './tray-view.ts';

interface TrayPlaceOptions {
  readonly state: AppState;
  /** The folder with the bundles. */
  readonly built: string;
  readonly words: () => Words;
  readonly names: CatalogueNames;
  readonly onAction: (action: TrayAction) => void;
  /** Whether it can be seen, as somebody has asked already. */
  readonly hasHost: Promise<boolean>;
}

/** The tray, where the desktop has a place for one. */
export interface TrayPlace {
  /** Draws it, and from now on with each change. */
  begin(): Promise<void>;
  /** Whether it can be seen. */
  look(): Promise<boolean>;
  close(): void;
}

/** Prepares it. Nothing is shown before `begin`. */
export function openTrayPlace(options: TrayPlaceOptions): TrayPlace {
  const { state, built, words, names, onAction, hasHost } = options;
  const tray = new AppTray(
    (overall) => path.join(built, 'icons', trayImage(process.platform, overall)),
    onAction,
  );
  const draw = (snapshot: Snapshot): void => tray.draw(trayView(snapshot, words(), names.platformName));
  const follow = {
    onFirstHost: () => {
      tray.close();
      draw(state.snapshot());
    },
    onChange: (trayShown: boolean) => {
      state.changeRuntime({ trayShown });
      if (trayShown) takeBack(state, 'noTray', 'noTray');
    },
    // Told once, since it is a property of the desktop and no event.
    onNone: () => tellOnce(state, 'noTray', 'noTray'),
  };
  const host = new TrayHost(follow, hasHost);
  return {
    begin: async () => {
      // Before the icon is made: an icon from before its host is found out, and made anew.
      await host.look();
      draw(state.snapshot());
      state.onChange(draw);
    },
    look: () => host.look(),
    close: () => tray.close(),
  };
}
