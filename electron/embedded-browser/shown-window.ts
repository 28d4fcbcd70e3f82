import { BaseWindow, type WebContents, WebContentsView, type WebPreferences } from 'electron';
import { inTitle } from '../../checks/model/index.ts';
import { type Arrival, followArrivals, type Missing } from './arrival.ts';
import { type BannerPress, type BannerWords, bannerAddress, bannerHeight, bannerPress } from './banner.ts';
import { type BoxWords, tellWhoseBoxes } from './boxes.ts';
import { type InsteadWords, insteadAddress, isInsteadPress } from './instead.ts';
import { type OwnView, openOwnView } from './own-view.ts';

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

interface Options {
  readonly title: string;
  readonly words: BannerWords;
  /** What is said in place of a page that has not come. */
  readonly instead: (missing: Missing) => InsteadWords;
  readonly preferences: WebPreferences;
  /** Called when the person presses the banner's button. */
  readonly onPress: () => void;
  /** The person opened it to use it, so it comes to the front; otherwise it takes the keyboard from nobody. */
  readonly forPerson: boolean;
  /** What is said around the page's own words in a box; left out: it has none. */
  readonly box?: BoxWords;
}

/**
 * The banner is a view of its own beside the page, never in it: the page can neither draw over it nor read or press it. So
 * is what stands there while a page has not come.
 */
export function openShownWindow(options: Options): ShownWindow {
  const { title, preferences, onPress, forPerson, box } = options;
  let { words } = options;
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
  const { webContents: contents } = page;
  if (box !== undefined) tellWhoseBoxes(window, contents, box);
  let instead: OwnView | null = null;
  let focus: BannerPress = 'button';
  const banner = openOwnView((address) => {
    const press = bannerPress(address);
    if (press === null) return;
    focus = press;
    pressed[press]();
    // The banner has been on its way elsewhere: drawn anew it stands still, with the keyboard where it was.
    drawn = '';
    void drawStrip(arrivals.now());
  });
  const lay = (): void => {
    const { width, height } = window.getContentBounds();
    const above = bannerHeight(width);
    banner.view.setBounds({ x: 0, y: 0, width, height: above });
    const below = { x: 0, y: above, width, height: Math.max(0, height - above) };
    page.setBounds(below);
    instead?.view.setBounds(below);
  };
  window.contentView.addChildView(page);
  window.contentView.addChildView(banner.view);
  window.on('resize', lay);
  lay();

  let drawn = '';
  let drawing = 0;
  /** Whoever types a password must not press a button of the banner with its last key because the banner is drawn just then. */
  let pageHasKeyboard = false;
  const drawStrip = async ({ place }: Arrival): Promise<void> => {
    const said = bannerAddress(words, { place, focus: null });
    if (said === drawn) return;
    drawn = said;
    drawing += 1;
    await banner.draw(pageHasKeyboard ? said : bannerAddress(words, { place, focus }));
    drawing -= 1;
    // An older Electron gives the keyboard to whatever is loaded.
    if (pageHasKeyboard && drawing === 0 && banner.hasKeyboard()) contents.focus();
  };
  const stand = (arrival: Arrival): void => {
    if (window.isDestroyed()) return;
    void drawStrip(arrival);
    const { missing } = arrival;
    if (missing === null) {
      if (instead === null) return;
      window.contentView.removeChildView(instead.view);
      instead.close();
      instead = null;
      if (forPerson && window.isFocused()) contents.focus();
      return;
    }
    instead ??= openInstead();
    void instead.draw(insteadAddress(options.instead(missing)));
    if (forPerson && window.isFocused()) instead.focus();
  };
  const openInstead = (): OwnView => {
    const own = openOwnView((address) => {
      if (isInsteadPress(address)) arrivals.again();
    });
    // Below the banner in every sense.
    window.contentView.addChildView(own.view, 1);
    queueMicrotask(lay);
    return own;
  };
  const arrivals = followArrivals(contents, stand);
  const pressed: Record<BannerPress, () => void> = {
    button: onPress,
    back: () => {
      if (contents.navigationHistory.canGoBack()) contents.navigationHistory.goBack();
    },
    reload: arrivals.again,
  };
  void drawStrip(arrivals.now());
  contents.on('focus', () => {
    pageHasKeyboard = true;
  });
  banner.view.webContents.on('focus', () => {
    if (drawing === 0) pageHasKeyboard = false;
  });

  const closed = new Promise<Missing | null>((resolve) =>
    window.once('closed', () => {
      const { missing } = arrivals.now();
      // A BaseWindow does not end its views' renderers with itself.
      banner.close();
      instead?.close();
      if (!contents.isDestroyed()) contents.close();
      resolve(missing);
    }),
  );
  // A page can close itself; a banner above nothing would be left.
  contents.once('destroyed', () => {
    if (!window.isDestroyed()) window.destroy();
  });
  if (forPerson) {
    window.show();
    banner.focus();
  } else {
    window.showInactive();
    // Whoever goes to it by hand finds the keyboard on the button.
    window.once('focus', () => banner.focus());
  }
  return {
    contents,
    closed,
    focusPage: () => {
      if (arrivals.now().missing !== null || contents.isDestroyed()) return;
      pageHasKeyboard = true;
      contents.focus();
    },
    say: (next) => {
      words = next;
      void drawStrip(arrivals.now());
    },
    bringToFront: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      banner.focus();
    },
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
