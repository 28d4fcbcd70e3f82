import { expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { unknownObservation } from '../../checks/audit/observations.ts';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import type { Visit, VisitResult } from '../../checks/engine/contract.ts';
import { account, day, setting } from './builders.ts';
import { Stage } from './stage.ts';

/** A page that can't even be left holds the whole session, and what it holds may be the page after it. */

const catalogue = [
  setting('a', { path: '/one' }),
  setting('b', { path: '/two' }),
  setting('c', { path: '/three' }),
];

const stuck = (visit: Visit): Partial<VisitResult> => ({
  observations: visit.checks.map((check) => unknownObservation(check, 'timeout', day(20))),
  stuck: true,
});

/** Stuck so many times, and then read. */
const stuckAtFirst = (times: number) => {
  let left = times;
  return (visit: Visit) => (left-- > 0 ? stuck(visit) : {});
};

const audit = (stage: Stage, change: Partial<Parameters<typeof auditAccount>[1]> = {}) =>
  auditAccount(stage.deps(), { account, checks: 'all', trigger: 'manual', ...change });

const brief = ({ document }: Awaited<ReturnType<typeof auditAccount>>) =>
  document.findings.map(({ check, status, reason }) => `${check.slice(6)} ${reason ?? status}`);
const paths = ({ visits }: Stage) => visits.map(({ path }) => path);

it('a page that was stuck behind the one before it is read in a new session, and so is the next one', async () => {
  const stage = new Stage(catalogue, { '/two': stuckAtFirst(1) });
  expect(brief(await audit(stage))).toEqual(['a pass', 'b pass', 'c pass']);
  expect(paths(stage)).toEqual(['/one', '/two', '/two', '/three']);
  expect([stage.opened.length, stage.closed]).toEqual([2, 2]);
  const found = stage.log.flatMap((entry) => (entry.kind === 'finding' ? entry.finding.check : []));
  expect(found, 'the first try is no finding').toEqual(['house.a', 'house.b', 'house.c']);
});

it('a page that is stuck by itself costs its own finding, and is opened no third time', async () => {
  const stage = new Stage(catalogue, { '/two': stuck });
  expect(brief(await audit(stage))).toEqual(['a pass', 'b timeout', 'c pass']);
  expect(paths(stage)).toEqual(['/one', '/two', '/two', '/three']);
  expect([stage.opened.length, stage.closed]).toEqual([3, 3]);
});

it('the first page of all has none before it that could be to blame: it is opened once', async () => {
  const stage = new Stage(catalogue, { '/one': stuck });
  expect(brief(await audit(stage))).toEqual(['a timeout', 'b pass', 'c pass']);
  expect(paths(stage)).toEqual(['/one', '/two', '/three']);
  expect([stage.opened.length, stage.closed]).toEqual([2, 2]);
});

it('where no new session can be had, the audit stops, keeps what it has, and says of the rest that the browser closed', async () => {
  const stage = new Stage(catalogue, { '/two': stuck });
  const open = stage.browser.open;
  stage.browser.open = (...how) =>
    stage.opened.length === 0 ? open(...how) : Promise.reject(new BrowserUnavailable('noBrowser', 'gone'));
  const outcome = await audit(stage);
  expect(brief(outcome)).toEqual(['a pass', 'b timeout', 'c browserClosed']);
  expect(outcome.stopped).toBe('browserClosed');
});

it('after Stop, nothing is opened once more', async () => {
  const stop = new AbortController();
  const stage = new Stage(catalogue, {
    '/two': (visit) => {
      stop.abort();
      return stuck(visit);
    },
  });
  await audit(stage, { signal: stop.signal });
  expect(paths(stage)).toEqual(['/one', '/two']);
  expect(stage.opened).toHaveLength(1);
});
