import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { confirmOnAccount, listOnAccount } from '../audit/look-together.ts';
import { siteOf } from '../audit/plan.ts';
import { addressesOf } from '../catalogue/index.ts';
import { isOwnSite, ownPage } from '../catalogue/own-site.ts';
import { ownCheck } from '../catalogue/own-watch.ts';
import { manifestProblems, newestDay } from '../catalogue/rules.ts';
import {
  confirmRefusals,
  inJson,
  isReadable,
  type Platform,
  privateState,
  reasons,
  type SettingManifest,
  titleOf,
  type WatchResult,
  watchDocumentSchema,
  watchesDocumentSchema,
} from '../model/index.ts';
import { agreeTo, readAgreements } from './agreement.ts';
import type { WatchWord } from './arguments.ts';
import { signIn } from './audit.ts';
import { exitCodes } from './failure.ts';
import { wrap } from './paint.ts';
import { reportingBrowser } from './pulse.ts';
import type { RunContext } from './run.ts';
import { pageWanted } from './site-page.ts';
import type { Translate } from './words.ts';
import { accountOn, openHistory } from './workspace.ts';

type Outcome = {
  readonly check: string | null;
  readonly result: WatchResult;
  readonly reason: string | null;
};

/** `flipwatch watch …`: what the person chose to have watched, on any site: added, listed, removed. */
export async function watch(run: RunContext): Promise<number> {
  const { request, print, t, terminal } = run;
  const { watch: word } = request;
  if (word === null) throw new Error('nothing to watch');
  if (word.kind === 'list') return list(run);
  const outcome = word.kind === 'remove' ? remove(run, word.check) : await add(run, word);
  if (request.json) {
    const { check, result, reason } = outcome;
    const said = result === 'removed' ? { check, result } : { check, result, reason };
    print(`${inJson(watchDocumentSchema.parse({ schema: 1, watch: said }))}\n`);
  } else {
    const lines = [t(`watch.${outcome.result}`, { check: outcome.check ?? '' })];
    if (outcome.reason !== null) lines.push(...wordsOf(outcome.reason, t));
    print(`${lines.map((line) => wrap(line, terminal.columns, 2)).join('\n')}\n`);
  }
  return outcome.result === 'refused' ? exitCodes.unknown : exitCodes.fine;
}

/** A refusal in words: of a confirmation, of a page that could not be read, or of a watch alone. */
function wordsOf(reason: string, t: Translate): string[] {
  const table = confirmRefusals.some((one) => one === reason)
    ? 'confirmRefusals'
    : reasons.some((one) => one === reason)
      ? 'reasons'
      : 'watch.reasons';
  return ['happened', 'todo'].map((part) =>
    t(`${table}.${reason}.${part}`, { platform: t('watch.theSite') }),
  );
}

const ownWatches = ({ workspace }: RunContext): SettingManifest[] =>
  workspace.catalogue.manifests
    .filter(isReadable)
    .filter(({ id, platform }) => isOwnSite({ id: platform }) || id.startsWith(`${platform}.own-`));

function list(run: RunContext): number {
  const { request, print, language, workspace } = run;
  const watches = ownWatches(run).map((check) => ({
    check: check.id,
    site: workspace.catalogue.platforms.find(({ id }) => id === check.platform)?.origins[0] ?? '',
    title: titleOf(check, check.id, language),
    private: privateState(check),
  }));
  if (request.json) print(`${inJson(watchesDocumentSchema.parse({ schema: 1, watches }))}\n`);
  else
    print(
      `${watches.map(({ check, site, title }) => `${title} (${check}), ${site}`).join('\n') || run.t('watch.none')}\n`,
    );
  return exitCodes.fine;
}

