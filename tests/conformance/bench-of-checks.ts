import type { Browser, BrowserContext } from 'playwright-core';
import { loadCatalogue, settingsByPage } from '../../checks/catalogue/index.ts';
import { type ChangeResult, changeSetting, readPage, type Timing } from '../../checks/engine/index.ts';
import type { Observation, Platform, SettingManifest, State } from '../../checks/model/index.ts';
import { type Fault, type PracticeSite, startPracticeSite } from '../../checks/practice/index.ts';
import { launchChromium } from '../support/chromium.ts';

const { manifests, platforms } = loadCatalogue();

/** Short caps and a fifth of the watching: what these tests prove does not depend on how patient we are. */
export const quick: Partial<Timing> = { navigation: 3_000, ready: 2_500, poll: 60, watchFactor: 0.1 };

/** A browser and one platform's practice site, to put every check of the platform through the same battery. */
export class BenchOfChecks {
  private constructor(
    readonly platform: Platform,
    readonly site: PracticeSite,
    private readonly browser: Browser,
    readonly settings: readonly SettingManifest[],
  ) {}

  static async open(platformId: string): Promise<BenchOfChecks> {
    const platform = platforms.find(({ id }) => id === platformId);
    if (!platform) throw new Error(`no platform ${platformId}`);
    const settings = manifests.filter(
      (manifest): manifest is SettingManifest =>
        manifest.method === 'setting' && manifest.platform === platformId,
    );
    const [site, browser] = await Promise.all([startPracticeSite(platformId), launchChromium()]);
    return new BenchOfChecks(platform, site, browser, settings);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  /** Puts every setting in one position, with these faults everywhere. */
  set(position: State | null, faults: readonly Fault[] = [], language: 'en' | 'de' = 'en'): void {
    this.site.reset();
    this.site.change({
      settings: Object.fromEntries(this.settings.map(({ id }) => [id, position])),
      faults: faults.map((fault) => ({ fault })),
      language,
      signedIn: true,
    });
    this.site.forgetLog();
  }

  /** Puts every check through the same work, a few at a time: they do not share a page of the site. */
  async each(work: (check: SettingManifest) => Promise<void>): Promise<void> {
    const waiting = [...this.settings];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
  }

  /** Reads every page of the platform once, a few at a time, each in a browser context of its own. */
  async readAll(timing: Partial<Timing> = quick): Promise<Map<string, Observation>> {
    const pages = settingsByPage(this.platform.id, manifests);
    const seen = new Map<string, Observation>();
    const waiting = [...pages];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [path, checks] = next;
        await this.inContext(async (context) => {
          const page = await context.newPage();
          const result = await readPage(
            page,
            { ...this.place(), path, checks },
            { now: () => new Date(), timing },
          );
          for (const observation of result.observations) seen.set(observation.check, observation);
        });
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    return seen;
  }

  async change(
    check: SettingManifest,
    target: State,
    timing: Partial<Timing> = quick,
  ): Promise<ChangeResult> {
    return this.inContext(async (context) =>
      changeSetting(
        await context.newPage(),
        { ...this.place(), path: check.place.path, check, action: target === 'off' ? 'fix' : 'undo', target },
        { now: () => new Date(), timing },
      ),
    );
  }

  private place() {
    return { platform: this.platform, site: this.site.origin, catalogue: manifests };
  }

  private async inContext<T>(work: (context: BrowserContext) => Promise<T>): Promise<T> {
    const context = await this.browser.newContext();
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  }
}
