import type { EngineOptions, VisitResult } from '../engine/contract.ts';
import { noPast, type Past, pastOf } from '../history/flips.ts';
import { unknownSwitchesIn } from '../history/unknown-switches.ts';
import {
  type Audit,
  auditDocumentSchema,
  type Finding,
  type HistoryEntry,
  type InventoryItem,
  isGuided,
  type Manifest,
  type Observation,
  type SettingManifest,
} from '../model/index.ts';
import { type ExplainedBefore, explainedBefore, grownScope } from '../radar/explained.ts';
import { neighbourOf } from '../radar/neighbours.ts';
import { openNews } from '../radar/open-news.ts';
import type { AuditDeps, AuditOutcome, AuditRequest, ProgressStep, StopReason } from './audit-contract.ts';
import { asSaid, asWide, toldOf } from './findings.ts';
import { ownLook } from './guided.ts';
import { newId } from './id.ts';
import { visitIndexPages } from './index-visits.ts';
import { manualObservation, nothingFound, trusted, unknownObservation } from './observations.ts';
import { defaultPaceSeconds, pause, pauseMs } from './pace.ts';
import { type AuditPlan, checksOf, type PagePlan, planAudit, siteOf } from './plan.ts';
import { RadarRun } from './radar-run.ts';
import { type ReadingSession, renewableSession } from './renewable-session.ts';
import { partedByRest } from './rest.ts';

/**
 * Audits one account: one visit a page, at a human pace, reading only (`rest.ts` has the pages that a whole audit leaves
 * out). Each finding is in the history as soon as it is known. Stops at the first challenge, rate limit, sign-in page or
 * lost network, and gives the checks that are left the same reason. A page that goes wrong costs its own checks only.
 *
 * Rejects with `BrowserUnavailable` (nothing is written then), `UnknownCheck`, or the history's own error.
 */
export async function auditAccount(around: AuditDeps, request: AuditRequest): Promise<AuditOutcome> {
  const deps = { ...around, catalogue: checksOf(around.platform, around.catalogue) };
  const plan = planAudit(deps.platform, deps.catalogue, request.checks);
  const open = () => deps.browser.open(request.account, 'audit');
  const session = plan.pages.length > 0 ? await renewableSession(open) : null;
  try {
    const entries = await deps.history.entries();
    return await new Run(deps, request, entries, plan).over(session);
  } finally {
    await session?.close();
  }
}

class Run {
  private readonly id: string;
  private readonly startedAt: string;
  private readonly findings: Finding[] = [];
  private readonly unknownSwitches: InventoryItem[] = [];
  private stopped: StopReason | null = null;
  private retryAt: string | null = null;
  private identity: string | null = null;
  private readonly past: Past;
  private readonly explained: ExplainedBefore;
  private readonly radar: RadarRun | null;

  constructor(
    private readonly deps: AuditDeps,
    private readonly request: AuditRequest,
    entries: readonly HistoryEntry[],
    private readonly plan: AuditPlan,
  ) {
    const now = deps.clock.now();
    this.id = newId(now);
    this.startedAt = now.toISOString();
    this.past = pastOf(entries);
    this.explained = explainedBefore(entries);
    const own = (deps.indexPages ?? []).filter((page) => page.platform === deps.platform.id);
    this.radar =
      request.radar === undefined ? null : new RadarRun({ ...deps, indexPages: own }, this.id, entries);
  }

  async over(session: ReadingSession | null): Promise<AuditOutcome> {
    const { plan } = this;
    const audit = { id: this.id, trigger: this.request.trigger, startedAt: this.startedAt };
    await this.deps.history.append({
      kind: 'auditStarted',
      audit,
      checks: plan.checks.map((check) => check.id),
    });
    this.tell({ kind: 'started' });
    for (const check of plan.asked) await this.asked(check);
    for (const check of plan.tooNew) await this.found(unknownObservation(check, 'engineTooOld', this.now()));
    if (session !== null) {
      await this.visitAll(this.withoutResting(plan.pages), session);
      if (this.request.radar === 'index') await this.lookAround(session);
    }
    return this.finish(audit);
  }

