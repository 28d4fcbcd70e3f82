import type { Language } from '../model/languages.ts';
import type { Fault, PracticeState } from './contract.ts';
import type { PageShape, PlannedPage, PlatformShape, Row, ScriptWords, SettingShape } from './shape.ts';

/** Faults that the page script plays on one row; all others are played by the server or change the row's words. */
const ROW_FLAGS: readonly Fault[] = [
  'late',
  'lateValue',
  'duplicated',
  'hiddenDecoy',
  'staleAria',
  'slowRollback',
  'confirmsDialog',
  'asksNatively',
  'notOffered',
  'valueAtPointer',
  'valueInView',
];
const PAGE_FLAGS: readonly Fault[] = [
  'neverReady',
  'cookieBanner',
  'decoySwitch',
  'reorder',
  'wrapped',
  'codeMissing',
  'codeBreaks',
  'saysFailed',
  'errorScreen',
  'serviceWorkerAnswers',
  'oneColumn',
  'preferencesMissing',
  'gamblingBox',
];

/** Faults that apply to one check: those without `only`, and those that name it. */
export function faultsOf(state: PracticeState, check: string): ReadonlySet<Fault> {
  return new Set(
    state.faults.filter(({ only }) => only === undefined || only.includes(check)).map(({ fault }) => fault),
  );
}

/** Faults that apply to a page: those of any check that is at home on it. */
export function faultsOfPage(state: PracticeState, page: PageShape): ReadonlySet<Fault> {
  const all = state.faults.filter(
    ({ only }) => only === undefined || only.some((check) => page.settings.includes(check)),
  );
  return new Set(all.map(({ fault }) => fault));
}

/** What the server says about a setting, faults considered; null: it does not know. */
export function serverValue(state: PracticeState, check: string): boolean | null {
  const faults = faultsOf(state, check);
  if (faults.has('gpc')) return false;
  const position = faults.has('unknownValue') ? null : (state.settings[check] ?? null);
  return position === null ? null : position === 'on';
}

/** Whether a setting can't be turned on again once it is off. */
export const isOneWay = (
  shape: Pick<PlatformShape, 'oneWay'>,
  check: string,
  faults: ReadonlySet<Fault>,
): boolean => faults.has('euOneWay') && shape.oneWay.includes(check);

const imperative = /^(allow|use|share|personalize|add|measure|show|receive|let)\b/i;

/** The label turned into its opposite, for the fault `reworded-inverted`. */
function invertLabel(label: string, language: Language): string {
  if (language === 'de') return `Nicht erlauben: ${label}`;
  const start = `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return imperative.test(label) ? `Do not ${start}` : `Do not allow ${start}`;
}

/** The words a plan needs that belong to no platform. */
export interface PlanWords extends Omit<ScriptWords, 'notOffered' | 'broken'> {
  readonly reworded: string;
  readonly lockedNote: string;
  readonly gpcNote: string;
}

/** Everything that one settings page will show, from the site's state. Pure. */
export function planPage(
  shape: PlatformShape,
  page: PageShape,
  state: PracticeState,
  signedIn: boolean,
  words: PlanWords,
): PlannedPage {
  const pageFaults = faultsOfPage(state, page);
  const home = pageFaults.has('otherHeading') ? otherPage(shape, page) : page;
  const shown = shape.variant?.(home, pageFaults) ?? home;
  const said = shape.words(state.language);
  const drawn = (shown.draws ?? shown.settings).filter((check) => !faultsOf(state, check).has('missing'));
  const settings = drawn.flatMap((check) => shape.settings.find((setting) => setting.check === check) ?? []);
  const rows = settings.map((setting) => planRow(shape, shown, setting, state, words));
  const { reworded: _r, lockedNote: _l, gpcNote: _g, ...scriptWords } = words;
  return {
    platform: shape.id,
    path: shown.path,
    language: state.language,
    heading: said.headings[shown.headed ?? shown.path] ?? shown.path,
    rows: pageFaults.has('reorder') ? rows.toReversed() : rows,
    container: shown.container,
    others: shown.others,
    signedIn,
    flags: PAGE_FLAGS.filter((flag) => pageFaults.has(flag)),
    values: pageFaults.has('noNetwork')
      ? Object.fromEntries(rows.map(({ check }) => [check, serverValue(state, check)]))
      : null,
    words: { ...scriptWords, notOffered: said.notOffered, broken: said.broken },
  };
}

function planRow(
  shape: PlatformShape,
  page: PageShape,
  { check, key, control, source }: SettingShape,
  state: PracticeState,
  words: PlanWords,
): Row {
  const faults = faultsOf(state, check);
  const said = shape.words(state.language).settings[page.saidAs?.[check] ?? check];
  const oneWay = isOneWay(shape, check, faults);
  const label = said?.label ?? check;
  const inverted = faults.has('reworded-inverted') ? invertLabel(label, state.language) : label;
  return {
    check,
    key,
    control,
    source,
    label: faults.has('reworded') ? words.reworded : inverted,
    help: (oneWay ? said?.oneWayHelp : undefined) ?? said?.help ?? '',
    note: faults.has('gpc') ? words.gpcNote : faults.has('disabled') ? words.lockedNote : null,
    disabled: faults.has('gpc') || faults.has('disabled'),
    renamed: faults.has('keyRenamed'),
    oneWay,
    flags: ROW_FLAGS.filter((flag) => faults.has(flag)),
  };
}

function otherPage(shape: PlatformShape, page: PageShape): PageShape {
  const at = shape.pages.indexOf(page);
  return shape.pages[(at + 1) % shape.pages.length] ?? page;
}
