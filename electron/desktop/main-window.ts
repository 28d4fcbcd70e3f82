import path from 'node:path';
import { BrowserWindow, type Rectangle, screen, type WebContents } from 'electron';
import type { EventBody } from '../contract/index.ts';
import { APP_ORIGIN } from '../ipc/app-scheme.ts';
import { tell } from '../ipc/register.ts';
import type { Stored } from '../storage/stored.ts';
import { placeOfWindow } from './window-place.ts';

type Bounds = NonNullable<Stored['window']>;

interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string | null;
  readonly servePages: () => void;
  readonly bounds: () => Bounds | null;
  readonly keepBounds: (bounds: Bounds) => void;
  readonly onClosed: () => void;
}

/** The report card's window. Closing it ends its renderer; opening it again makes a new one. */
export class MainWindow {
  private window: BrowserWindow | null = null;
  /** Where to go once a new window has drawn its first page. */
  private waiting: EventBody<'navigate'> | null = null;
  private loaded = false;

  constructor(private readonly options: MainWindowOptions) {}

  get contents(): WebContents | null {
    return this.window?.webContents ?? null;
  }

  get focused(): boolean {
    return this.window?.isFocused() ?? false;
  }

  knows(contentsId: number): boolean {
    return this.window !== null && this.window.webContents.id === contentsId;
  }

  /** Brings the window to the front, and to a place in it if one is given. */
  show(place: EventBody<'navigate'> | null = null): void {
    if (this.window === null) {
      this.waiting = place;
      this.window = this.create();
      return;
    }
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
    if (place === null) return;
    if (this.loaded) tell(this.window.webContents, 'navigate', place);
    else this.waiting = place;
  }

  close(): void {
    if (this.window === null) return;
    // Unlike the close button, `destroy` emits no event.
    this.keepBounds(this.window);
    this.window.destroy();
  }

  private keepBounds(window: BrowserWindow): void {
    this.options.keepBounds(window.getNormalBounds());
  }

  private create(): BrowserWindow {
    this.options.servePages();
    const window = new BrowserWindow({
      ...placeOfWindow(this.options.bounds(), workAreas()),
      minWidth: 340,
      minHeight: 420,
      show: false,
      autoHideMenuBar: true,
      title: 'Flipwatch',
      ...(this.options.icon === null ? {} : { icon: this.options.icon }),
      webPreferences: {
        preload: path.resolve(this.options.preload),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    window.once('ready-to-show', () => {
      if (window.isDestroyed()) return;
      window.show();
      window.focus();
    });
    const { webContents } = window;
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    webContents.on('will-navigate', (event) => event.preventDefault());
    // The preload keeps it until the page is ready to hear it.
    webContents.on('dom-ready', () => {
      const { waiting } = this;
      this.waiting = null;
      this.loaded = true;
      if (waiting !== null) tell(webContents, 'navigate', waiting);
    });
    window.on('close', () => this.keepBounds(window));
    window.on('closed', () => {
      this.window = null;
      this.waiting = null;
      this.loaded = false;
      this.options.onClosed();
    });
    // A renderer that has died is a blank window: a fresh one shows the same snapshot.
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !window.isDestroyed()) webContents.reload();
    });
    window.loadURL(`${APP_ORIGIN}/`).catch((error: unknown) => {
      // It was closed before it was loaded.
      if (!window.isDestroyed()) throw error;
    });
    return window;
  }
}

/** The work areas of all screens, the main one's first. */
function workAreas(): Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