  /** Whoever asks for a setting by name has it looked at; a whole audit lets pages rest. */
  private withoutResting(pages: readonly PagePlan[]): readonly PagePlan[] {
    if (this.request.checks !== 'all') return pages;
    const { visited, rested } = partedByRest(pages, this.past, this.deps.clock.now());
    for (const observation of rested) this.tellFound(this.compared(observation));
    return visited;
  }

  private async visitAll(pages: readonly PagePlan[], session: ReadingSession): Promise<void> {
    const pace = this.request.pace ?? defaultPaceSeconds(siteOf(this.request.account, this.deps.platform));
    let watchedMs = 0;
    for (const [index, page] of pages.entries()) {
      if (index > 0 && this.stopped === null) await this.rest(pauseMs(pace, watchedMs, this.chance()));
      if (this.request.signal?.aborted === true) this.stopped ??= 'cancelled';
      if (this.stopped !== null) await this.leaveOut(page.checks, this.stopped);
      else watchedMs = await this.visit(page.path, page.checks, session);
    }
  }

  /** Last, since they matter least: nothing more is asked of a site that minds. What stops here leaves the checks as read. */
  private async lookAround(session: ReadingSession): Promise<void> {
    const { deps, request, radar, stopped } = this;
    if (radar === null) return;
    const end = await visitIndexPages(
      {
        deps,
        request,
        radar,
        stopped,
        identity: this.past.identity ?? this.identity,
        opening: (path) => this.tell({ kind: 'lookingAround', path }),
        rest: (ms) => this.rest(ms),
        chance: () => this.chance(),
      },
      session,
    );
    this.retryAt ??= end.retryAt;
    // Whoever ends the audit now ends all of it.
    if (end.stopped === 'cancelled') this.stopped ??= end.stopped;
  }

  private async visit(
    path: string,
    checks: readonly SettingManifest[],
    session: ReadingSession,
  ): Promise<number> {
    this.tell({ kind: 'looking', path, checks: checks.map((check) => check.id) });
    const before = Date.now();
    const pictures: Parameters<typeof this.read>[3] = [];
    const result = await this.read(path, checks, session, pictures);
    const durationMs = Date.now() - before;
    const cutShort = result.observations.some((seen) => seen.reason === 'browserClosed');
    if (this.request.signal?.aborted === true && cutShort) this.stopped = 'cancelled';
    for (const check of checks) {
      const seen = result.observations.find((observation) => observation.check === check.id);
      const past = this.past.checks.get(check.id) ?? noPast;
      const scope = grownScope(check.id, path, result.controls, this.explained, past);
      await this.found(asWide(trusted(check, seen, this.now(), durationMs), scope));
    }
    // Pictures come after the findings: a picture is never older than its finding.
    for (const one of pictures) await this.request.keepPicture?.(...one).catch(() => undefined);
    this.unknownSwitches.push(...unknownSwitchesIn(result.inventory));
    this.radar?.visited(path, result, this.now());
    this.stopped ??= result.stop;
    this.retryAt ??= result.retryAt;
    this.identity ??= result.identity;
    return result.watchedMs;
  }

  private async read(
    path: string,
    checks: readonly SettingManifest[],
    session: ReadingSession,
    pictures: Parameters<NonNullable<EngineOptions['keepPicture']>>[],
  ): Promise<VisitResult> {
    const { platform, catalogue, clock } = this.deps;
    const { account, timing, signal, region, keepPicture } = this.request;
    // The account must not change between two pages of one audit either.
    const identity = this.past.identity ?? this.identity;
    const { confirmations, learned } = this.past;
    const site = siteOf(account, platform);
    const visit = {
      platform,
      site,
      path,
      checks,
      catalogue,
      identity,
      confirmations,
      learned,
      ...(this.radar === null ? {} : { expectedControls: this.radar.expectedControls(path) }),
    };
    try {
      return await session.readPage(visit, {
        now: () => clock.now(),
        ...(timing === undefined ? {} : { timing }),
        ...(signal === undefined ? {} : { signal }),
        ...(region === undefined ? {} : { region }),
        ...(keepPicture === undefined ? {} : { keepPicture: async (...one) => void pictures.push(one) }),
      });
    } catch (error) {
      // The engine promises not to reject. If it does, its page is unknown and the audit goes on.
      const detail = `Reading the page failed: ${error instanceof Error ? error.message : String(error)}`;
      const at = this.now();
      const reason = signal?.aborted === true ? 'browserClosed' : 'error';
      const observations = checks.map((check) => unknownObservation(check, reason, at, detail));
      return { observations, ...nothingFound };
    }
  }

