import { nothingFound, unknownObservation } from '../../checks/audit/observations.ts';
import type { BrowserSession } from '../../checks/audit/ports.ts';
import type { EngineOptions, Visit } from '../../checks/engine/contract.ts';
import { type Engine, EngineGone } from './engine.ts';
import { changeResultSchema, type SentOptions, type SentTask, visitResultSchema } from './messages.ts';

type Place = Extract<SentTask, { task: 'read' }>['place'];

const placeOf = ({ platform, site, path, catalogue, identity }: Omit<Visit, 'checks'>): Place => ({
  platform,
  site,
  path,
  catalogue: catalogue.filter((check) => check.platform === platform.id),
  identity,
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
  return {
    async readPage(visit, options) {
      const checks = visit.checks.map(({ id }) => id);
      const task: SentTask = { task: 'read', place: placeOf(visit), checks, options: sent(options) };
      try {
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
        return changeResultSchema.parse(await engine.do(task, options));
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        const at = options.now().toISOString();
        const before = unknownObservation(check, 'browserClosed', at, error.message);
        return { result: 'failed', reason: 'browserClosed', before, after: null, clicks: 0 };
      }
    },
    close,
  };
}
