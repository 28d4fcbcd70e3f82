import { type ChildProcess, spawn } from 'node:child_process';

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly words: string;
}

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts a packaged program, as a person or their desktop would. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
): { child: ChildProcess; ended: Promise<Outcome> } {
  const child = spawn(program, [...asRoot, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, words] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, words }));
  });
  return { child, ended };
}

/** The environment of a machine without a display. */
export function withoutDesktop(): Record<string, string | undefined> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return { ...rest, LANG: 'en_US.UTF-8' };
}
