/** One line for the person. It goes to standard error, so that standard output stays the command's own. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** The longest silence before a sign of life. */
const SIGN_OF_LIFE_MS = 1500;

/**
 * Waits for something that says nothing itself, with a dot now and then as a sign of life.
 * @template T
 * @param {Promise<T>} work
 * @param {(text: string) => void} [write]
 * @returns {Promise<T>}
 */
export async function withSignsOfLife(work, write = (text) => process.stderr.write(text)) {
  let dots = 0;
  const timer = setInterval(() => {
    dots += 1;
    write('.');
  }, SIGN_OF_LIFE_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (dots > 0) write('\n');
  }
}

/** Something that the person has to know or do before we can go on. It is shown without a stack. */
export class UserError extends Error {
  /**
   * @param {string} message what happened, what it means, what to do
   * @param {number} exitCode
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command's main function: a UserError is shown in plain words, anything else is our own fault. @param {() => Promise<number | undefined>} main */
export async function runMain(main) {
  try {
    const code = await main();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (error instanceof UserError) say(error.message);
    else
      say(
        `Something in Flipwatch's own tooling went wrong:\n${error instanceof Error ? error.stack : error}`,
      );
    process.exitCode = error instanceof UserError ? error.exitCode : 70;
  }
}
