import { createInterface } from 'node:readline';
import { onTerminal } from '../model/index.ts';

/** Asks the person and waits for their line; null: they left without one. */
export type AskPerson = (question: string) => Promise<string | null>;

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** A way to ask on a terminal, or null: nobody is there. The question goes to `output`, where results don't go. */
export function askOn(input: Input, output: NodeJS.WritableStream, signal: AbortSignal): AskPerson | null {
  if (input.isTTY !== true) return null;
  return (question) =>
    new Promise((resolve) => {
      // The terminal's own handling stays, so that Ctrl+C stops the program as everywhere else.
      const lines = createInterface({ input, output, terminal: false });
      const leave = (): void => lines.close();
      lines.once('close', () => {
        signal.removeEventListener('abort', leave);
        resolve(null);
      });
      signal.addEventListener('abort', leave);
      lines.question(onTerminal(question), (answer) => {
        resolve(answer);
        lines.close();
      });
      if (signal.aborted) leave();
    });
}

/** Only a clear yes counts, in either language. After anything else, nothing is done. */
export const isYes = (answer: string | null): boolean => /^\s*(y|yes|j|ja)\s*$/i.test(answer ?? '');
