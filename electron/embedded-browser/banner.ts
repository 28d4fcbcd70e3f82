import { inHtml } from '../../checks/model/index.ts';
import { ownPage } from './own-page.ts';
import type { Place, Safety } from './place.ts';

/** The banner above a platform's page is the app's own: it says where one is, what is being done, and has one button. */
export interface BannerWords {
  readonly language: string;
  readonly doing: string;
  readonly button: string;
  /** What is said of the way to the host. */
  readonly safety: Readonly<Record<Safety, string>>;
  /** Names of the buttons for back and reload; left out where only Flipwatch moves the page. */
  readonly way?: { readonly back: string; readonly reload: string };
  /** What the person is asked there, with the buttons that answer; left out: nothing. */
  readonly asks?: BannerQuestion;
}

/** A question in the banner. Its answers have the keys 1, 2 and 3. */
export interface BannerQuestion {
  /** None where it can't be answered yet. */
  readonly answers: readonly string[];
  readonly skip: string;
}

const answerPresses = ['one', 'two', 'three'] as const;
const presses = ['button', 'back', 'reload', 'skip', ...answerPresses] as const;
/** One of the banner's buttons. */
export type BannerPress = (typeof presses)[number];

/** How things stand below the banner. */
export interface BannerState {
  /** The address of the page that has arrived; null: none has. */
  readonly place: Place | null;
  /** Which button has the keyboard; null: none, since the page has it. */
  readonly focus: BannerPress | null;
}

/** The host below our own scheme where the banner is served. */
export const BANNER_HOST = 'banner';
/** Below this width, in pixels, the text about what is being done has a line of its own. */
const NARROW = 1000;
/** How high the banner is, in pixels, in a window of this width; the page begins below it. */
export const bannerHeight = (width: number, { asks }: Pick<BannerWords, 'asks'> = {}): number =>
  (width < NARROW ? 96 : 56) + (asks === undefined ? 0 : ANSWERS);
/** How much higher it is where it asks. */
const ANSWERS = 52;

/** Which answer a key stands for, where the banner asks and has the keyboard. */
export const bannerKey = (key: string, { asks }: Pick<BannerWords, 'asks'>): BannerPress | null =>
  ['1', '2', '3'].slice(0, asks?.answers.length ?? 0).includes(key)
    ? (answerPresses[Number(key) - 1] ?? null)
    : null;

const addressOf = (press: BannerPress): string => `flipwatch://${BANNER_HOST}/pressed/${press}`;

const style = `
:root { color-scheme: light dark; font: 14px system-ui, sans-serif; }
body { margin: 0; }
main { min-height: 56px; display: grid; grid-template: 'ways host doing button' 56px / auto auto 1fr auto; align-items: center;
  column-gap: 12px; padding: 0 16px; box-sizing: border-box; overflow: hidden; background: light-dark(#0d5ea8, #123a60); color: #fff; }
main[data-hands='person'] { background: light-dark(#3d4854, #262e37); }
.ways { grid-area: ways; display: flex; gap: 4px; }
h1 { grid-area: host; display: flex; align-items: center; gap: 6px; margin: 0; padding: 5px 10px; border-radius: 8px; font-size: 15px;
  font-weight: 600; background: rgb(0 0 0 / 0.28); min-width: 0; overflow-wrap: anywhere; }
h1 small { font-size: 12px; font-weight: 400; }
svg { flex: none; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
p { grid-area: doing; margin: 0; min-width: 0; line-height: 1.25; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
form { margin: 0; display: flex; }
.end { grid-area: button; }
button { font: inherit; font-weight: 600; min-height: 32px; padding: 0 16px; border: 0; border-radius: 8px; background: #fff; color: #0c1d2e; }
.ways button { width: 32px; padding: 0; display: grid; place-items: center; background: none; color: #fff; }
.ways button:hover { background: rgb(255 255 255 / 0.16); }
button:focus-visible { outline: 3px solid #ffd37a; outline-offset: 2px; }
.sound { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.answers { display: flex; gap: 8px; align-items: center; height: ${ANSWERS}px; padding: 0 16px 8px; box-sizing: border-box; background: light-dark(#3d4854, #262e37); overflow: hidden; }
.answers button { white-space: nowrap; }
.answers kbd { font: inherit; font-size: 12px; padding: 0 5px; margin-inline-end: 6px; border: 1px solid currentColor; border-radius: 4px; }
.answers form:last-child { margin-inline-start: auto; }
.answers .quiet { background: none; color: #fff; }
@media (max-width: ${NARROW - 1}px) {
  .answers { padding: 0 12px 8px; gap: 6px; }
  main { grid-template: 'ways host button' 52px 'doing doing doing' 44px / auto 1fr auto; padding: 0 12px; column-gap: 8px; align-items: center; }
  h1 { justify-self: start; }
  p { align-self: start; }
}
@media (max-width: 519px) { h1 { display: grid; grid-template-columns: auto 1fr; column-gap: 6px; font-size: 12px; padding: 2px 8px; line-height: 1.15; } h1 svg { grid-row: span 2; } h1 small { font-size: 11px; grid-column-start: -2; } button { padding: 0 10px; } p { font-size: 13px; } .answers { gap: 4px; } .answers kbd { display: none; } }
@media (forced-colors: active) { button, h1 { border: 1px solid currentColor; } .ways button { color: ButtonText; } }
`;

