/**
 * What looks inside a platform's page. It never touches: no listener, no style, no focus, no value is set. It runs in a
 * world of its own, which the page's code can't reach; see isolated-world.ts. Its text is sent to the page, so it must use
 * nothing from outside but types: what it stands on (page-sight.ts and the other page-*.ts) is handed to it.
 */
import type { pageChoices } from './page-choices.ts';
import type { pageCrowd } from './page-crowd.ts';
import type { pageDescribe } from './page-describe.ts';
import type { pageFinds } from './page-finds.ts';
import type { pageLines } from './page-lines.ts';
import type { pageLocks } from './page-locks.ts';
import type { pageMenus } from './page-menus.ts';
import type { pageNames } from './page-names.ts';
import type { pageNaming } from './page-naming.ts';
import type { pageOptions } from './page-options.ts';
import type { PositionWords, pagePieces } from './page-pieces.ts';
import type { pagePlaces } from './page-places.ts';
import type { pageRowButtons } from './page-row-buttons.ts';
import type { pageRows } from './page-rows.ts';
import type { pageSight } from './page-sight.ts';
import type { pageStandIns } from './page-stand-ins.ts';
import type { pageText, TextRequest } from './page-text.ts';
import type { pageTraits } from './page-traits.ts';

/** What to look for beside the switches. */
export interface GatherRequest extends TextRequest {
  readonly testIds: readonly string[];
  readonly texts: readonly string[];
  readonly storagePrefixes: readonly string[];
  /** Paths of the platform's sign-in pages. */
  readonly signInPaths: readonly string[];
  /** The words that options and buttons use for a position. */
  readonly positions: PositionWords;
  /** So many controls are told apart. */
  readonly most: number;
  /** Also say where each control is drawn: a picture of it needs that, a reading does not. */
  readonly withPlaces: boolean;
}

/** The parts of the look, which are sent to the page beside it. */
export interface LookParts {
  readonly sight: typeof pageSight;
  readonly crowd: typeof pageCrowd;
  readonly pieces: typeof pagePieces;
  readonly lines: typeof pageLines;
  readonly options: typeof pageOptions;
  readonly choices: typeof pageChoices;
  readonly menus: typeof pageMenus;
  readonly finds: typeof pageFinds;
  readonly rowButtons: typeof pageRowButtons;
  readonly rows: typeof pageRows;
  readonly naming: typeof pageNaming;
  readonly names: typeof pageNames;
  readonly locks: typeof pageLocks;
  readonly standIns: typeof pageStandIns;
  readonly traits: typeof pageTraits;
  readonly places: typeof pagePlaces;
  readonly describe: typeof pageDescribe;
  readonly text: typeof pageText;
}

/** Looks at one frame. The result is parsed by `lookSchema` outside: a page's word is not taken for its shape. */
export function gatherPage(request: GatherRequest, parts: LookParts) {
  const whole = parts.sight();
  const { crowded, sight } = parts.crowd(whole, request.most);
  const { everywhere, inPageOrder, drawn } = whole;
  const lines = parts.lines(sight, parts.pieces(sight, request.positions));
  const { folded, ...said } = parts.text(request, whole);

  const { choices: sideBySide, options } = parts.choices(sight, parts.options(sight, lines));
  const chosen = new Map([...sideBySide, ...parts.menus(sight, lines)]);
  const members = new Set([...chosen.keys()].flatMap((group) => options.get(group) ?? []));
  const found = parts.finds(sight, new Set([...members, ...chosen.keys()]));
  const proper = [...found.map(({ element }) => element), ...chosen.keys()];
  const choices = new Map([...chosen, ...parts.rowButtons(sight, lines, proper, request.most)]);
  const chosenOf = Array.from(choices.keys(), (element) => ({ element, twin: null }));
  const every = inPageOrder([...found, ...chosenOf]);
  const controls = every.slice(0, request.most);

  const rows = parts.rows(
    sight,
    lines,
    controls.map(({ element }) => element),
  );
  const naming = parts.naming(sight, lines);
  const standIns = parts.standIns(sight, lines, rows);
  const describe = parts.describe({
    sight,
    lines,
    rows,
    standIns,
    choices,
    naming,
    traits: parts.traits(sight, rows, standIns, choices),
    names: parts.names(sight, lines, rows, naming, controls.length > 1),
    locks: parts.locks(sight, rows, options),
    places: request.withPlaces ? parts.places(sight) : null,
  });

  let storage = false;
  let remembers = false;
  try {
    remembers = localStorage.length + sessionStorage.length > 0;
    for (let at = 0; at < localStorage.length; at++)
      if (request.storagePrefixes.some((prefix) => localStorage.key(at)?.startsWith(prefix))) storage = true;
  } catch {
    // A page may forbid storage; then it is no witness.
  }

  const look = {
    complete: document.readyState === 'complete',
    language: document.documentElement.lang.trim().slice(0, 20) || null,
    ...said,
    texts: request.texts.filter((text) => folded.includes(text.toLowerCase())),
    testIds: request.testIds.filter(
      (id) => document.querySelector(`[data-testid="${CSS.escape(id)}"]`) !== null,
    ),
    signInOffered: everywhere('a[href]').some(
      (link) =>
        link instanceof HTMLAnchorElement &&
        link.origin === location.origin &&
        request.signInPaths.some((path) => link.pathname === path || link.pathname.startsWith(`${path}/`)) &&
        drawn(link),
    ),
    passwordAsked: everywhere('input[type="password"]').some(drawn),
    dialogOpen: everywhere('dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]').some(
      drawn,
    ),
    /** Counts only on a page without any control of ours: some sites carry such a frame on every page. */
    challengeFrame: everywhere('iframe').some(
      (frame) =>
        /captcha|arkose|challenges\.cloudflare/i.test(frame.getAttribute('src') ?? '') && drawn(frame),
    ),
    remembers,
    tooMany: crowded || every.length > controls.length,
    busy: everywhere('[aria-busy="true"], [role="progressbar"]').some(drawn),
    storage,
    elementCount: document.getElementsByTagName('*').length,
    controls: controls.map(describe),
  };
  const elements = controls.map(({ element }) => element);
  return { look, elements, options, drawingOf: standIns.drawingOf };
}
