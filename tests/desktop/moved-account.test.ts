import { expect, test, vi } from 'vitest';
import { Accounts } from '../../electron/accounts/accounts.ts';
import { NewSites } from '../../electron/accounts/new-sites.ts';
import { Audits } from '../../electron/audits/audits.ts';
import { UserPages } from '../../electron/audits/user-pages.ts';
import { AI, appInMemory } from './app-in-memory.ts';

vi.mock('electron', () => ({ shell: { openExternal: vi.fn() } }));
const { shell } = await import('electron');

const on = appInMemory();
const moved = new Map([['linkedin', 'http://127.0.0.1:4001']]);

/** The app as it is after a start with these addresses. */
function startedWith(sites: ReadonlyMap<string, string>) {
  const accounts = new Accounts({
    state: on.state,
    catalogue: on.catalogue,
    practiceSites: on.practiceSites,
    moved: sites,
    log: on.log,
    newSites: new NewSites(),
  });
  const open = vi.fn(() => Promise.reject(new Error('opened')));
  const audits = new Audits({
    state: on.state,
    accounts,
    histories: on.histories,
    catalogue: on.catalogue,
    clock: on.clock,
    evidence: { keep: () => {} } as never,
    browser: () => ({ open }),
    log: on.log,
    onNews: () => {},
  });
  const openInstalled = vi.fn(async () => {});
  const pages = new UserPages({
    state: on.state,
    accounts,
    audits,
    openInstalled,
    words: () => ({ language: 'en', t: (key) => key, when: (at) => at, day: (at) => at }),
    title: (check) => check,
    pageName: (_platform, page) => page,
  });
  return { accounts, audits, pages, open, openInstalled };
}

test('an account that was added at a moved address never goes to the real site: refused, with a sentence', async () => {
  const id = await startedWith(moved).accounts.add('linkedin', 'Trial', false);
  on.stored = { ...on.stored, preferences: { ...on.stored.preferences, engine: 'installedBrowser' } };
  const { accounts, audits, pages, open, openInstalled } = startedWith(new Map());
  const refused = expect.objectContaining({
    code: 'siteNotGiven',
    message: expect.stringContaining('--site'),
  });

  await expect(audits.audit(id, 'all', 'scheduled')).rejects.toEqual(refused);
  await expect(audits.audit(id, [AI], 'single')).rejects.toEqual(refused);
  await expect(audits.change(id, AI, 'fix')).rejects.toEqual(refused);
  await expect(pages.openOutside(id, AI)).rejects.toEqual(refused);
  await expect(async () => pages.signIn(id)).rejects.toEqual(refused);
  expect(() => pages.show(id, AI)).toThrow(refused);
  expect([open, openInstalled, shell.openExternal].map((one) => vi.mocked(one).mock.calls)).toEqual([
    [],
    [],
    [],
  ]);
  accounts.tellStranded();
  expect(on.stored.notices).toMatchObject([{ kind: 'siteNotGiven', values: { name: 'Trial' } }]);
});

test('with the address it is opened there, and other accounts are as before', async () => {
  const id = await startedWith(moved).accounts.add('linkedin', 'Trial', false);
  const again = startedWith(new Map([['linkedin', 'http://127.0.0.1:4002']]));
  expect(again.accounts.toOpen(id).site).toBe('http://127.0.0.1:4002');
  again.accounts.tellStranded();
  expect(on.stored.notices).toEqual([]);

  const real = await startedWith(new Map()).accounts.add('linkedin', 'Mine', false);
  expect(startedWith(new Map()).accounts.toOpen(real).site).toBe('https://www.linkedin.com');
});
