import { constants } from 'node:os';
import { browserFaults } from '../../checks/model/index.ts';
import { refusalCodeSchema } from '../contract/index.ts';

/** Errors that are known by name. What another one calls itself may be anybody's words. */
const kinds = new Set([
  ...['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AggregateError', 'AbortError'],
  ...['TimeoutError', 'ZodError', 'Refused', 'BrowserUnavailable', 'EngineGone', 'UnknownCheck', 'DiskFull'],
  ...['HeldElsewhere', 'ForeignFolder', 'Stopped', 'TookTooLong'],
]);

const codes = new Set<unknown>([
  ...Object.keys(constants.errno),
  ...browserFaults,
  ...refusalCodeSchema.options,
  ...['ERR_INVALID_ARG_TYPE', 'ERR_MODULE_NOT_FOUND', 'ERR_STREAM_DESTROYED', 'ERR_IPC_CHANNEL_CLOSED'],
]);

/** The innermost places say where it went wrong; the rest of the way is the same for many. */
const MOST_PLACES = 4;
/** A line of a stack, as V8 writes it: a file, a line, a column. */
const place = /([\w.-]+):(\d{1,6}):(\d{1,6})\)?$/;

/**
 * An error without its message, which may hold anything: a folder, an address, words of a page. What it is, which code of
 * the system's or of ours it carries, and where in our own files it arose: with the version, that leads to the sentence
 * in the source of which its message was made.
 */
export function writtenError(value: unknown, files: ReadonlySet<string>): string {
  if (!(value instanceof Error)) return `no-error(${typeof value})`;
  const places = placesIn(value, files).join('<');
  const { cause } = value;
  return [
    places === '' ? kindOf(value) : `${kindOf(value)}@${places}`,
    ...(cause instanceof Error ? [`because:${kindOf(cause)}`] : []),
  ].join(' ');
}

function kindOf(error: Error): string {
  const { name } = error;
  const code: unknown = 'code' in error ? error.code : null;
  return `${kinds.has(name) ? name : 'Error'}${codes.has(code) ? `(${code})` : ''}`;
}

/** Only what stands below the message: a message may look like a stack. Where that can't be told apart, nothing. */
function placesIn({ stack, message }: Error, files: ReadonlySet<string>): string[] {
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const begins = stack.indexOf(message);
  if (begins < 0) return [];
  return stack
    .slice(begins + message.length)
    .split('\n')
    .flatMap((line) => {
      const [, file, row, column] = place.exec(line.trim()) ?? [];
      return file !== undefined && files.has(file) ? `${file}:${row}:${column}` : [];
    })
    .slice(0, MOST_PLACES);
}
