import type { Clock } from '../audit/ports.ts';
import type { Language } from '../model/languages.ts';
import type { AskPerson } from './ask.ts';
import type { Terminal } from './paint.ts';
import type { ProgressReporter } from './progress.ts';
import type { CliRequest } from './request.ts';
import type { Translate } from './words.ts';
import type { Workspace } from './workspace.ts';

/** What every command works with. */
export interface RunContext {
  readonly request: CliRequest;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly language: Language;
  readonly t: Translate;
  readonly terminal: Terminal;
  /** Progress and remarks: standard error. */
  readonly reporter: ProgressReporter;
  /** Null: nobody is at a terminal. */
  readonly ask: AskPerson | null;
  /** The result: standard output, and nothing but it. */
  readonly print: (text: string) => void;
  /** Aborted by the first Ctrl+C. */
  readonly signal: AbortSignal;
  /** Where platforms live in this run; starts the practice sites at the first call, if they are asked for. */
  readonly sites: () => Promise<ReadonlyMap<string, string>>;
  readonly commandFor: CommandFor;
}

/** How the person calls the program again, with the same place and browser: a check's verb, or `put-aside` with its words. */
export type CommandFor = (verb: 'fix' | 'undo' | 'answer' | 'put-aside', ...words: string[]) => string;

/** `flipwatch`, or what a person in a checkout types. */
export const programIn = (env: Readonly<Record<string, string | undefined>>): string =>
  env.npm_lifecycle_event === 'audit' ? 'npm run audit --' : 'flipwatch';

/** Words for calling the program again, with the same place and browser. */
export function commandLineFor(
  request: CliRequest,
  env: Readonly<Record<string, string | undefined>>,
): CommandFor {
  const program = programIn(env);
  const quoted = (word: string) => (/^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
  return (verb, ...about) => {
    const [check = ''] = about;
    // A check's platform is enough; what is put aside may be anybody's.
    const sites = [...request.sites].filter(([id]) => verb === 'put-aside' || check.startsWith(`${id}.`));
    const words = [
      ...about,
      ...(request.practice ? ['--practice'] : []),
      ...sites.flatMap(([platform, site]) => ['--site', `${platform}=${site}`]),
      ...(request.profile === null ? [] : ['--profile', request.profile]),
      ...(request.browser === null ? [] : ['--browser', request.browser]),
      ...(request.headed ? ['--headed'] : []),
      ...(request.sandbox ? [] : ['--no-sandbox']),
    ];
    return [program, verb, ...words.map(quoted)].join(' ');
  };
}
