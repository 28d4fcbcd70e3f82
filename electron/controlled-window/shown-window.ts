import { BaseWindow, type WebContents, WebContentsView, type WebPreferences } from 'electron';
import { inTitle } from '../../checks/model/index.ts';
import { isStripPress, STRIP_HEIGHT, type StripWords, stripAddress } from './strip.ts';

/** A page of a platform that the person can see, under a strip of ours that says what is being done. */
export interface ShownWindow {
  readonly contents: WebContents;
  /** Resolves when the window has gone, whoever closed it. */
  readonly closed: Promise<void>;
  /** Puts the keyboard into the page; at first it is on the strip's button. */
  focusPage(): void;
  /** Says something else in the strip. */
  say(words: StripWords): void;
  /** Brings it before all other windows, with the keyboard on the strip's button. */
  bringToFront(): void;
  close(): void;
}

interface Options {
  readonly title: string;
  readonly words: StripWords;
  readonly preferences: WebPreferences;
  /** Called when the person presses the strip's button. */
  readonly onPress: () => void;
  /** The person opened it to use it, so it comes to the front; otherwise it takes the keyboard from nobody. */
  readonly forPerson: boolean;
}

/**
 * The strip is a view of its own beside the page, never in it: the page can neither draw over it nor read or press it.
 */
export function openShownWindow({ title, words, preferences, onPress, forPerson }: Options): ShownWindow {
  const window = new BaseWindow({
    title: inTitle(title),
    width: 1180,
    height: 860,
    minWidth: 420,
    minHeight: 320,
    autoHideMenuBar: true,
    show: false,
  });
  const page = new WebContentsView({ webPreferences: preferences });
  const strip = new WebContentsView({
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
  });
  const lay = (): void => {
    const { width, height } = window.getContentBounds();
    strip.setBounds({ x: 0, y: 0, width, height: STRIP_HEIGHT });
    page.setBounds({ x: 0, y: STRIP_HEIGHT, width, height: Math.max(0, height - STRIP_HEIGHT) });
  };
  window.contentView.addChildView(page);
  window.contentView.addChildView(strip);
  window.on('resize', lay);
  lay();

  strip.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  strip.webContents.on('will-navigate', (event) => {
    event.preventDefault();
    if (isStripPress(event.url)) onPress();
  });
  const say = (next: StripWords): void => {
    // Refused where the window is closed before the strip is drawn, or where there is something newer to say.
    if (!strip.webContents.isDestroyed()) void strip.webContents.loadURL(stripAddress(next)).catch(() => {});
  };
  say(words);

  const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  // A BaseWindow does not end its views' renderers with itself.
  void closed.then(() => {
    for (const view of [page, strip]) if (!view.webContents.isDestroyed()) view.webContents.close();
  });
  // A page can close itself; a strip above nothing would be left.
  page.webContents.once('destroyed', () => {
    if (!window.isDestroyed()) window.destroy();
  });
  if (forPerson) {
    window.show();
    strip.webContents.focus();
  } else {
    window.showInactive();
    // Whoever goes to it by hand finds the keyboard on the button.
    window.once('focus', () => strip.webContents.focus());
  }
  return {
    contents: page.webContents,
    closed,
    focusPage: () => page.webContents.focus(),
    say,
    bringToFront: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      strip.webContents.focus();
    },
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