  /** The checks of a page that is not visited any more. */
  private async leaveOut(checks: readonly SettingManifest[], why: StopReason): Promise<void> {
    const reason = why === 'cancelled' ? 'browserClosed' : why;
    const detail = 'The audit had stopped before this page was opened.';
    for (const check of checks) await this.found(unknownObservation(check, reason, this.now(), detail));
  }

  private async asked(check: Manifest): Promise<void> {
    const past = this.past.checks.get(check.id) ?? noPast;
    const now = this.deps.clock.now();
    if (!isGuided(check)) return this.found(manualObservation(check, past.answer, now.toISOString()));
    const repeated = ownLook(check, past, now);
    await (repeated === null
      ? this.found(unknownObservation(check, 'awaitsAnswer', now.toISOString()))
      : this.tellFound(this.compared(repeated)));
  }

  private async found(observation: Observation): Promise<void> {
    const finding = this.compared(observation);
    // What a cancelled audit did not see must not replace what an earlier one saw.
    const unseen = this.stopped === 'cancelled' && finding.reason === 'browserClosed';
    if (!unseen) await this.deps.history.append({ kind: 'finding', audit: this.id, finding });
    this.tellFound(finding);
  }

  /** What was seen before is in the history already, with its day, and is not written down as seen now. */
  private tellFound(finding: Finding): void {
    this.findings.push(finding);
    this.tell({ kind: 'found', finding });
  }

  private compared(observation: Observation): Finding {
    const past = this.past.checks.get(observation.check) ?? noPast;
    const check = this.deps.catalogue.find(({ id }) => id === observation.check);
    return toldOf(
      check,
      past,
      asSaid(observation, past, () => this.deps.clock.now()),
      {
        account: this.request.account.id,
        catalogue: this.deps.catalogue,
      },
    );
  }

  private async finish(started: Omit<Audit, 'finishedAt'>): Promise<AuditOutcome> {
    const audit: Audit = { ...started, finishedAt: this.now() };
    const { unknownSwitches, stopped } = this;
    const radar = await this.radar?.finish(this.findings);
    await this.deps.history.append({
      kind: 'auditFinished',
      audit,
      stopped: stopped !== null,
      unknownSwitches,
      ...(this.identity === null ? {} : { identity: this.identity }),
      // A person who ends an audit has not kept pages from being looked at.
      ...(radar === undefined || radar.pages.length === 0 || stopped === 'cancelled'
        ? {}
        : { radarPages: radar.pages }),
    });
    const document = auditDocumentSchema.parse({
      schema: 1,
      audit,
      findings: await this.withNeighbours(this.inOrder()),
      unknownSwitches,
      ...(radar === undefined ? {} : { radar }),
    });
    this.tell({ kind: 'finished', stopped });
    return { document, stopped, retryAt: this.retryAt };
  }

  /** The findings, each with what has come up beside its setting and may have taken over a part of it. */
  private async withNeighbours(findings: readonly Finding[]): Promise<readonly Finding[]> {
    const { platform, catalogue, history } = this.deps;
    const now = this.deps.clock.now();
    const { items } = openNews(await history.entries(), { platform, catalogue, now });
    return findings.map((finding) => {
      const check = catalogue.find(({ id }) => id === finding.check);
      const scope = check && neighbourOf(check, items, { platform, catalogue });
      return scope && finding.scope === undefined ? { ...finding, scope } : finding;
    });
  }

  /** In the order of the catalogue, whatever the order of the visits. */
  private inOrder(): Finding[] {
    return this.plan.checks.flatMap(({ id }) => this.findings.filter((finding) => finding.check === id));
  }

  private async rest(ms: number): Promise<void> {
    if (ms === 0) return;
    this.tell({ kind: 'pausing', ms });
    await (this.deps.pause ?? pause)(ms, this.request.signal);
  }

  private tell(step: ProgressStep): void {
    this.request.onProgress?.({
      audit: this.id,
      done: this.findings.length,
      total: this.plan.checks.length,
      ...step,
    });
  }

  private chance(): number {
    return (this.deps.random ?? Math.random)();
  }

  private now(): string {
    return this.deps.clock.now().toISOString();
  }
}
