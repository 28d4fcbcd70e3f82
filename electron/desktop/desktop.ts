import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { Clock } from '../../checks/audit/ports.ts';
import type { Audits } from '../audits/audits.ts';
import { remindWhenDue } from '../audits/reminders.ts';
import { beginDueAudits } from '../audits/scheduler.ts';
import type { EventBody } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';
import { giveMemoryBackSoon } from '../process/memory.ts';
import { askForZone, presentZone } from '../process/time-zone.ts';
import type { AppState } from '../state/app-state.ts';
import { takeBack, tellOnce } from '../state/lasting-notice.ts';
import { MainWindow } from './main-window.ts';
import { Notifier } from './notifier.ts';
import { startTicker } from './ticker.ts';
import { AppTray } from './tray.ts';
import { TrayHost } from './tray-host.ts';
import { trayImage } from './tray-image.ts';
import { type TrayAction, trayView } from './tray-view.ts';

interface Options {
  readonly state: AppState;
  readonly audits: Audits;
  readonly clock: Clock;
  /** The folder with the bundles. */
  readonly built: string;
  readonly hidden: boolean;
  /** Tests move the clock, and do not wait a minute for the app to look at it. */
  readonly tickMs?: number;
  readonly words: () => Words;
  readonly platformName: (platform: string) => string;
  readonly titleOf: (check: string) => string;
  /** Called now and then, for what is due but has nothing to do with accounts. */
  readonly onTick: () => void;
  readonly pause: (paused: boolean) => void;
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

const report: EventBody<'navigate'> = { screen: 'report', account: null, check: null };

/** Puts the app's places on the desktop together. Nothing is shown, and no audit begins, before `begin`. */
export function startDesktop(options: Options): Desktop {
  const { state, audits, clock, built, words, platformName, titleOf } = options;
  const appIcon = path.join(built, 'icons', 'app-256.png');
  const icon = existsSync(appIcon) ? appIcon : null;
  let stopTicking = (): void => {};

  const window = new MainWindow({
    preload: path.join(built, 'electron', 'preload.cjs'),
    icon,
    bounds: () => state.stored.window,
    keepBounds: (bounds) => state.remember((now) => ({ ...now, window: bounds })),
    onClosed: () => void afterClose(),
  });
  const nameOf = (account: string): string => state.account(account)?.account.name ?? account;
  const notifier = new Notifier({
    state,
    clock,
    words,
    names: {
      account: nameOf,
      platformOf: (account) => platformName(state.account(account)?.account.platform ?? account),
      check: titleOf,
    },
    icon,
    isWatching: () => window.focused,
    onClick: (place) => window.show(place),
  });

  const checkAll = (): void => {
    for (const { account } of state.counting()) audits.begin(account.id, 'all', 'manual');
  };
  const actions: { [K in TrayAction['kind']]: (action: Extract<TrayAction, { kind: K }>) => void } = {
    open: () => window.show(report),
    account: ({ account }) => window.show({ ...report, account }),
    preferences: () => window.show({ ...report, screen: 'preferences' }),
    checkNow: checkAll,
    stop: () => audits.stop(),
    pause: ({ paused }) => options.pause(paused),
    quit: options.quit,
  };
  const onAction = <K extends TrayAction['kind']>(action: Extract<TrayAction, { kind: K }>): void =>
    actions[action.kind](action);
  const tray = new AppTray(
    (standing) => path.join(built, 'icons', trayImage(process.platform, standing)),
    onAction,
  );
  const drawTray = (): void => tray.draw(trayView(state.snapshot(), words(), platformName));
  const trayHost = new TrayHost({
    onFirstHost: () => {
      tray.close();
      drawTray();
    },
    onChange: (trayShown) => {
      state.changeRuntime({ trayShown });
      if (trayShown) takeBack(state, 'noTray', 'noTray');
    },
    // Told once: it is a property of the desktop, not an event.
    onNone: () => tellOnce(state, 'noTray', 'noTray'),
  });

  /** Without a tray, an app without a window could not be found again. One that was started hidden stays on purpose. */
  async function afterClose(): Promise<void> {
    giveMemoryBackSoon();
    const hasTray = await trayHost.look();
    // Opened again meanwhile.
    if (window.contents !== null) return;
    const ends = !hasTray && !options.hidden;
    notifier.tellOfClose(hasTray ? 'tray' : ends ? 'ended' : 'hidden');
    if (ends) options.quit();
  }

  let zone = presentZone();
  const followZone = (): void => {
    askForZone();
    const now = presentZone();
    if (!now.isNamed) tellOnce(state, 'timeZoneUnknown', `zone|${now.zone}`, { name: now.zone });
    if (now.zone !== zone.zone) state.changed();
    zone = now;
  };

  const look = (): void => {
    followZone();
    void trayHost.look();
    beginDueAudits(state, audits, clock);
    remindWhenDue(state, clock, () => notifier.remind());
    notifier.tellWaiting();
    options.onTick();
  };

  // Electron would quit with its last window.
  app.on('window-all-closed', () => {});
  app.on('second-instance', (_event, args) => {
    // A login session that starts the app once more asks for nothing.
    if (!args.includes('--hidden')) window.show();
  });
  app.on('activate', () => window.show());
  const onQuit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    options.quit();
  };
  app.on('before-quit', onQuit);

  return {
    window,
    notifier,
    begin: async () => {
      if (!options.hidden) window.show();
      // Before the icon is made: an icon from before its host is found out, and made anew.
      await trayHost.look();
      drawTray();
      state.onChange(drawTray);
      stopTicking = startTicker(look, options.tickMs);
      look();
    },
    close: () => {
      app.off('before-quit', onQuit);
      stopTicking();
      window.close();
      tray.close();
    },
  };
}