const icons = {
  secure: '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
  open: '<path d="M12 4 3 20h18zM12 10v4.5M12 17.5v.1"/>',
  back: '<path d="M19 12H5m6-6-6 6 6 6"/>',
  reload: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9"/>',
};
const icon = (name: keyof typeof icons): string =>
  `<svg viewBox="0 0 24 24" aria-hidden="true">${icons[name]}</svg>`;

/** The address of the banner with these words. */
export function bannerAddress(
  { language, doing, button, safety, way, asks }: BannerWords,
  { place, focus }: BannerState,
): string {
  const values = new URLSearchParams({ language, doing, button, focus: focus ?? '' });
  if (place !== null) {
    values.set('host', place.host);
    values.set('safety', place.safety);
    values.set('safetyName', safety[place.safety]);
  }
  if (way !== undefined) {
    values.set('back', way.back);
    values.set('reload', way.reload);
  }
  if (asks !== undefined) {
    for (const answer of asks.answers) values.append('answer', answer);
    values.set('skip', asks.skip);
  }
  return `flipwatch://${BANNER_HOST}/?${values}`;
}

/** Which button leads to this address, or null: none does. */
export const bannerPress = (address: string): BannerPress | null =>
  presses.find((press) => address === addressOf(press) || address === `${addressOf(press)}?`) ?? null;

/** The banner as a page without any script. */
export function bannerResponse(address: string): Response {
  const words = new URL(address).searchParams;
  const say = (name: string): string => inHtml(words.get(name) ?? '');
  const focus = (press: BannerPress): string => (words.get('focus') === press ? ' autofocus' : '');
  const way = (press: 'back' | 'reload'): string =>
    `<form action="${addressOf(press)}"><button aria-label="${say(press)}" title="${say(press)}"${focus(press)}>${icon(press)}</button></form>`;
  const ways = words.has('back') ? `<div class="ways">${way('back')}${way('reload')}</div>` : '';
  const safety = words.get('safety');
  const sign = safety === 'secure' || safety === 'open' ? icon(safety) : '';
  const safetyName = `<small${safety === 'secure' ? ' class="sound"' : ''}>${say('safetyName')}</small>`;
  const host = words.has('host')
    ? `<h1>${sign}<bdi>${say('host')}</bdi> ${safetyName}</h1>`
    : '<h1 class="sound">Flipwatch</h1>';
  const hands = ways === '' ? 'flipwatch' : 'person';
  const doing = `<p role="status" title="${say('doing')}">${say('doing')}</p>`;
  const button = `<form class="end" action="${addressOf('button')}"><button${focus('button')}>${say('button')}</button></form>`;
  const answers = words.getAll('answer').flatMap((answer, at) => {
    const press = answerPresses[at];
    return press === undefined
      ? []
      : `<form action="${addressOf(press)}"><button${focus(press)}><kbd aria-hidden="true">${at + 1}</kbd>${inHtml(answer)}</button></form>`;
  });
  const skip = `<form action="${addressOf('skip')}"><button class="quiet"${focus('skip')}>${say('skip')}</button></form>`;
  const asks = words.has('skip') ? `<div class="answers">${answers.join('')}${skip}</div>` : '';
  const body = `<body><main data-hands="${hands}">${ways}${host}${doing}${button}</main>${asks}</body>`;
  return ownPage({ language: words.get('language') ?? '', title: 'Flipwatch', style, body });
}
