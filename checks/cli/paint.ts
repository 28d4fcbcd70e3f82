import { styleText } from 'node:util';

/** How the terminal can be written on. */
export interface Terminal {
  readonly columns: number;
  readonly colour: boolean;
}

type Ink = 'good' | 'bad' | 'doubt' | 'quiet' | 'strong';

const inks = { good: 'green', bad: 'red', doubt: 'yellow', quiet: 'dim', strong: 'bold' } as const;

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Colour only where a person looks and has not said no (https://no-color.org). Very small and very large widths are
 * bounded.
 */
export function terminalOf(stream: Stream, env: Readonly<Record<string, string | undefined>>): Terminal {
  const columns = stream.columns ?? (Number(env.COLUMNS) || 80);
  return {
    columns: Math.min(100, Math.max(40, columns)),
    colour: stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  };
}

/** The text in one ink, where the terminal has colours: `terminalOf` says so, and Node is not asked again. */
export const paint = (terminal: Terminal, ink: Ink, text: string): string =>
  terminal.colour ? styleText(inks[ink], text, { validateStream: false }) : text;

/** Breaks at spaces; each line after the first begins with `indent` spaces. Words are never cut. */
export function wrap(text: string, columns: number, indent: number): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
