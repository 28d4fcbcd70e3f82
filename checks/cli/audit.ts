import { auditAccount } from '../audit/audit-account.ts';
import { BrowserUnavailable } from '../audit/ports.ts';
import { isOwnSite } from '../catalogue/own-site.ts';
import { pastOf } from '../history/flips.ts';
import {
  type AuditDocument,
  auditDocumentSchema,
  inJson,
  type SignInReason,
  signInReasons,
  type Trigger,
  titleOf,
} from '../model/index.ts';
import { inLanguage } from '../model/languages.ts';
import { drawCard } from './card.ts';
import { exitCodes } from './failure.ts';
import { type CountedAs, lastKnownIn } from './last-known.ts';
import { followAudit } from './progress.ts';
import type { RunContext } from './run.ts';
import { openHistory, type Wanted, wantedOf } from './workspace.ts';

/** `flipwatch audit`: looks at every wanted account, one after the other. Returns the exit code. */
export async function audit(run: RunContext): Promise<number> {
  const { request, workspace, print, t, terminal, signal } = run;
  const wanted = wantedOf(request, workspace, await run.sites());
  const audited: Audited[] = [];
  for (const one of wanted) {
    if (signal.aborted && audited.length > 0) break;
    audited.push(await auditOne(run, one));
  }
  const document = merge(audited.map((one) => one.document));
  if (request.json) print(`${inJson(document)}\n`);
  else {
    const card = drawCard(
      {
        findings: document.findings,
        platforms: workspace.catalogue.platforms,
        manifests: workspace.catalogue.manifests,
        radar: document.radar,
        indexPages: workspace.catalogue.indexPages,
        lastKnown: ({ account, check, status }) =>
          audited.find((one) => one.account === account)?.lastKnown.get(check) ?? status,
        practice: request.practice,
        stopped: signal.aborted,
        notBegun: wanted.slice(audited.length).map(({ platform }) => platform.id),
        language: run.language,
        commandFor: run.commandFor,
      },
      t,
      terminal,
    );
    print(card);
  }
  return signal.aborted ? exitCodes.stopped : exitCodeOf(document);
}

/** One account's audit. */
interface Audited {
  readonly account: string;
  readonly document: AuditDocument;
  /** Where each of its checks counts. */
  readonly lastKnown: ReadonlyMap<string, CountedAs>;
}

async function auditOne(run: RunContext, wanted: Wanted): Promise<Audited> {
  const { request, workspace, signal, reporter, t } = run;
  const own = wanted.account.site === undefined || isOwnSite(wanted.platform);
  const canSignIn = own && request.headed;
  if (canSignIn && workspace.browser.isNew(wanted.account)) await signIn(run, wanted, 'signedOut');
  const first = await look(run, wanted);
  const why = signInReasons.find((one) => first.document.findings.some(({ reason }) => reason === one));
  if (why === undefined || signal.aborted) return first;
  if (!canSignIn) {
    const platform = wanted.platform.name;
    reporter.say(t(`signIn.${why}.${own ? 'headedNeeded' : 'onSite'}`, { platform }));
    return first;
  }
  await signIn(run, wanted, why);
  return signal.aborted ? first : look(run, wanted);
}

async function look(run: RunContext, { account, platform, checks }: Wanted): Promise<Audited> {
  const { request, workspace, signal, reporter, t } = run;
  const history = await openHistory(workspace.folders, account.id);
  if (history.damaged !== null) {
    reporter.say(t('historyDamaged', { count: history.damaged.count, path: history.damaged.setAsideTo }));
  }
  try {
    const { document } = await auditAccount(
      {
        browser: workspace.browser,
        history,
        clock: run.clock,
        platform,
        catalogue: workspace.catalogue.manifests.filter((check) => check.platform === platform.id),
        indexPages: workspace.catalogue.indexPages,
      },
      {
        account,
        checks: checks.map(({ id }) => id),
        trigger: triggerOf(request.checks),
        ...(request.radar && request.checks.length === 0 ? { radar: 'index' as const } : {}),
        signal,
        onProgress: followAudit(reporter, t, platform, {
          check: (id) =>
            titleOf(
              checks.find((check) => check.id === id),
              id,
              run.language,
            ),
          page: (path) => {
            const words = workspace.catalogue.indexPages.find((page) => page.path === path)?.words;
            return words === undefined ? path : inLanguage(words, run.language);
          },
        }),
        ...(request.paceSeconds === null ? {} : { pace: request.paceSeconds }),
        ...(request.region === null ? {} : { region: request.region }),
      },
    );
    const { manifests } = workspace.catalogue;
    const past = pastOf(await history.entries());
    return {
      account: account.id,
      document,
      lastKnown: lastKnownIn(document.findings, manifests, past, run.clock.now()),
    };
  } finally {
    reporter.clear();
    await history.close();
  }
}

function triggerOf(checks: readonly string[]): Trigger {
  return checks.length === 1 ? 'single' : 'manual';
}

/** The plain browser, with nothing attached. The person closes it when they are signed in, or have answered the site. */
export async function signIn(
  run: RunContext,
  { account, platform }: Pick<Wanted, 'account' | 'platform'>,
  why: SignInReason,
  startsAt: string = platform.signInPath,
): Promise<void> {
  const { workspace, reporter, t, signal } = run;
  const [home] = platform.origins;
  if (home === undefined) throw new BrowserUnavailable('failedToStart', `${platform.id} has no address`);
  reporter.say(t(`signIn.${why}.opening`, { platform: platform.name }));
  await workspace.browser.openForSignIn(account, new URL(startsAt, home).href, signal);
}

/** One document for all the accounts of this run. Its id is that of the first account's audit. */
function merge(documents: readonly AuditDocument[]): AuditDocument {
  const [first] = documents;
  const last = documents.at(-1);
  if (first === undefined || last === undefined) throw new Error('an audit of nothing');
  return auditDocumentSchema.parse({
    schema: 1,
    audit: { ...first.audit, finishedAt: last.audit.finishedAt },
    findings: documents.flatMap(({ findings }) => findings),
    unknownSwitches: documents.flatMap(({ unknownSwitches }) => unknownSwitches),
    ...radarOf(documents),
  });
}

function radarOf(documents: readonly AuditDocument[]): Pick<AuditDocument, 'radar'> {
  const all = documents.flatMap(({ radar }) => radar ?? []);
  if (all.length === 0) return {};
  return {
    radar: { pages: all.flatMap(({ pages }) => pages), news: all.flatMap(({ news }) => news) },
  };
}

/** See `exitCodes`. Manual and not offered checks change nothing here. */
function exitCodeOf({ findings, radar }: Pick<AuditDocument, 'findings' | 'radar'>): number {
  const news = radar !== undefined && radar.news.length > 0;
  if (news || findings.some(({ status }) => status === 'fail')) return exitCodes.exposed;
  return findings.some(({ status }) => status === 'unknown') ? exitCodes.unknown : exitCodes.fine;
}
