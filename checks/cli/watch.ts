import { confirmOnAccount, listOnAccount } from '../audit/look-together.ts';
import { addressesOf } from '../catalogue/index.ts';
import { newWatch } from '../catalogue/new-watch.ts';
import { keepWatch, ownWatches, removeWatch } from '../catalogue/own-files.ts';
import { isOwnSite } from '../catalogue/own-site.ts';
import {
  confirmRefusals,
  inJson,
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
import { signIn } from './audit.ts';
import { exitCodes } from './failure.ts';
import { wrap } from './paint.ts';
import { reportingBrowser } from './pulse.ts';
import type { WatchWord } from './request.ts';
import type { RunContext } from './run.ts';
import { pageWanted } from './site-page.ts';
import type { Translate } from './words.ts';
import { accountOn, openHistory, type ProfileFolders } from './workspace.ts';

type Outcome = {
  readonly check: string | null;
  readonly result: WatchResult;
  readonly reason: string | null;
  /** Of what is watched from now on: whether it can be changed later, too. */
  readonly isPressed?: boolean;
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
    if (outcome.isPressed === false) run.reporter.say(t('watch.watchedOnly', { check: check ?? '' }));
  } else {
    const said = outcome.isPressed === false ? 'watchedOnly' : outcome.result;
    const lines = [t(`watch.${said}`, { check: outcome.check ?? '' })];
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

function list(run: RunContext): number {
  const { request, print, language, workspace } = run;
  const watches = ownWatches(workspace.catalogue.manifests).map((check) => ({
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
    const made = newWatch({
      account,
      platform,
      catalogue: own,
      path: page,
      listed,
      control: word.control,
      title: word.title,
      private: word.private,
      now: clock.now(),
    });
    if (made.result === 'exists') return { check: made.check, result: 'exists', reason: null };
    if (made.result === 'refused') {
      const [problem] = made.problems;
      if (problem !== undefined) reporter.say(problem);
      return refused(made.reason, made.check);
    }
    const { check, platform: home, marks } = made;
    const said = { account, check: check.id, control: word.control, state: word.state, shown: marks, signal };
    const confirmed = await confirmOnAccount({ ...deps, platform: home, catalogue: [...own, check] }, said);
    if (confirmed.result === 'refused') return refused(confirmed.reason, check.id);
    if (isOwnSite(platform) && !request.headed) reporter.say(t('watch.weakProof', { site: platform.name }));
    keep(run, home, check);
    return { check: check.id, result: 'watched', reason: null, isPressed: check.commit.kind !== 'notKnown' };
  } finally {
    reporting.stop();
    reporter.clear();
    await history.close();
  }
}

/** The files of a watch, and that the person has agreed to its site by naming it. */
function keep({ workspace: { folders } }: RunContext, platform: Platform, check: SettingManifest): void {
  keepWatch(ownFolders(folders), platform, check);
  if (isOwnSite(platform)) agreeTo(folders.agreements, readAgreements(folders.agreements), [platform]);
}

const ownFolders = ({ ownChecks, ownPlatforms }: ProfileFolders) => ({
  checks: ownChecks,
  platforms: ownPlatforms,
});

function remove({ workspace: { folders, catalogue } }: RunContext, id: string): Outcome {
  const watched = ownWatches(catalogue.manifests).find((check) => check.id === id);
  if (watched === undefined) return { check: id, result: 'refused', reason: 'notWatched' };
  removeWatch(ownFolders(folders), watched);
  return { check: id, result: 'removed', reason: null };
}
