import packageJson from '../../package.json' with { type: 'json' };
import { BrowserUnavailable } from '../audit/ports.ts';
import { addressesOf } from '../catalogue/index.ts';
import { type PracticeSite, startPracticeSites } from '../catalogue/practice-sites.ts';
import { onTerminal } from '../model/index.ts';
import { isDiskFull } from '../storage/disk-full.ts';
import { parseArguments, type Request } from './arguments.ts';
import { askOn } from './ask.ts';
import { audit } from './audit.ts';
import { change } from './change.ts';
import { browserFailure, CliFailure, exitCodes, fault, usage } from './failure.ts';
import { history } from './history.ts';
import { type House, openHouse } from './house.ts';
import { terminalOf } from './paint.ts';
import { tellOn } from './progress.ts';
import { report } from './report.ts';
import { commandLineFor, programIn, type Run } from './run.ts';
import { type Language, languageFrom, openWords, type Speak } from './words.ts';

/** Runs one command line and returns its exit code. Whatever goes wrong becomes one sentence on standard error. */
export async function run(words: readonly string[]): Promise<number> {
  const { language, refused } = languageFrom(words, process.env);
  const speak = await openWords(language);
  let browserGiven: string | undefined;
  // What Playwright has begun and nobody waits for any more is no reason to end an audit half-way.
  process.on('unhandledRejection', inDebug);
  process.on('uncaughtException', (error) => process.exit(fail(error, browserGiven, speak)));
  try {
    if (refused !== null) throw usage('languageUnknown', { text: refused });
    const parsed = parseArguments(words, speak, packageJson.version);
    if (parsed.kind === 'answered') {
      print(parsed.text);
      return exitCodes.fine;
    }
    browserGiven = parsed.request.browser ?? undefined;
    return await perform(parsed.request, language, speak);
  } catch (error) {
    return fail(error, browserGiven, speak);
  }
}

async function perform(request: Request, language: Language, speak: Speak): Promise<number> {
  const tell = tellOn(process.stderr);
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    tell.say(speak('progress.stopping'));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  const house = openHouse(request);
  for (const { file, problems } of house.catalogue.rejected) {
    tell.say(speak('ownCheckLeftOut', { file, problem: problems[0] ?? '' }));
  }
  for (const platform of house.catalogue.awaiting) {
    const { id, name } = platform;
    tell.say(speak('ownPlatformWaits', { id, name, addresses: addressesOf(platform).join(', ') }));
  }
  const practice = practiceSites(request, house);
  const works: Run = {
    request,
    house,
    clock: { now: () => new Date() },
    language,
    speak,
    terminal: terminalOf(process.stdout, process.env),
    tell,
    ask: askOn(process.stdin, process.stderr, stop.signal),
    print,
    signal: stop.signal,
    sites: practice.sites,
    commandFor: commandLineFor(request, process.env),
  };
  try {
    if (opensABrowser(request) && !request.sandbox) tell.say(speak('noSandboxWarning'));
    return await command(works);
  } finally {
    tell.clear();
    await practice.close();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, onSignal);
  }
}

function command(works: Run): Promise<number> {
  const { verb } = works.request;
  if (verb === 'history') return history(works);
  if (verb === 'report') return report(works);
  return verb === 'audit' ? audit(works) : change(works, verb);
}

function opensABrowser({ verb, format }: Request): boolean {
  return verb === 'audit' || verb === 'fix' || verb === 'undo' || format === 'pdf';
}

/** Starts the practice sites when they are first needed. Their state lies in the profile folder and outlives the run. */
function practiceSites(request: Request, { folders, catalogue }: House) {
  let started: Promise<readonly PracticeSite[]> | undefined;
  return {
    async sites(): Promise<ReadonlyMap<string, string>> {
      if (!request.practice) return request.sites;
      started ??= startPracticeSites(folders.practice, catalogue);
      return new Map((await started).map(({ platform, origin }) => [platform, origin]));
    },
    async close(): Promise<void> {
      const sites = await started?.catch(() => []);
      await Promise.all((sites ?? []).map((site) => site.close()));
    },
  };
}

function print(text: string): void {
  process.stdout.write(onTerminal(text));
}

function inDebug(error: unknown): void {
  if (process.env.FLIPWATCH_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

/** One sentence, never a stack trace; for the curious, `FLIPWATCH_DEBUG=1` shows it. */
function fail(error: unknown, browserGiven: string | undefined, speak: Speak): number {
  const known = asFailure(error, browserGiven);
  inDebug(error);
  if (known instanceof CliFailure) {
    const said = speak(`failures.${known.key}`, { ...known.values, program: programIn(process.env) });
    process.stderr.write(`${onTerminal(said)}\n`);
    return known.exitCode;
  }
  process.stderr.write(`${speak('failures.unexpected')}\n`);
  return exitCodes.fault;
}

function asFailure(error: unknown, browserGiven: string | undefined): unknown {
  if (error instanceof BrowserUnavailable) return browserFailure(error, browserGiven);
  return isDiskFull(error) ? fault('diskFull') : error;
}
