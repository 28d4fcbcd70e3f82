import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../checks/audit/ports.ts';
import type { Audits } from '../audits/audits.ts';
import { tell } from '../ipc/register.ts';
import type { CatalogueNames } from '../locales/catalogue-names.ts';
import type { Words } from '../locales/words.ts';
import { giveMemoryBackSoon } from '../process/memory.ts';
import type { AppState } from '../state/app-state.ts';
import { hearAppEvents } from './app-events.ts';
import { MainWindow } from './main-window.ts';
import { Notifier } from './notifier.ts';
import { roundsOf } from './rounds.ts';
import { startTicker } from './ticker.ts';
import { trayActions } from './tray-actions.ts';
import { openTrayPlace } from './tray-place.ts';

interface DesktopOptions {
  readonly state: AppState;
  readonly audits: Audits;
  readonly clock: Clock;
  /** The folder with the bundles. */
  readonly built: string;
  readonly hidden: boolean;
  /** Must have been called before a page of the app's own is opened. */
  readonly servePages: () => void;
  /** Whether somebody draws tray icons, as it was asked before there was an app. */
  readonly hasTrayHost: Promise<boolean>;
  /** Tests move the clock, and do not wait a minute for the app to look at it. */
  readonly tickMs?: number;
  readonly words: () => Words;
  readonly names: CatalogueNames;
  /** Called now and then, for what is due apart from accounts. */
  readonly onRound: () => void;
  readonly quit: () => void;
}

/** The app's places on the desktop: window, tray and notifications, and the clock that starts audits. */
export interface Desktop {
  readonly window: MainWindow;
  readonly notifier: Notifier;
  /** Shows the tray and, unless the app was started hidden, the window. */
  begin(): Promise<void>;
  close(): void;
}

/** Puts the app's places on the desktop together. Nothing is shown, and no audit begins, before `begin`. */
export function openDesktop(options: DesktopOptions): Desktop {
  const { state, audits, clock, built, hidden, words, names, onRound, quit } = options;
  const icon = iconIn(built);
  const window = new MainWindow({
    preload: path.join(built, 'electron', 'preload.cjs'),
    icon,
    servePages: options.servePages,
    bounds: () => state.stored.window,
    keepBounds: (bounds) => state.remember((now) => ({ ...now, window: bounds })),
    onClosed: () => void afterClose(),
  });
  const notifier = new Notifier({
    state,
    clock,
    words,
    names: {
      account: (account) => state.account(account)?.account.name ?? account,
      platformOf: (account) => names.platformName(state.account(account)?.account.platform ?? account),
      check: names.titleOf,
    },
    icon,
    isWatching: () => window.focused,
    onClick: (place) => window.show(place),
  });
  const onAction = trayActions({ window, state, audits, quit });
  const tray = openTrayPlace({ state, built, words, names, onAction, hasHost: options.hasTrayHost });
  const rounds = roundsOf({ state, audits, clock, tray, notifier, onRound });
  const letEnd = hearAppEvents({ onOpen: () => window.show(), onQuit: quit });
  let stopTicking = (): void => {};
  state.onChange((snapshot) => {
    if (window.contents !== null) tell(window.contents, 'snapshot.changed', snapshot);
  });

  /**
   * Without tray and window the app could not be found again. An app that was started hidden stays hidden on purpose.
   */
  async function afterClose(): Promise<void> {
    giveMemoryBackSoon();
    const hasTray = await tray.look();
    // It has been opened again meanwhile.
    if (window.contents !== null) return;
    const ends = !hasTray && !hidden;
    notifier.tellOfClose(hasTray ? 'tray' : ends ? 'ended' : 'hidden');
    if (ends) quit();
  }

  return {
    window,
    notifier,
    begin: async () => {
      if (!hidden) window.show();
      await tray.begin();
      // An audit's window has a page of ours in it, and an audit may be due at once.
      options.servePages();
      stopTicking = startTicker(rounds, options.tickMs);
      rounds();
    },
    close: () => {
      letEnd();
      stopTicking();
      window.close();
      tray.close();
    },
  };
}

function iconIn(built: string): string | null {
  const icon = path.join(built, 'icons', 'app-256.png');
  return existsSync(icon) ? icon : null;
}
