import { turnOf } from './at-length.ts';

/**
 * Test files of a minute and more that tell a long story over parts which shorter files try as well: a whole run of
 * `npm test` takes every third of them, others with each run. What stands for the promises is in every run: `truth`,
 * `drift`, `attack`, `privacy`, `conformance`, and the app's own story. The longest first.
 */
const stories = [
  'cli/audit-fix-undo',
  'cli/look-together',
  'cli/radar',
  'desktop/radar',
  'desktop/faults',
  'packaging/packaged-app',
  'docs/commands',
  'cli/own-watch-save',
  'desktop/own-site',
  'renderer/looks',
  'faults/disk',
  'cli/own-watch',
  'desktop/evidence',
  'faults/pages',
  'desktop/foreign-frames',
  'widgets/libraries',
  'browser/installed-browser',
  'desktop/log',
  'cli/refusals',
  'desktop/together',
  'desktop/hard-ends',
  'desktop/time-zone',
  'desktop/updates',
  'desktop/forgotten-folder',
  'faults/machine',
  'desktop/dialogs',
  'build/start',
  'engine/save-button',
  'desktop/shown-window',
  'renderer/messages',
  'desktop/engine-process',
  'practice/panel',
  'renderer/report-card',
  'desktop/person',
  'desktop/tray-host',
];

/** How many runs it takes until each story was in one. */
const TURNS = 3;

/** The files that this run leaves to others; none where it is to try all, or was asked for some by name. */
export const resting: readonly string[] =
  process.env.FLIPWATCH_IN_TURNS === '1'
    ? stories
        .filter((_, at) => at % TURNS !== turnOf('stories') % TURNS)
        .map((story) => `tests/${story}.test.{ts,tsx}`)
    : [];
