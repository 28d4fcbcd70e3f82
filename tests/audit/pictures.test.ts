import { expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { account, setting } from './builders.ts';
import { Stage } from './stage.ts';

const catalogue = [setting('a', { path: '/one' }), setting('b', { path: '/two' })];

/** An audit with an engine that takes a picture of everything. */
async function audit(stage: Stage, keepPicture: (check: string) => Promise<void>) {
  const usual = stage.readPage;
  stage.readPage = async (visit, options) => {
    for (const { id } of visit.checks) await options.keepPicture?.(id, new Uint8Array());
    return usual(visit, options);
  };
  const request = { account, checks: 'all', trigger: 'manual', keepPicture } as const;
  return auditAccount(stage.deps(), request);
}

it('hands a picture over only after its finding', async () => {
  const kept: string[] = [];
  const stage = new Stage(catalogue);
  await audit(stage, async (check) => {
    const known = stage.log.some((entry) => entry.kind === 'finding' && entry.finding.check === check);
    kept.push(`${check} ${known ? 'after' : 'before'} its finding`);
  });
  expect(kept).toEqual(['house.a after its finding', 'house.b after its finding']);
});

it('goes on where a picture can’t be kept', async () => {
  const outcome = await audit(new Stage(catalogue), () => Promise.reject(new Error('the disk is full')));
  expect(outcome.stopped).toBeNull();
  expect(outcome.document.findings.map(({ status }) => status)).toEqual(['pass', 'pass']);
});
