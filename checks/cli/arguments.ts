import { Command, CommanderError } from 'commander';
import * as z from 'zod';
import { type PersonsAnswer, type State, states } from '../model/index.ts';
import { usage } from './failure.ts';
import { isAddress } from './is-address.ts';
import { nearest } from './nearest.ts';
import type { Translate } from './words.ts';

/** What can be asked for; the first word, and `audit` where there is none. */
export const verbs = [
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
] as const;
export type Verb = (typeof verbs)[number];

const reportFormats = ['json', 'csv', 'html', 'pdf'] as const;
type ReportFormat = (typeof reportFormats)[number];

/** What the person asked for, checked as far as that goes without looking at anything else. */
export interface CliRequest {
  readonly verb: Verb;
  /** `fix`, `undo`, `confirm` and `answer`: the one check. */
  readonly check: string | null;
  /** `controls` and `watch`: the page, as a path of a platform, or the address of a site of one's own. */
  readonly page: string | null;
  /** `confirm`: what the person says. */
  readonly word: PersonsWord | null;
  /** `answer`: what the person saw. */
  readonly answer: PersonsAnswer | null;
  /** `watch`: what the person wants. */
  readonly watch: WatchWord | null;
  /** `put-aside`: what the person does not care for. */
  readonly aside: AsideWord | null;
  readonly platforms: readonly string[];
  readonly checks: readonly string[];
  /** Platform → origin. */
  readonly sites: ReadonlyMap<string, string>;
  readonly practice: boolean;
  /** Own platforms to whose addresses the person agrees from now on. */
  readonly agree: readonly string[];
  readonly profile: string | null;
  readonly browser: string | null;
  readonly headed: boolean;
  readonly sandbox: boolean;
  /** Whether an audit looks for what was not there before. */
  readonly radar: boolean;
  readonly paceSeconds: number | null;
  readonly json: boolean;
  /** The person's yes, given beforehand, to a fix that can't be undone. */
  readonly yes: boolean;
  readonly region: string | null;
  readonly format: ReportFormat | null;
  readonly out: string | null;
  /** `controls`: an outline of the page, in place of the list. */
  readonly outlined: boolean;
}

/** What the person says of a check's control: which it is and where it stands; that it is not there; or nothing any more. */
export type PersonsWord =
  | { readonly kind: 'is'; readonly control: number; readonly state: State }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'takeBack' };

/** What the person wants of their own watches. */
export type WatchWord =
  | { readonly kind: 'list' }
  | { readonly kind: 'remove'; readonly check: string }
  | {
      readonly kind: 'add';
      readonly control: number;
      readonly state: State;
      /** The private position. */
      readonly private: State;
      readonly title: string;
    };

/** What of the radar's news the person does not care for; or what there is. */
type AsideWord =
  | { readonly kind: 'list' }
  | { readonly kind: 'put'; readonly page: string; readonly id: string };

/** What the words ask for: something to do, or a text that answers them already. */
export type ParsedArguments =
  | { readonly kind: 'request'; readonly request: CliRequest }
  | { readonly kind: 'answered'; readonly text: string };

/** A word that follows an option. `--pace --json` is a forgotten value, not a pace called “--json”. */
const value = z.string().regex(/^(?!\s*$|--)/, 'missing');

const optionsSchema = z.strictObject({
  platform: z.array(value).optional(),
  check: z.array(value).optional(),
  site: z.array(value).optional(),
  agree: z.array(value).max(60).optional(),
  practice: z.literal(true).optional(),
  profile: value.optional(),
  browser: value.optional(),
  headed: z.literal(true).optional(),
  sandbox: z.boolean(),
  radar: z.boolean(),
  pace: value
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().max(600))
    .optional(),
  json: z.literal(true).optional(),
  yes: z.literal(true).optional(),
  region: value
    .regex(/^[a-z]{2}$/i)
    .toUpperCase()
    .optional(),
  /** Read before, so that errors are in the right language: see `words.ts`. */
  language: value.optional(),
  format: value.pipe(z.enum(reportFormats)).optional(),
  out: value.optional(),
  control: value
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1))
    .optional(),
  state: value.optional(),
  takeBack: z.literal(true).optional(),
  private: value.pipe(z.enum(states)).optional(),
  title: value.pipe(z.string().trim().min(1).max(120)).optional(),
  notHere: z.literal(true).optional(),
  outline: z.literal(true).optional(),
});
type GivenOptions = z.infer<typeof optionsSchema>;

