import {
  browserFaults,
  fixResultSchema,
  onlyOfFixes,
  reasons,
  statusSchema,
  triggerSchema,
} from '../../checks/model/index.ts';
import {
  account,
  among,
  check,
  count,
  error,
  type LogField,
  type LogNames,
  oneOf,
  orNone,
  platform,
  tally,
  version,
  yesOrNo,
} from './log-words.ts';

/** How much a line matters. What is an error or a warning is told on the terminal, too. */
export type LogLevel = 'info' | 'warn' | 'error';

interface Shape {
  readonly level: LogLevel;
  /** What the line begins with. */
  readonly says: string;
  readonly fields: Readonly<Record<string, LogField<never>>>;
}

const shape = <const S extends Shape>(of: S): S => of;

/** Whose it is. */
const whose = { account, platform };
/** Why something ended before its end. */
const stops = orNone(oneOf([...reasons, 'cancelled']));
const action = oneOf(['fix', 'undo']);
const browser = oneOf(['ownWindow', 'installedBrowser']);
/** How Electron tells it. */
const ofProcess = {
  process: oneOf(['engine', 'page', 'gpu', 'network', 'other']),
  reason: among([
    'clean-exit',
    'abnormal-exit',
    'killed',
    'crashed',
    'oom',
    'launch-failed',
    'integrity-failure',
    'memory-eviction',
  ]),
  code: count,
};

/** Every kind of line that the log may hold, with the only values that may stand in it. */
export const logEvents = {
  started: shape({
    level: 'info',
    says: 'Flipwatch has started',
    fields: {
      version,
      electron: version,
      chromium: version,
      node: version,
      system: among(['linux', 'darwin', 'win32']),
      release: version,
      processor: among(['x64', 'arm64', 'ia32']),
      packaged: yesOrNo,
      sandbox: yesOrNo,
      hidden: yesOrNo,
      accounts: count,
      platforms: count,
      checks: count,
    },
  }),
  ended: shape({ level: 'info', says: 'Flipwatch has ended', fields: {} }),
  notStarted: shape({ level: 'error', says: 'Flipwatch could not start', fields: { error } }),
  mishap: shape({ level: 'error', says: 'A mishap in Flipwatch:', fields: { error } }),
  mishapUntold: shape({ level: 'error', says: 'A mishap could not be told', fields: { error } }),

  auditBegan: shape({
    level: 'info',
    says: 'An audit began',
    fields: { ...whose, trigger: oneOf(triggerSchema.options), checks: count },
  }),
  auditEnded: shape({
    level: 'info',
    says: 'An audit ended',
    fields: {
      ...whose,
      seconds: count,
      statuses: tally(statusSchema.options),
      reasons: tally(reasons),
      stopped: stops,
    },
  }),
  auditFailed: shape({ level: 'error', says: 'An audit failed', fields: { ...whose, error } }),
  fixBegan: shape({ level: 'info', says: 'A change began', fields: { ...whose, check, action } }),
  fixEnded: shape({
    level: 'info',
    says: 'A change ended',
    fields: {
      ...whose,
      check,
      action,
      result: oneOf(fixResultSchema.options),
      reason: orNone(oneOf([...reasons, ...onlyOfFixes])),
    },
  }),
  fixesFailed: shape({ level: 'error', says: 'Settings could not be changed', fields: { ...whose, error } }),

  browserOpened: shape({
    level: 'info',
    says: 'A browser was opened',
    fields: { browser, purpose: oneOf(['audit', 'fix', 'together']), seconds: count },
  }),
  browserTrouble: shape({
    level: 'warn',
    says: 'A browser could not be opened',
    fields: { browser, code: oneOf(browserFaults), error },
  }),
  browserClosed: shape({ level: 'info', says: 'A browser was closed', fields: { seconds: count } }),
  processEnded: shape({ level: 'info', says: 'A process of the app was ended', fields: ofProcess }),
  processGone: shape({ level: 'warn', says: 'A process of the app is gone', fields: ofProcess }),

  leftOut: shape({ level: 'warn', says: 'Own checks were left out', fields: { files: count } }),
  settingsSetAside: shape({
    level: 'warn',
    says: 'The settings could not be read',
    fields: { restored: yesOrNo },
  }),
  historyDamaged: shape({ level: 'warn', says: 'Lines of a history were damaged', fields: whose }),
  versionsLooked: shape({
    level: 'info',
    says: 'A new version was looked for',
    fields: { found: orNone(version) },
  }),
  versionsUnknown: shape({
    level: 'warn',
    says: 'A new version could not be looked for or installed',
    fields: { error },
  }),
  trouble: shape({
    level: 'error',
    says: 'Something did not work',
    fields: {
      with: oneOf([
        'copyOfSettings',
        'practiceSite',
        'history',
        'ownChecks',
        'loginEntry',
        'closing',
        'shutdown',
        'deleting',
      ]),
      error,
    },
  }),
} as const satisfies Readonly<Record<string, Shape>>;

type Shapes = typeof logEvents;
type ValueOf<F> = F extends LogField<infer T> ? T : never;

/** Something that is worth a line. There are no free words in it. */
export type LogEvent = {
  [K in keyof Shapes]: { readonly event: K } & {
    readonly [N in keyof Shapes[K]['fields']]: ValueOf<Shapes[K]['fields'][N]>;
  };
}[keyof Shapes];

const isKnown = (event: unknown): event is keyof Shapes =>
  typeof event === 'string' && Object.hasOwn(logEvents, event);

/** The line for an event. Whatever its values are, the line is made of words of this program alone. */
export function lineOf(event: LogEvent, names: LogNames): { level: LogLevel; line: string } {
  if (!isKnown(event.event)) return { level: 'error', line: 'An event that the log does not know' };
  const { level, says, fields }: Shape = logEvents[event.event];
  const values = Object.entries(fields).map(([name, field]) => {
    const value: unknown = Reflect.get(event, name);
    return `${name}=${writtenBy(field, value, names)}`;
  });
  return { level, line: [says, ...values].join(' ') };
}

/** A value that is not what it should be, at the worst one that throws, is left unsaid. */
function writtenBy(field: LogField<never>, value: unknown, names: LogNames): string {
  try {
    // Each field holds whatever it is given to its own words.
    return field.write(value as never, names);
  } catch {
    return '?';
  }
}
