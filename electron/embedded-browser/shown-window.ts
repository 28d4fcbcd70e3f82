import { BaseWindow, type WebContents, WebContentsView, type WebPreferences } from 'electron';
import { inTitle } from '../../checks/model/index.ts';
import { followArrivals, type Missing } from './arrival.ts';
import { type BannerPress, type BannerWords, bannerHeight } from './banner.ts';
import { type BannerView, openBannerView } from './banner-view.ts';
import { type BoxWords, tellWhoseBoxes } from './boxes.ts';
import type { InsteadWords } from './instead.ts';
import { openStandIn } from './stand-in.ts';

/** A page of a platform that the person can see, under a banner of ours that says where it is and what is being done. */
export interface ShownWindow {
  readonly contents: WebContents;
  /** Resolves when the window has gone, whoever closed it, with why no page stood there; null: one did. */
  readonly closed: Promise<Missing | null>;
  /** Puts the keyboard into the page; at first it is on the banner's button. */
  focusPage(): void;
  /** Says something else in the banner. */
  say(words: BannerWords): void;
  /** Brings it before all other windows, with the keyboard on the banner's button. */
  bringToFront(): void;
  close(): void;
}

interface ShownWindowOptions {
  readonly title: string;
  readonly words: BannerWords;
  /** What is said in place of a page that has not come. */
  readonly instead: (missing: Missing) => InsteadWords;
  readonly preferences: WebPreferences;
  /** Called when the person presses the banner's button, or one of those that answer. */
  readonly onPress: (press: BannerPress) => void;
  /** Hears of each page that arrives, and of each that does not. */
  readonly onArrival?: (missing: Missing | null, address: string) => void;
  /** The person opened it to use it, so it comes to the front. Otherwise it takes the keyboard from nobody. */
  readonly forPerson: boolean;
  /** What is said around the page's own words in a box; left out: it has none. */
  readonly box?: BoxWords;
}

/**
 * The banner is a view of its own beside the page, never in it: the page can neither draw over it nor read or press it. So
 * is what stands there while a page has not come.
 */
export function openShownWindow(options: ShownWindowOptions): ShownWindow {
  const { preferences, forPerson, box } = options;
  const window = newWindow(options.title);
  const page = new WebContentsView({ webPreferences: preferences });
  const { webContents: contents } = page;
  if (box !== undefined) tellWhoseBoxes(window, contents, box);
  let words = options.words;
  const banner = openBannerView(contents, options.words, (press) => {
    if (press === 'back') goBack(contents);
    else if (press === 'reload') arrivals.again();
    else options.onPress(press);
  });
  const lay = (): void => {
    const { width, height } = window.getContentBounds();
    const above = bannerHeight(width, words);
    banner.view.setBounds({ x: 0, y: 0, width, height: above });
    const below = { x: 0, y: above, width, height: Math.max(0, height - above) };
    page.setBounds(below);
    standIn.setBounds(below);
  };
  const standIn = openStandIn(window, () => arrivals.again(), lay);
  window.contentView.addChildView(page);
  window.contentView.addChildView(banner.view);
  window.on('resize', lay);
  lay();

  const arrivals = followArrivals(contents, ({ place, missing }) => {
    if (window.isDestroyed()) return;
    banner.sayWhere(place);
    const hasKeyboard = forPerson && window.isFocused();
    if (missing !== null) {
      standIn.show(options.instead(missing));
      if (hasKeyboard) standIn.focus();
    } else if (standIn.hide() && hasKeyboard) contents.focus();
    options.onArrival?.(missing, contents.isDestroyed() ? '' : contents.getURL());
  });
  const closed = new Promise<Missing | null>((resolve) =>
    window.once('closed', () => {
      const { missing } = arrivals.now();
      // A BaseWindow does not end the renderers of its views.
      banner.close();
      standIn.close();
      if (!contents.isDestroyed()) contents.close();
      resolve(missing);
    }),
  );
  // A page can close itself, which would leave a banner above nothing.
  contents.once('destroyed', () => close(window));
  show(window, banner, forPerson);
  return {
    contents,
    closed,
    focusPage: () => {
      if (arrivals.now().missing === null && !contents.isDestroyed()) banner.letPageHaveKeyboard();
    },
    say: (next) => {
      words = next;
      if (!window.isDestroyed()) lay();
      banner.say(next);
    },
    bringToFront: () => bringToFront(window, banner),
    close: () => close(window),
  };
}

function goBack({ navigationHistory }: WebContents): void {
  if (navigationHistory.canGoBack()) navigationHistory.goBack();
}

const newWindow = (title: string): BaseWindow =>
  new BaseWindow({
    title: inTitle(title),
    width: 1180,
    height: 860,
    minWidth: 420,
    minHeight: 320,
    autoHideMenuBar: true,
    show: false,
  });

function show(window: BaseWindow, banner: BannerView, forPerson: boolean): void {
  if (forPerson) {
    window.show();
    banner.focus();
  } else {
    window.showInactive();
    // Somebody who switches to the window by hand finds the keyboard on the button.
    window.once('focus', () => banner.focus());
  }
}

function bringToFront(window: BaseWindow, banner: BannerView): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  banner.focus();
}

function close(window: BaseWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