/** What the person answers, as it is written after `--state`. */
const answers: ReadonlyMap<string, PersonsAnswer> = new Map([
  ['on', 'on'],
  ['off', 'off'],
  ['not-there', 'notThere'],
]);

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

const collect = (value: string, all: string[] | undefined): string[] => [...(all ?? []), value];

function commandLine(t: Translate, version: string): Command {
  const option = (key: string) => t(`help.options.${key}`);
  return new Command('flipwatch')
    .exitOverride()
    .usage(t('help.usage'))
    .configureHelp({ styleTitle: (title) => titleIn(title, t), helpWidth: 78 })
    .addHelpText('after', `\n${t('help.after')}`)
    .version(version, '-V, --version', option('version'))
    .helpOption('-h, --help', option('help'))
    .allowExcessArguments()
    .argument('[command]', t('help.command'))
    .argument('[check]', t('help.check'))
    .option('--platform <ID>', option('platform'), collect)
    .option('--check <ID>', option('check'), collect)
    .option('--site <ID=URL>', option('site'), collect)
    .option('--agree <ID>', option('agree'), collect)
    .option('--practice', option('practice'))
    .option('--profile <DIR>', option('profile'))
    .option('--browser <PATH>', option('browser'))
    .option('--headed', option('headed'))
    .option('--no-sandbox', option('noSandbox'))
    .option('--no-radar', option('noRadar'))
    .option('--pace <SECONDS>', option('pace'))
    .option('--region <CC>', option('region'))
    .option('--language <en|de>', option('language'))
    .option('--json', option('json'))
    .option('--yes', option('yes'))
    .option('--format <FORMAT>', option('format'))
    .option('--out <FILE>', option('out'))
    .option('--control <N>', option('control'))
    .option('--state <STATE>', option('state'))
    .option('--not-here', option('notHere'))
    .option('--take-back', option('takeBack'))
    .option('--private <on|off>', option('private'))
    .option('--title <TEXT>', option('title'))
    .option('--outline', option('outline'));
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

/** @throws CliFailure about the first value that its option doesn't take */
function optionsFrom(said: Readonly<Record<string, unknown>>): GivenOptions {
  const parsed = optionsSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const [issue] = issues.filter(({ message }) => message === 'missing').concat(issues);
  const option = String(issue?.path[0]);
  const text = String(said[option]);
  if (issue?.message === 'missing') throw usage('optionNeedsValue', { option: `--${option}` });
  if (option === 'pace') throw usage('paceShape', { text });
  if (option === 'region') throw usage('regionShape', { text });
  if (option === 'format') throw usage('formatUnknown', { text });
  if (option === 'control') throw usage('controlShape', { text });
  if (option === 'private') throw usage('stateShape', { option: '--private', text });
  if (option === 'title') throw usage('titleShape');
  throw parsed.error;
}

function verbFrom(word: string | undefined): Verb {
  if (word === undefined) return 'audit';
  const verb = verbs.find((known) => known === word);
  if (verb !== undefined) return verb;
  const near = nearest(word, verbs);
  throw near === null ? usage('unknownCommand', { word }) : usage('unknownCommandNear', { word, near });
}

function checkFrom(verb: Verb, rest: readonly string[]): string | null {
  const [check, excess] = rest;
  if (verb === 'controls' || verb === 'watch' || verb === 'put-aside') return null;
  if (verb === 'fix' || verb === 'undo' || verb === 'confirm' || verb === 'answer') {
    if (check === undefined) throw usage('checkNeeded', { verb });
    if (excess !== undefined) throw usage('oneCheckOnly', { verb });
    return check;
  }
  if (check !== undefined) throw usage('tooManyWords', { verb, word: check });
  return null;
}

function pageFrom(
  verb: Verb,
  rest: readonly string[],
  { platform = [] }: GivenOptions,
  watch: WatchWord | null,
): string | null {
  if (verb !== 'controls' && watch?.kind !== 'add') return null;
  const [page, excess] = rest;
  if (page === undefined) throw usage('pageNeeded', { verb });
  const named = new Set(platform).size;
  if (excess !== undefined || named > 1 || (named === 0 && !isAddress(page)))
    throw usage('onePageOnly', { verb });
  return page;
}

/** @throws CliFailure where something of it is missing */
function watchFrom(rest: readonly string[], options: GivenOptions): WatchWord {
  const { control, private: hidden, title } = options;
  const [first, second, excess] = rest;
  if (first === 'list' && second === undefined) return { kind: 'list' };
  if (first === 'remove') {
    if (second === undefined || excess !== undefined) throw usage('watchRemoves');
    return { kind: 'remove', check: second };
  }
  const state = stateFrom(options);
  if (control === undefined || state === undefined || hidden === undefined || title === undefined)
    throw usage('watchNeeds');
  return { kind: 'add', control, state, private: hidden, title };
}

/** @throws CliFailure where page or id is missing */
function asideFrom(rest: readonly string[]): AsideWord {
  const [page, id, excess] = rest;
  if (page === 'list' && id === undefined) return { kind: 'list' };
  if (page === undefined || id === undefined || excess !== undefined) throw usage('asideNeeds');
  return { kind: 'put', page, id };
}

/** @throws CliFailure where it is neither on nor off */
function stateFrom({ state: text }: GivenOptions): State | undefined {
  const state = states.find((one) => one === text);
  if (text !== undefined && state === undefined) throw usage('stateShape', { option: '--state', text });
  return state;
}

/** @throws CliFailure where nothing was said, or nothing that can be answered */
function answerFrom({ state: text }: GivenOptions): PersonsAnswer {
  if (text === undefined) throw usage('answerNeeds');
  const answer = answers.get(text);
  if (answer === undefined) throw usage('answerState', { text });
  return answer;
}

/** @throws CliFailure where the words say two things at once, or belong to another command */
function wordFrom(verb: Verb, options: GivenOptions): PersonsWord | null {
  const { control, notHere, takeBack } = options;
  if (verb !== 'watch' && (options.private !== undefined || options.title !== undefined))
    throw usage('onlyForWatch', { option: options.private === undefined ? '--title' : '--private' });
  const said = [
    ...(control !== undefined || (options.state !== undefined && verb !== 'answer') ? ['--control'] : []),
    ...(notHere === true ? ['--not-here'] : []),
    ...(takeBack === true ? ['--take-back'] : []),
  ];
  const [first] = said;
  if (verb !== 'confirm') {
    if (first !== undefined && (verb !== 'watch' || first !== '--control'))
      throw usage('onlyForConfirm', { option: first });
    return null;
  }
  if (said.length > 1) throw usage('oneWordOnly');
  if (notHere === true) return { kind: 'notHere' };
  if (takeBack === true) return { kind: 'takeBack' };
  const state = stateFrom(options);
  if (control === undefined || state === undefined) throw usage('confirmNeeds');
  return { kind: 'is', control, state };
}

function sitesFrom(all: readonly string[]): ReadonlyMap<string, string> {
  const sites = new Map<string, string>();
  for (const one of all) {
    const split = one.indexOf('=');
    const id = one.slice(0, split);
    const address = one.slice(split + 1);
    if (split < 1 || address === '') throw usage('siteShape', { site: one });
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !['http:', 'https:'].includes(url.protocol)) throw usage('siteAddress', { address });
    if (
      url.pathname !== '/' ||
      url.search !== '' ||
      url.hash !== '' ||
      url.username !== '' ||
      url.password !== ''
    ) {
      throw usage('sitePath', { address, origin: url.origin });
    }
    if (sites.has(id)) throw usage('siteTwice', { platform: id });
    sites.set(id, url.origin);
  }
  return sites;
}
