import { nothingListed } from '../../checks/audit/look-together.ts';
import { noRowsRead, nothingFound, unknownObservation } from '../../checks/audit/observations.ts';
import type { BrowserSession } from '../../checks/audit/ports.ts';
import type { EngineOptions, Visit } from '../../checks/engine/contract.ts';
import { MOST_CONFIRMED, MOST_LEARNED } from '../../checks/model/index.ts';
import { type Engine, EngineGone } from './engine.ts';
import {
  changeResultSchema,
  indexResultSchema,
  listingResultSchema,
  type SentOptions,
  type SentTask,
  visitResultSchema,
} from './messages.ts';

type Place = Extract<SentTask, { task: 'read' }>['place'];

const placeOf = ({
  site,
  path,
  identity,
  confirmations = [],
  learned = [],
  expectedControls,
}: Omit<Visit, 'checks'>): Place => ({
  site,
  path,
  identity,
  confirmations: confirmations.slice(-MOST_CONFIRMED),
  learned: learned.slice(-MOST_LEARNED),
  ...(expectedControls === undefined
    ? {}
    : { expectedControls: expectedControls === null ? null : expectedControls.slice(0, 1_000) }),
});

const sent = ({ timing, region, keepPicture }: EngineOptions): SentOptions => ({
  ...(timing === undefined ? {} : { timing }),
  ...(region === undefined ? {} : { region }),
  pictures: keepPicture !== undefined,
});

/**
 * A session whose page and engine are in another process. Should that process end in the middle, what was not seen is as
 * unknown as when a browser is closed; and whether a click went through, only the next audit can say.
 */
export function engineSession(engine: Engine, close: () => Promise<void>): BrowserSession {
  let told: Visit['catalogue'] | null = null;
  /** The engine hears of platform and checks once; again only where they have become others. */
  const tell = async ({ platform, catalogue }: Omit<Visit, 'checks'>): Promise<void> => {
    if (told === catalogue) return;
    const own = catalogue.filter((check) => check.platform === platform.id);
    await engine.do({ task: 'learn', platform, catalogue: own });
    told = catalogue;
  };
  return {
    async readPage(visit, options) {
      const checks = visit.checks.map(({ id }) => id);
      const task: SentTask = { task: 'read', place: placeOf(visit), checks, options: sent(options) };
      try {
        await tell(visit);
        return visitResultSchema.parse(await engine.do(task, options));
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        const at = options.now().toISOString();
        const observations = visit.checks.map((check) =>
          unknownObservation(check, 'browserClosed', at, error.message),
        );
        return { ...nothingFound, observations, stop: 'browserClosed' };
      }
    },
    async changeSetting(change, options) {
      const { check, action, target } = change;
      const task: SentTask = {
        task: 'change',
        place: placeOf(change),
        check: check.id,
        action,
        target,
        options: sent(options),
      };
      try {
        await tell(change);
        return changeResultSchema.parse(await engine.do(task, options));
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        const at = options.now().toISOString();
        const before = unknownObservation(check, 'browserClosed', at, error.message);
        return { result: 'failed', reason: 'browserClosed', before, after: null, clicks: 0 };
      }
    },
    async listControls(listing, options) {
      const { checks, pointedAt, outlined = false, pictures = false } = listing;
      const task: SentTask = {
        task: 'list',
        place: placeOf(listing),
        checks: checks.map(({ id }) => id),
        pointedAt: pointedAt && { ...pointedAt, check: pointedAt.check.id },
        outlined,
        pictures,
        options: sent(options),
      };
      try {
        await tell(listing);
        return listingResultSchema.parse(await engine.do(task, options));
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        const blocker = { reason: 'browserClosed', detail: error.message } as const;
        return { ...nothingListed, blocker };
      }
    },
    async readIndex(visit, options) {
      const { known, expected } = visit;
      const task: SentTask = {
        task: 'index',
        place: placeOf(visit),
        known: [...known],
        expected: expected === null ? null : [...expected],
        options: sent(options),
      };
      try {
        await tell(visit);
        return indexResultSchema.parse(await engine.do(task, options));
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        const blocker = { reason: 'browserClosed', detail: error.message } as const;
        return { ...noRowsRead, blocker, stop: 'browserClosed' };
      }
    },
    close,
  };
}
