import { expect, test, vi } from 'vitest';
import { AI, appInMemory } from './app-in-memory.ts';

const on = appInMemory();
const scheduleOf = (id: string) => on.state.account(id)?.schedule;

/** The person opens an account's page; gives back how it is closed. */
function openPage(account: string): () => Promise<void> {
  let close = (): void => {};
  const page = on.audits.whileHeld(account, () => new Promise<void>((resolve) => (close = resolve)));
  return async () => {
    close();
    await page;
  };
}

test('an audit that waited does not begin on an account whose page the person has opened meanwhile', async () => {
  const first = on.audits.audit('a', [AI], 'manual');
  const look = await on.look();
  const second = on.audits.audit('b', 'all', 'scheduled');
  const refused = expect(second).rejects.toMatchObject({ code: 'busy' });
  const closePage = openPage('b');
  look.end();
  await first;
  await refused;
  expect(on.opened).toEqual(['a audit']);
  expect(scheduleOf('b'), 'as due as it was').toMatchObject({ lastAudit: null, notBefore: null });
  await closePage();
});

test('a fix that waited does not begin then either', async () => {
  const first = on.audits.audit('a', [AI], 'manual');
  const look = await on.look();
  const fix = on.audits.change('b', AI, 'fix');
  const refused = expect(fix).rejects.toMatchObject({ code: 'busy' });
  await vi.waitFor(() => expect(on.histories.get('b')).not.toBeNull());
  const closePage = openPage('b');
  look.end();
  await first;
  await refused;
  expect(on.opened).toEqual(['a audit']);
  await closePage();
});

test('a weekly audit that quitting cut short is due again, and one that the person stopped is not', async () => {
  const stopped = on.audits.audit('a', 'all', 'scheduled');
  await on.look();
  on.audits.stop();
  await stopped;
  expect(scheduleOf('a')?.lastAudit).toBe(on.now.toISOString());

  const left = on.audits.audit('b', 'all', 'scheduled');
  await on.look();
  expect(scheduleOf('b')?.lastAudit, 'in case it ends the app').not.toBeNull();
  on.audits.leave();
  expect(scheduleOf('b')?.lastAudit, 'at once: a page may not let go in time').toBeNull();
  await left;
  expect(scheduleOf('b')).toMatchObject({ lastAudit: null, notBefore: null });
});

test('an audit that is done before the app has ended is done', async () => {
  on.looksEnd = true;
  const audit = on.audits.audit('a', 'all', 'scheduled');
  await vi.waitFor(() => expect(on.opened).toHaveLength(1));
  on.audits.stop = () => {};
  on.audits.leave();
  await audit;
  expect(scheduleOf('a')?.lastAudit).toBe(on.now.toISOString());
});
