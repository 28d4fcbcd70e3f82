import packageJson from '../../package.json' with { type: 'json' };
import { BrowserUnavailable, type Clock } from '../audit/ports.ts';
import { addressesOf } from '../catalogue/index.ts';
import { type PracticeSite, startPracticeSites } from '../catalogue/practice-sites.ts';
import { errorDocumentSchema, inJson, onTerminal } from '../model/index.ts';
import type { Language } from '../model/languages.ts';
import { isDiskFull } from '../storage/disk-full.ts';
import { answer } from './answer.ts';
import { parseArguments } from './arguments.ts';
import { askOn } from './ask.ts';
import { audit } from './audit.ts';
import { change } from './change.ts';
import { confirm } from './confirm.ts';
import { controls } from './controls.ts';
import { browserFailure, CliFailure, exitCodes, fault, usage } from './failure.ts';
import { history } from './history.ts';
import { clockFrom } from './moved-clock.ts';
import { terminalOf } from './paint.ts';
import { reportTo } from './progress.ts';
import { putAside } from './put-aside.ts';
import { report } from './report.ts';
import type { CliRequest } from './request.ts';
import { commandLineFor, programIn, type RunContext } from './run.ts';
import { watch } from './watch.ts';
import { languageFrom, openWords, type Translate } from './words.ts';
import { openWorkspace, platformsOf, type Workspace } from './workspace.ts';

/**
 * Runs one command line and returns its exit code. Whatever goes wrong becomes one sentence on standard error, and with
 * `--json` a document as well.
 * @param start the instant at which its clock begins, where that is not the present
 */
export async function run(words: readonly string[], start?: string): Promise<number> {
  const { language, refused } = languageFrom(words, process.env);
  const t = await openWords(language);
  let browserGiven: string | undefined;
  const end = (error: unknown): number => fail(error, { browserGiven, json: words.includes('--json') }, t);
  // A rejection that nobody waits for, such as one of Playwright's, must not end an audit half-way.
  process.on('unhandledRejection', inDebug);
  process.on('uncaughtException', (error) => process.exit(end(error)));
  try {
    if (refused !== null) throw usage('languageUnknown', { text: refused });
    const parsed = parseArguments(words, t, packageJson.version);
    if (parsed.kind === 'answered') {
      print(parsed.text);
      return exitCodes.fine;
    }
    browserGiven = parsed.request.browser ?? undefined;
    return await perform(parsed.request, clockFrom(start), language, t);
  } catch (error) {
    return end(error);
  }
}

async function perform(request: CliRequest, clock: Clock, language: Language, t: Translate): Promise<number> {
  const reporter = reportTo(process.stderr);
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    reporter.say(t('progress.stopping'));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  const workspace = openWorkspace(request, clock.now());
  for (const { file, problems } of workspace.catalogue.rejected) {
    reporter.say(t('ownCheckLeftOut', { file, problem: problems[0] ?? '' }));
  }
  for (const platform of workspace.catalogue.awaiting) {
    const { id, name } = platform;
    reporter.say(t('ownPlatformWaits', { id, name, addresses: addressesOf(platform).join(', ') }));
  }
  const practice = practiceSites(request, workspace);
  const works: RunContext = {
    request,
    workspace,
    clock,
    language,
    t,
    terminal: terminalOf(process.stdout, process.env),
    reporter,
    ask: askOn(process.stdin, process.stderr, stop.signal),
    print,
    signal: stop.signal,
    sites: practice.sites,
    commandFor: commandLineFor(request, process.env),
  };
  try {
    if (opensABrowser(request) && !request.sandbox) reporter.say(t('noSandboxWarning'));
    return await command(works);
  } finally {
    reporter.clear();
    await practice.close();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, onSignal);
  }
}

function command(works: RunContext): Promise<number> {
  const { verb } = works.request;
  if (verb === 'history') return history(works);
  if (verb === 'report') return report(works);
  if (verb === 'controls') return controls(works);
  if (verb === 'confirm') return confirm(works);
  if (verb === 'answer') return answer(works);
  if (verb === 'watch') return watch(works);
  if (verb === 'put-aside') return putAside(works);
  return verb === 'audit' ? audit(works) : change(works, verb);
}

function opensABrowser({ verb, format, watch: word }: CliRequest): boolean {
  if (verb === 'watch') return word?.kind === 'add';
  return !['history', 'report', 'answer', 'put-aside'].includes(verb) || format === 'pdf';
}

/** Starts the practice sites of this run when they are first needed. Their state is kept in the profile folder. */
function practiceSites(request: CliRequest, workspace: Workspace) {
  const { folders, catalogue } = workspace;
  let started: Promise<readonly PracticeSite[]> | undefined;
  return {
    async sites(): Promise<ReadonlyMap<string, string>> {
      if (!request.practice) return request.sites;
      const ids = platformsOf(request, workspace).map(({ id }) => id);
      started ??= startPracticeSites(folders.practice, catalogue, ids);
      return new Map((await started).map(({ platform, origin }) => [platform, origin]));
    },
    async close(): Promise<void> {
      const sites = await started?.catch(() => []);
      await Promise.all((sites ?? []).map((site) => site.close()));
    },
  };
}

let hasPrinted = false;

function print(text: string): void {
  hasPrinted = true;
  process.stdout.write(onTerminal(text));
}

function inDebug(error: unknown): void {
  if (process.env.FLIPWATCH_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

/** One sentence, never a stack trace; for the curious, `FLIPWATCH_DEBUG=1` shows it. */
function fail(error: unknown, { browserGiven, json }: Asked, t: Translate): number {
  const known = asFailure(error, browserGiven);
  inDebug(error);
  const isKnown = known instanceof CliFailure;
  const message = isKnown
    ? t(`failures.${known.key}`, { ...known.values, program: programIn(process.env) })
    : t('failures.unexpected');
  process.stderr.write(`${onTerminal(message)}\n`);
  // Whoever asked for a document gets one, and never a second one.
  if (json && !hasPrinted) {
    const reason = isKnown && known.reason !== null ? { reason: known.reason } : {};
    print(`${inJson(errorDocumentSchema.parse({ schema: 1, error: { message, ...reason } }))}\n`);
  }
  return isKnown ? known.exitCode : exitCodes.fault;
}

/** What the words asked for, as far as it matters where they come to nothing. */
interface Asked {
  readonly browserGiven: string | undefined;
  readonly json: boolean;
}

function asFailure(error: unknown, browserGiven: string | undefined): unknown {
  if (error instanceof BrowserUnavailable) return browserFailure(error, browserGiven);
  return isDiskFull(error) ? fault('diskFull') : error;
}
