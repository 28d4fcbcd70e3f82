/** The command line's own verbs, and its questions about itself; `tests/packaging` holds them against the command line. */
const verbs: ReadonlySet<string> = new Set([
  'audit',
  'fix',
  'undo',
  'history',
  'report',
  'controls',
  'confirm',
  'answer',
  'watch',
  'put-aside',
  'help',
]);
const questions: ReadonlySet<string> = new Set(['--help', '-h', '--version', '-V']);

/**
 * Whether the installed program was called as `flipwatch audit …` and not to open the app. Options may stand before
 * the verb, as `--no-sandbox` does where it is for the browser inside the app too.
 * @param words what stands after the program's name
 */
export function asksForCommandLine(words: readonly string[]): boolean {
  const [first] = words.filter((word) => !word.startsWith('-'));
  return (first !== undefined && verbs.has(first)) || words.some((word) => questions.has(word));
}

/** Runs the command line inside the app's own program, by the present clock, and returns its exit code. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const { run } = await import('../../checks/cli/program.ts');
  return run(words);
}
