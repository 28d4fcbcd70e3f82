import { Command, CommanderError } from 'commander';
import { answerFrom, asideFrom, checkFrom, pageFrom, watchFrom, wordFrom } from './command-words.ts';
import { usage } from './failure.ts';
import { sitesFrom } from './given-sites.ts';
import { nearest } from './nearest.ts';
import { type GivenOptions, optionsFrom, withOptions } from './options.ts';
import { type CliRequest, type Verb, verbs } from './request.ts';
import type { Translate } from './words.ts';

/** What the words ask for: something to do, or a text that answers them already. */
export type ParsedArguments =
  | { readonly kind: 'request'; readonly request: CliRequest }
  | { readonly kind: 'answered'; readonly text: string };

/**
 * Reads the words after the program's name. `answered`: help or version, to be printed as it is.
 * @throws CliFailure with exit code 64
 */
export function parseArguments(words: readonly string[], t: Translate, version: string): ParsedArguments {
  let answered = '';
  const program = commandLine(t, version).configureOutput({
    writeOut: (text) => {
      answered += text;
    },
    writeErr: () => undefined, // every refusal becomes one sentence of ours
  });
  try {
    program.parse(['node', 'flipwatch', ...words]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answered', text: answered };
    throw refusal(error, words, program);
  }
  const [verbWord, ...rest] = program.args;
  if (verbWord === 'help') return { kind: 'answered', text: program.helpInformation() };
  return { kind: 'request', request: requestFrom(verbWord, rest, optionsFrom(program.opts())) };
}

function commandLine(t: Translate, version: string): Command {
  const option = (key: string) => t(`help.options.${key}`);
  const program = new Command('flipwatch')
    .exitOverride()
    .usage(t('help.usage'))
    .configureHelp({ styleTitle: (title) => titleIn(title, t), helpWidth: 78 })
    .addHelpText('after', `\n${t('help.after')}`)
    .version(version, '-V, --version', option('version'))
    .helpOption('-h, --help', option('help'))
    .allowExcessArguments()
    .argument('[command]', t('help.command'))
    .argument('[check]', t('help.check'));
  return withOptions(program, t);
}

/** Commander's own headings, in the person's language. */
function titleIn(title: string, t: Translate): string {
  const key = { 'Usage:': 'usageTitle', 'Arguments:': 'argumentsTitle', 'Options:': 'optionsTitle' }[title];
  return key === undefined ? title : t(`help.${key}`);
}

/** Commander says what is wrong by a code. The word in question stands between quotes in its message. */
function refusal(error: CommanderError, words: readonly string[], program: Command): Error {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    const near = nearest(
      quoted,
      program.options.flatMap(({ long }) => (long ? [long] : [])),
    );
    return near === null
      ? usage('unknownOption', { option: quoted })
      : usage('unknownOptionNear', { option: quoted, near });
  }
  if (error.code === 'commander.optionMissingArgument')
    return usage('optionNeedsValue', { option: quoted.split(' ')[0] ?? '' });
  return usage('notUnderstood', { words: words.join(' ') });
}

function requestFrom(
  verbWord: string | undefined,
  rest: readonly string[],
  options: GivenOptions,
): CliRequest {
  const verb = verbFrom(verbWord);
  const check = checkFrom(verb, rest);
  const watch = verb === 'watch' ? watchFrom(rest, options) : null;
  const aside = verb === 'put-aside' ? asideFrom(rest) : null;
  const page = pageFrom(verb, rest, options, watch);
  const word = wordFrom(verb, options);
  const answer = verb === 'answer' ? answerFrom(options) : null;
  const sites = sitesFrom(options.site ?? []);
  if (options.practice && sites.size > 0) throw usage('practiceAndSite');
  const isReport = verb === 'report';
  if (!isReport && options.format !== undefined) throw usage('onlyForReport', { option: '--format' });
  if (!isReport && options.out !== undefined) throw usage('onlyForReport', { option: '--out' });
  if (verb !== 'fix' && options.yes === true) throw usage('onlyForFix', { option: '--yes' });
  if (isReport && options.format === undefined) throw usage('reportNeeds', { option: '--format' });
  if (isReport && options.out === undefined) throw usage('reportNeeds', { option: '--out' });
  if (verb !== 'controls' && options.outline === true)
    throw usage('onlyForControls', { option: '--outline' });
  if (check !== null && options.check !== undefined) throw usage('checkTwice', { verb });
  return {
    verb,
    check,
    page,
    word,
    answer,
    watch,
    aside,
    platforms: [...new Set(options.platform)],
    checks: [...new Set(options.check)],
    sites,
    practice: options.practice ?? false,
    agree: [...new Set(options.agree)],
    profile: options.profile ?? null,
    browser: options.browser ?? null,
    headed: options.headed ?? false,
    sandbox: options.sandbox,
    radar: options.radar,
    paceSeconds: options.pace ?? null,
    json: options.json ?? false,
    yes: options.yes ?? false,
    region: options.region ?? null,
    format: options.format ?? null,
    out: options.out ?? null,
    outlined: options.outline ?? false,
  };
}

function verbFrom(word: string | undefined): Verb {
  if (word === undefined) return 'audit';
  const verb = verbs.find((known) => known === word);
  if (verb !== undefined) return verb;
  const near = nearest(word, verbs);
  throw near === null ? usage('unknownCommand', { word }) : usage('unknownCommandNear', { word, near });
}
