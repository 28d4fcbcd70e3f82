import type { EngineOptions } from '../engine/contract.ts';
import type { AuditDeps, AuditRequest, StopReason } from './audit-contract.ts';
import { defaultPaceSeconds, pauseMs } from './pace.ts';
import { siteOf } from './plan.ts';
import type { RadarRun } from './radar-run.ts';
import type { ReadingSession } from './renewable-session.ts';

/** What the visits to pages that list settings share with the audit that they belong to. */
export interface AroundVisits {
  readonly deps: AuditDeps;
  readonly request: AuditRequest;
  readonly radar: RadarRun;
  /** Whom the site has shown so far; null: nobody. */
  readonly identity: string | null;
  /** Why nothing more is to be asked of the site already, if anything is. */
  readonly stopped: StopReason | null;
  readonly opening: (path: string) => void;
  readonly rest: (ms: number) => Promise<void>;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

/** How the visits ended, and when the site said that it may be asked again. */
export interface VisitsEnd {
  readonly stopped: StopReason | null;
  readonly retryAt: string | null;
}

/** Visits the platform's pages that list settings, one after the other. One that can't be opened any more is told as such. */
export async function visitIndexPages(around: AroundVisits, session: ReadingSession): Promise<VisitsEnd> {
  const { radar, identity } = around;
  const { platform, clock, indexPages = [] } = around.deps;
  const { account, signal, timing } = around.request;
  const site = siteOf(account, platform);
  const pace = around.request.pace ?? defaultPaceSeconds(site);
  let { stopped } = around;
  let retryAt: string | null = null;
  for (const page of indexPages.filter((one) => one.platform === platform.id)) {
    if (stopped === null) await around.rest(pauseMs(pace, 0, around.chance()));
    if (signal?.aborted === true) stopped ??= 'cancelled';
    if (stopped !== null) {
      radar.leftOut(page, stopped === 'cancelled' ? 'browserClosed' : stopped);
      continue;
    }
    around.opening(page.path);
    const options: EngineOptions = {
      now: () => clock.now(),
      ...(timing === undefined ? {} : { timing }),
      ...(signal === undefined ? {} : { signal }),
    };
    const result = await radar.visit(page, { site, identity }, session, options);
    stopped = result.stop;
    retryAt ??= result.retryAt;
  }
  return { stopped, retryAt };
}
