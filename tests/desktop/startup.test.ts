import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { restoreState } from '../../electron/lifecycle/startup.ts';
import { AI, appInMemory } from './app-in-memory.ts';

const on = appInMemory();
const history = () => path.join(on.folder, 'history', 'a.history');
const noticed = () => on.state.snapshot().notices.map(({ kind, values }) => [kind, values.name]);
const open = () =>
  restoreState({
    state: on.state,
    store: { setAside: null, close: () => {}, get: () => on.stored, change: () => {} },
    catalogue: on.catalogue,
    histories: on.histories,
    accounts: on.accounts,
    practise: false,
    log: on.log,
  });

beforeEach(() => {
  // No file can be opened in a folder's place.
  mkdirSync(history(), { recursive: true });
});

test('a history that can’t be opened is not called a damaged one, and the other accounts’ are opened', async () => {
  await open();
  expect(noticed()).toEqual([['historyUnreadable', 'The a']]);
  expect(on.histories.get('b')).not.toBeNull();
  expect(on.log.events).toMatchObject([{ event: 'trouble', with: 'history' }]);
});

test('an audit that finds it so says the same and waits an hour; once it can be opened, all is well', async () => {
  await expect(on.audits.audit('a', 'all', 'scheduled')).rejects.toThrow();
  expect(noticed()).toEqual([['historyUnreadable', 'The a']]);
  expect(on.state.account('a')?.schedule).toMatchObject({
    lastAudit: null,
    notBefore: new Date(on.now.getTime() + 3_600_000).toISOString(),
  });
  expect(on.opened).toEqual([]);
  rmSync(history(), { recursive: true });
  on.looksEnd = true;
  await on.audits.audit('a', [AI], 'manual');
  expect(on.opened).toEqual(['a audit']);
});

test('a history with damaged lines is opened, and told as that', async () => {
  rmSync(history(), { recursive: true });
  writeFileSync(history(), '12345678 {"kind":"finding","torn\n');
  await open();
  expect(noticed()).toEqual([['historyDamaged', 'The a']]);
  expect(on.log.events).toEqual([{ event: 'historyDamaged', account: 'a', platform: 'linkedin' }]);
});
