import { oneLine } from '../../checks/model/index.ts';
import { type LogEvent, type LogLevel, lineOf } from './log-events.ts';
import { type LogFile, openLogFile, readLogFiles, removeLogFiles } from './log-file.ts';
import { type LogNames, ownNames } from './log-words.ts';

/** What services write to. */
export interface LogWriter {
  /** Never throws: where nothing can be written, nothing is. */
  write(event: LogEvent): void;
}

/** The app's log, which a person can look at and give away. */
export interface Log extends LogWriter {
  /** The newest whole lines, the oldest of them first, of at most so many characters; and whether that is everything. */
  read(most: number): Promise<{ text: string; whole: boolean }>;
  /** Deletes everything that was written. What comes afterwards is written anew. */
  forget(): void;
  /** Writes what waits, and nothing any more. */
  close(): Promise<void>;
}

interface LogOptions {
  /** The log makes it, within a folder that exists. Nothing else may lie in it. */
  readonly folder: string;
  /** Called with each line that is a warning or an error, and with the error itself. */
  readonly show?: (line: string, error: unknown) => void;
  readonly names?: LogNames;
  /** The most that one file may have; there are two at most. */
  readonly maxBytes?: number;
}

const MOST_BYTES = 512 * 1024;
/** No event has so many values. */
const LONGEST_LINE = 600;
/** The library is loaded some time after the start, which does not wait for it. Lines wait in memory meanwhile. */
const LOAD_AFTER_MS = 3000;

/** Opens the log. It reads and writes nothing before there is something to write. */
export function openLog({ folder, show, names = ownNames(), maxBytes = MOST_BYTES }: LogOptions): Log {
  let waiting: { level: LogLevel; text: string }[] = [];
  let last = { line: '', again: 0 };
  let file: LogFile | null = null;
  let loading: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  /** There is no file to write to: lines are not kept, or they would grow for as long as the app runs. */
  let lost = false;

  const load = (): Promise<void> => {
    loading ??= openLogFile(folder, maxBytes).then(
      (opened) => {
        file = opened;
      },
      () => {
        lost = true;
      },
    );
    return loading.then(writeWaiting);
  };
  const writeWaiting = (): void => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) file?.add(lines);
  };
  const put = (level: LogLevel, line: string): void => {
    waiting.push({ level, text: `${new Date().toISOString()} ${level.padEnd(5)} ${line}` });
  };
  /** What comes again and again, such as an error at every tick, is counted: it would push everything else out. */
  const countRepeats = (): void => {
    if (last.again > 0) put('info', `The line before came again times=${last.again}`);
    last = { line: '', again: 0 };
  };
  return {
    write(event) {
      if (closed) return;
      const { level, line: said } = lineOf(event, names);
      const line = oneLine(said, LONGEST_LINE);
      if (level !== 'info') show?.(line, 'error' in event ? event.error : undefined);
      if (line === last.line) {
        last.again += 1;
        return;
      }
      countRepeats();
      last.line = line;
      put(level, line);
      if (file !== null || lost) writeWaiting();
      else if (level !== 'info') void load();
      else timer ??= setTimeout(() => void load(), LOAD_AFTER_MS).unref();
    },
    async read(most) {
      countRepeats();
      await load();
      return newest(readLogFiles(folder, maxBytes), most);
    },
    forget() {
      waiting = [];
      last = { line: '', again: 0 };
      file?.remove();
      removeLogFiles(folder);
    },
    async close() {
      if (closed) return;
      if (timer !== null) clearTimeout(timer);
      countRepeats();
      await load();
      closed = true;
    },
  };
}

/** The end of a text, from the beginning of a line. */
function newest(text: string, most: number): { text: string; whole: boolean } {
  if (text.length <= most) return { text, whole: true };
  const end = text.slice(text.length - most);
  return { text: end.slice(end.indexOf('\n') + 1), whole: false };
}
