import type { WebContents, WebContentsView } from 'electron';
import { type BannerPress, type BannerWords, bannerAddress, bannerKey, bannerPress } from './banner.ts';
import { openOwnView } from './own-view.ts';
import type { Place } from './place.ts';

/** The banner, drawn in a view of its own. */
export interface BannerView {
  readonly view: WebContentsView;
  /** Says where the page below is. */
  sayWhere(place: Place | null): void;
  /** Says what is being done now. */
  say(words: BannerWords): void;
  focus(): void;
  /** The keyboard goes to the page below. */
  letPageHaveKeyboard(): void;
  close(): void;
}

/** Opens it above a page. `onPress` hears which of its buttons was pressed. */
export function openBannerView(
  page: WebContents,
  first: BannerWords,
  onPress: (press: BannerPress) => void,
): BannerView {
  let words = first;
  let place: Place | null = null;
  let focus: BannerPress = 'button';
  let drawn = '';
  let drawing = 0;
  /** The banner may be drawn while somebody types a password: their last key must not press its button. */
  let pageHasKeyboard = false;
  const own = openOwnView((address) => {
    const press = bannerPress(address);
    if (press === null) return;
    focus = press;
    onPress(press);
    // The banner was about to navigate: drawn anew, it stays, with the keyboard where it was.
    drawn = '';
    void draw();
  });
  const draw = async (): Promise<void> => {
    const said = bannerAddress(words, { place, focus: null });
    if (said === drawn) return;
    drawn = said;
    drawing += 1;
    await own.draw(pageHasKeyboard ? said : bannerAddress(words, { place, focus }));
    drawing -= 1;
    // An older Electron gives the keyboard to whatever is loaded.
    if (pageHasKeyboard && drawing === 0 && own.hasKeyboard()) page.focus();
  };
  page.on('focus', () => {
    pageHasKeyboard = true;
  });
  // Where the banner has the keyboard, an answer is one key. What is typed into the page is the page's alone.
  own.view.webContents.on('before-input-event', (event, { type, key, isAutoRepeat, control, alt, meta }) => {
    const press = bannerKey(key, words);
    if (type !== 'keyDown' || press === null || isAutoRepeat || control || alt || meta) return;
    event.preventDefault();
    onPress(press);
  });
  own.view.webContents.on('focus', () => {
    if (drawing === 0) pageHasKeyboard = false;
  });
  void draw();
  return {
    view: own.view,
    sayWhere: (next) => {
      place = next;
      void draw();
    },
    say: (next) => {
      words = next;
      void draw();
    },
    focus: own.focus,
    letPageHaveKeyboard: () => {
      pageHasKeyboard = true;
      page.focus();
    },
    close: own.close,
  };
}
