import { expect, test, vi } from 'vitest';
import { AI, appInMemory } from './app-in-memory.ts';

vi.mock('electron', () => ({ ipcMain: {} }));

const on = appInMemory();
const scheduleOf = (id: string) => on.state.account(id)?.schedule;

test('an audit that waited does not begin on an account whose page the person has opened meanwhile', async () => {
  const first = on.audits.audit('a', [AI], 'manual');
  const look = await on.look();
  const second = on.audits.audit('b', 'all', 'scheduled');
  const refused = expect(second).rejects.toMatchObject({ code: 'busy' });
  let close = (): void => {};
  const page = on.audits.whileHeld('b', () => new Promise<void>((resolve) => (close = resolve)));
  look.end();
  await first;
  await refused;
  expect(on.opened).toEqual(['a audit']);
  expect(scheduleOf('b'), 'as due as it was').toMatchObject({ lastAudit: null, notBefore: null });
  close();
  await page;
});

test('a fix that waited does not begin then either', async () => {
  const first = on.audits.audit('a', [AI], 'manual');
  const look = await on.look();
  const fix = on.audits.change('b', AI, 'fix');
  const refused = expect(fix).rejects.toMatchObject({ code: 'busy' });
  await vi.waitFor(() => expect(on.histories.get('b')).not.toBeNull());
  let close = (): void => {};
  const page = on.audits.whileHeld('b', () => new Promise<void>((resolve) => (close = resolve)));
  look.end();
  await first;
  await refused;
  expect(on.opened).toEqual(['a audit']);
  close();
  await page;
});
