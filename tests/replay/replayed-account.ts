import type { Browser, BrowserContext } from 'playwright-core';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import type { StopReason } from '../../checks/audit/audit-contract.ts';
import { drivenPage } from '../../checks/browser/driven-page.ts';
import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import { drawCard } from '../../checks/cli/card.ts';
import { openWords } from '../../checks/cli/words.ts';
import type { Timing } from '../../checks/engine/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { readLine, writeLine } from '../../checks/history/line.ts';
import { newsOf } from '../../checks/history/news.ts';
import type {
  Account,
  Finding,
  HistoryEntry,
  IndexPage,
  Platform,
  RadarNews,
  SettingManifest,
} from '../../checks/model/index.ts';
import { type NotificationText, notificationText } from '../../electron/desktop/notification-text.ts';
import { loadWords } from '../../electron/locales/words.ts';

const catalogue = loadCatalogue();
const shipped = platformById(catalogue, 'linkedin');
if (shipped === undefined) throw new Error('no LinkedIn in the catalogue');
/** The platform on which the cards are played. */
export const linkedin: Platform = shipped;
const ofLinkedin = catalogue.manifests.filter(({ platform }) => platform === linkedin.id);

/** One of LinkedIn's pages that list settings, by the last part of its address. */
export function listing(name: string): IndexPage {
  const found = catalogue.indexPages.find(({ path }) => path.endsWith(`/categories/${name}`));
  if (found === undefined) throw new Error(`no index page ${name}`);
  return found;
}

/** Short waits; what is said of a page that comes late is not tried with these. */
const timing: Partial<Timing> = { navigation: 8_000, ready: 2_500, poll: 60, watchFactor: 0.1 };

/** What a person hears of one week. */
export interface Week {
  readonly news: readonly RadarNews[];
  readonly findings: readonly Finding[];
  readonly stopped: StopReason | null;
  /** The one notification; null: none is shown. */
  readonly notification: NotificationText | null;
  /** The card in the terminal, in one line. */
  readonly card: string;
}

/** What is watched of an account. */
export interface Watched {
  readonly checks?: readonly SettingManifest[];
  readonly listings?: readonly IndexPage[];
}

/** `instant(2)`: the second Monday after the first audit, at nine. */
export const instant = (week: number): string => new Date(Date.UTC(2026, 1, 2 + 7 * week, 9)).toISOString();

/** An account that is audited week after week, at a site of the test's own, by the real engine in one lasting session. */
export class ReplayedAccount {
  private readonly kept: HistoryEntry[] = [];
  private readonly account: Account;

  private constructor(
    private readonly context: BrowserContext,
    site: string,
    private readonly watched: Watched,
  ) {
    this.account = { id: 'linkedin-replayed', platform: linkedin.id, name: 'Replayed', site };
  }

  static async at(browser: Browser, site: string, watched: Watched): Promise<ReplayedAccount> {
    return new ReplayedAccount(await browser.newContext(), site, watched);
  }

  async audit(week: number, patience: Partial<Timing> = {}): Promise<Week> {
    const { checks = [], listings = [] } = this.watched;
    const own = new Map([...ofLinkedin, ...checks].map((check) => [check.id, check]));
    const page = await this.context.newPage();
    const began = Date.now();
    const past = pastOf(this.kept);
    const { document, stopped } = await auditAccount(
      {
        browser: { open: async () => drivenPage(page, () => page.close()) },
        history: { append: async (entry) => this.keep(entry), entries: async () => [...this.kept] },
        clock: { now: () => new Date(Date.parse(instant(week)) + Date.now() - began) },
        platform: linkedin,
        catalogue: [...own.values()],
        indexPages: listings,
        pause: async () => {},
      },
      {
        account: this.account,
        checks: checks.map(({ id }) => id),
        trigger: 'scheduled',
        radar: listings.length > 0 ? 'index' : 'visited',
        timing: { ...timing, ...patience },
      },
    );
    const { findings, radar } = document;
    const news = newsOf({ account: this.account.id, findings, radar, past });
    const names = { platformOf: () => linkedin.name, account: () => 'Replayed', check: (id: string) => id };
    const card = drawCard(
      {
        findings,
        platforms: [linkedin],
        manifests: [...own.values()],
        radar,
        indexPages: listings,
        lastKnown: ({ status }) => status,
        practice: false,
        stopped: false,
        notBegun: [],
        language: 'en',
        commandFor: () => '',
      },
      await openWords('en'),
      { colour: false, columns: 200 },
    );
    return {
      news: radar?.news ?? [],
      findings,
      stopped,
      notification: notificationText(news, names, await loadWords('en')),
      card: card.replaceAll(/\s+/g, ' '),
    };
  }

  /** What comes back is what a line of the file gives back. */
  private keep(entry: HistoryEntry): void {
    const read = readLine(writeLine(entry).trimEnd());
    if (read.kind !== 'entry') throw new Error(`a line is ${read.kind}`);
    this.kept.push(read.entry);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
