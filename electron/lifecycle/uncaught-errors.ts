import { homedir } from 'node:os';
import type { LogWriter } from '../process/log.ts';
import type { AppState } from '../state/app-state.ts';

/** More notices would say no more to a person, and each one is written to disk. */
const MOST_TOLD = 5;
const MOST_CHARACTERS = 300;

/**
 * From now on, every uncaught error of this process comes here. Electron itself would show a box in English, and the
 * whole app would stand still until somebody presses its button.
 */
export function handleUncaughtErrors(log: LogWriter, tell: (error: unknown) => void): void {
  const hear = (error: unknown): void => {
    log.write({ event: 'mishap', error });
    try {
      tell(error);
    } catch (another) {
      log.write({ event: 'mishapUntold', error: another });
    }
  };
  process.on('uncaughtException', hear);
  process.on('unhandledRejection', hear);
}

/** Puts up a notice for each mishap; for one that comes again and again, once. */
export function tellByNotice(state: Pick<AppState, 'notice'>): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const problem = inShort(error);
    if (told.has(problem) || told.size === MOST_TOLD) return;
    told.add(problem);
    state.notice('mishap', { problem });
  };
}

/**
 * One line for somebody who reports it: the message without the name of the person's folder, and the place in our
 * bundle.
 */
export function inShort(error: unknown): string {
  if (!(error instanceof Error)) return firstLine(String(error));
  const place = /([\w.-]+\.js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return [firstLine(`${error.name}: ${error.message}`), ...(place === undefined ? [] : [`(${place})`])].join(
    ' ',
  );
}

const firstLine = (text: string): string =>
  (text.split('\n')[0] ?? '').replaceAll(homedir(), '~').slice(0, MOST_CHARACTERS);