async function add(run: RunContext, word: Extract<WatchWord, { kind: 'add' }>): Promise<Outcome> {
  const { request, workspace, t, reporter, signal, clock } = run;
  const { folders, catalogue } = workspace;
  const { platform, path: page } = pageWanted(request, workspace);
  const refused = (reason: string, check: string | null = null): Outcome => ({
    check,
    result: 'refused',
    reason,
  });
  const awaiting = catalogue.awaiting.find(({ id }) => id === platform.id);
  if (awaiting && addressesOf(awaiting).some((one) => !addressesOf(platform).includes(one)))
    return refused('notAgreed');
  const account = accountOn(platform, (await run.sites()).get(platform.id), request.practice);
  if (isOwnSite(platform) && request.headed && workspace.browser.isNew(account))
    await signIn(run, { account, platform }, 'signedOut', page);
  const history = await openHistory(folders, account.id);
  const reporting = reportingBrowser(workspace.browser, reporter, (stage, seconds) =>
    t(seconds === 0 ? `controls.${stage}` : 'change.still', { platform: platform.name, seconds }),
  );
  try {
    const own = catalogue.manifests.filter((check) => check.platform === platform.id);
    const deps = { browser: reporting.browser, history, clock, platform, catalogue: own };
    const listed = await listOnAccount(deps, { account, path: page, signal });
    if (listed.blocker !== null) return refused(listed.blocker.reason);
    const at = listed.controls.findIndex(({ n }) => n === word.control);
    const [control, marks] = [listed.controls[at], listed.marks[at]];
    if (control === undefined || marks === undefined) return refused('noSuchControl');
    if (control.check !== null) return { check: control.check, result: 'exists', reason: null };
    const proof = isOwnSite(platform) ? listed.cookies : platform.signedIn.cookies;
    const signedIn = {
      ...platform.signedIn,
      cookies: [...new Set([...platform.signedIn.cookies, ...proof])].slice(0, 8),
    };
    const home: Platform = isOwnSite(platform) ? { ...platform, signedIn } : platform;
    const address = `${siteOf(account, platform)}${page}`;
    const kin = own.filter(isReadable).find(({ place }) => place.path === page);
    const check = ownCheck({
      title: word.title,
      control,
      marks,
      private: word.private,
      platform: platform.id,
      page: {
        ...ownPage(page, address, listed.controls.length, home.signedIn.cookies.length > 0),
        ...(kin === undefined ? {} : { expected: kin.control.expected }),
      },
      address,
      day: clock.now().toISOString().slice(0, 10),
    });
    if (own.some(({ id }) => id === check.id)) return { check: check.id, result: 'exists', reason: null };
    const problems = manifestProblems(check, {
      platforms: [home],
      manifests: [...own, check],
      languages: ['en'],
      newestDay: newestDay(clock.now()),
    });
    if (problems[0] !== undefined) {
      reporter.say(problems[0]);
      return refused('notValid', check.id);
    }
    const said = { account, check: check.id, control: word.control, state: word.state, shown: marks, signal };
    const confirmed = await confirmOnAccount({ ...deps, platform: home, catalogue: [...own, check] }, said);
    if (confirmed.result === 'refused') return refused(confirmed.reason, check.id);
    if (isOwnSite(platform) && !request.headed) reporter.say(t('watch.weakProof', { site: platform.name }));
    keep(run, home, check);
    return { check: check.id, result: 'watched', reason: null };
  } finally {
    reporting.stop();
    reporter.clear();
    await history.close();
  }
}

/** Written to another file and renamed: a crash leaves the old file or the new one. */
function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The files of a watch: those of any platform and check, in the person's own folder. */
function keep({ workspace: { folders } }: RunContext, platform: Platform, check: SettingManifest): void {
  const name = `${check.id.slice(check.id.indexOf('.') + 1)}.json`;
  if (!isOwnSite(platform)) {
    write(path.join(folders.ownChecks, `${platform.id}-${name}`), check);
    return;
  }
  const folder = path.join(folders.ownPlatforms, platform.id);
  write(path.join(folder, 'checks', name), check);
  write(path.join(folder, 'platform.json'), platform);
  agreeTo(folders.agreements, readAgreements(folders.agreements), [platform]);
}

function remove(run: RunContext, id: string): Outcome {
  const { folders } = run.workspace;
  const watched = ownWatches(run).find((check) => check.id === id);
  if (watched === undefined) return { check: id, result: 'refused', reason: 'notWatched' };
  const isSite = isOwnSite({ id: watched.platform });
  const home = path.join(folders.ownPlatforms, watched.platform);
  const folder = isSite ? path.join(home, 'checks') : folders.ownChecks;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.json') && idIn(file) === id) rmSync(file);
  }
  // A site of which nothing is watched any more is none of the person's platforms.
  if (isSite && !readdirSync(folder).some((name) => name.endsWith('.json')))
    rmSync(home, { recursive: true });
  return { check: id, result: 'removed', reason: null };
}

function idIn(file: string): unknown {
  try {
    const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    return typeof content === 'object' && content !== null && 'id' in content ? content.id : null;
  } catch {
    return null;
  }
}
