import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import type { AuditOutcome, AuditProgress } from '../../checks/audit/audit-contract.ts';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import { installedBrowser } from '../../checks/browser/installed.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Timing } from '../../checks/engine/index.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import type { Account, Finding, Fix, HistoryEntry, SettingManifest } from '../../checks/model/index.ts';
import { quickChromiumPath } from '../support/chromium.ts';
import type { SettingsSite } from './settings-site.ts';

/** Quicker than for real accounts: the sites of these tests answer at once, or never. */
export const timing: Partial<Timing> = {
  navigation: 8_000,
  ready: 5_000,
  poll: 50,
  shown: 0,
  watchFactor: 0.1,
};

export const catalogue = loadCatalogue();
const linkedin = catalogue.platforms.find(({ id }) => id === 'linkedin');
if (linkedin === undefined) throw new Error('no LinkedIn in the catalogue');
export const platform = linkedin;

/** Four settings, each on a page of its own. */
export const checks: readonly SettingManifest[] = [
  'linkedin.ai-training',
  'linkedin.ads-by-age',
  'linkedin.ads-by-gender',
  'linkedin.ads-off-linkedin',
].map((id) => {
  const found = catalogue.manifests.find((manifest) => manifest.id === id);
  if (found?.method !== 'setting') throw new Error(`no setting ${id}`);
  return found;
});

/** Browser profile and history of one account, in a folder of the test's own. */
export interface Home {
  readonly folder: string;
  readonly history: string;
  remove(): void;
}

export function newHome(): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-fault-'));
  return {
    folder,
    history: path.join(folder, 'history', 'account.history'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

export const accountAt = (origin: string): Account => ({
  id: 'linkedin-at-fault',
  platform: 'linkedin',
  name: 'Fault',
  site: origin,
});

export interface Circumstances {
  /** The page that is driven, as soon as there is one. */
  readonly onPage?: (page: Page) => void;
  readonly onProgress?: (progress: AuditProgress) => void;
  readonly now?: () => Date;
  /** Caps that differ from `timing`. */
  readonly patience?: Partial<Timing>;
  /** The browser that is driven; the quickest if left out. */
  readonly executable?: string;
  /** Those of `checks` that are looked at; all of them if left out. */
  readonly only?: readonly string[];
}

const browserOf = (home: Home, executable = quickChromiumPath()) =>
  installedBrowser({
    profiles: path.join(home.folder, 'browsers'),
    platforms: catalogue.platforms,
    browser: executable,
    headed: false,
    sandbox: process.getuid?.() !== 0,
  });

const ofPlatform = catalogue.manifests.filter((check) => check.platform === 'linkedin');

/** A whole audit of the four settings with the parts that the command line is made of. */
export async function audit(
  home: Home,
  site: Pick<SettingsSite, 'origin'>,
  { onPage, onProgress, now = () => new Date(), only, executable, patience }: Circumstances = {},
): Promise<AuditOutcome> {
  const history = await openHistoryFile(home.history);
  const browser = browserOf(home, executable);
  try {
    return await auditAccount(
      {
        browser: {
          open: async (account, purpose) => {
            const session = await browser.open(account, purpose);
            onPage?.(session.page);
            return session;
          },
        },
        history,
        clock: { now },
        platform,
        catalogue: ofPlatform,
      },
      {
        account: accountAt(site.origin),
        checks: only ?? checks.map(({ id }) => id),
        trigger: 'manual',
        pace: 0,
        timing: { ...timing, ...patience },
        ...(onProgress ? { onProgress } : {}),
      },
    );
  } finally {
    await history.close();
  }
}

/** A fix or an undo of one of the settings, with the same parts. */
export async function change(
  home: Home,
  site: Pick<SettingsSite, 'origin'>,
  check: string,
  action: Fix['action'],
): Promise<Fix> {
  const history = await openHistoryFile(home.history);
  try {
    return await changeOnAccount(
      {
        browser: browserOf(home),
        history,
        clock: { now: () => new Date() },
        platform,
        catalogue: ofPlatform,
      },
      { account: accountAt(site.origin), check, action, timing },
    );
  } finally {
    await history.close();
  }
}

export async function entriesOf(home: Home): Promise<readonly HistoryEntry[]> {
  const history = await openHistoryFile(home.history);
  try {
    return await history.entries();
  } finally {
    await history.close();
  }
}

export const findingsIn = (entries: readonly HistoryEntry[]): readonly Finding[] =>
  entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : []));
