import { homedir } from 'node:os';
import type { AppState } from '../state/app-state.ts';

/** More of them say no more to a person, and each notice is a file written. */
const MOST_TOLD = 5;
const MOST_CHARACTERS = 300;

/**
 * From now on, what this process throws and nobody catches comes here. Electron's own answer would be a box in English,
 * and until somebody presses its button the whole app stands still: no audit, no tray, no end.
 */
export function handleUncaughtErrors(tell: (error: unknown) => void): void {
  const hear = (error: unknown): void => {
    console.error('A mishap in Flipwatch:', error);
    try {
      tell(error);
    } catch (another) {
      console.error('It could not be told:', another);
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

/** In one line, for somebody who reports it: what was said, without the name of the person's folder, and where in our bundle. */
export function inShort(error: unknown): string {
  if (!(error instanceof Error)) return firstLine(String(error));
  const place = /([\w.-]+\.js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return [firstLine(`${error.name}: ${error.message}`), ...(place === undefined ? [] : [`(${place})`])].join(
    ' ',
  );
}

const firstLine = (text: string): string =>
  (text.split('\n')[0] ?? '').replaceAll(homedir(), '~').slice(0, MOST_CHARACTERS);
