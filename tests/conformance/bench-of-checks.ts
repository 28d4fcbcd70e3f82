import type { Browser, Page } from 'playwright-core';
import { byPage } from '../../checks/audit/plan.ts';
import { type Catalogue, loadCatalogue } from '../../checks/catalogue/index.ts';
import { type Fault, type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import {
  type ChangeResult,
  changeSetting,
  readPage,
  type Timing,
  type VisitResult,
} from '../../checks/engine/index.ts';
import {
  isPressable,
  type Observation,
  type Platform,
  privateState,
  type SettingManifest,
  type State,
  standingOf,
} from '../../checks/model/index.ts';
import { atLength, turnOf } from '../support/at-length.ts';
import { launchChromium } from '../support/chromium.ts';

/** Short caps and a tenth of the watching: what these tests prove does not depend on how patient we are. */
export const quick: Partial<Timing> = {
  navigation: 3_000,
  ready: 4_000,
  poll: 150,
  saved: 1_500,
  watchFactor: 0.1,
};

/** For what does come: a machine under load may take long over it, and a cap that is never reached costs nothing. */
export const patient: Partial<Timing> = { ...quick, navigation: 15_000, ready: 12_000 };

/**
 * For pages that never come: nothing is read on them, so nothing is lost by turning away soon. But not so soon that a busy
 * machine has not brought the page itself: of many at once, one second was too short for some.
 */
export const impatient: Partial<Timing> = { ...quick, navigation: 6_000, ready: 2_500 };

/**
 * `npm run trust` puts every page through every fault. Each push tries every fault on two pages, other ones with each run,
 * of which one holds a setting that is on and one a setting that is off.
 */
const PAGES_FOR_EACH_FAULT = 2;

/** Pages at a time: most of the battery is waiting for what never comes. */
const LANES = 6;
/** Pages at a time where all is waiting. */
const WAITING_LANES = 8;

const opposite = (state: State): State => (state === 'on' ? 'off' : 'on');

/** A browser and one platform's practice site, to put every check of the platform through the same battery. */
export class BenchOfChecks {
  private readonly idle = new Map<Browser, Page[]>();

  private constructor(
    readonly platform: Platform,
    readonly site: PracticeSite,
    private readonly reading: Browser,
    private readonly clicking: Browser,
    readonly settings: readonly SettingManifest[],
    /** Those whose control only reports speak of: read, and not believed. */
    readonly reported: readonly SettingManifest[],
    private readonly manifests: Catalogue['manifests'],
  ) {}

  /** Left out, the catalogue is the one that ships. */
  static async open(platformId: string, catalogue: Catalogue = loadCatalogue()): Promise<BenchOfChecks> {
    const { manifests, platforms } = catalogue;
    const platform = platforms.find(({ id }) => id === platformId);
    if (!platform) throw new Error(`no platform ${platformId}`);
    const settings = manifests.filter(
      (manifest): manifest is SettingManifest =>
        manifest.method === 'setting' && manifest.platform === platformId,
    );
    const [site, reading, clicking] = await Promise.all([
      startPracticeSite(platformId, {}, catalogue),
      launchChromium('only read'),
      launchChromium(),
    ]);
    const isReported = (check: SettingManifest) => standingOf(check) === 'reported';
    const believed = settings.filter((check) => !isReported(check));
    return new BenchOfChecks(
      platform,
      site,
      reading,
      clicking,
      believed,
      settings.filter(isReported),
      manifests,
    );
  }

  async close(): Promise<void> {
    await Promise.all([this.reading.close(), this.clicking.close()]);
    await this.site.close();
  }

  /** The position of each setting on the server, as last set. */
  readonly truth = new Map<string, State>();

  /** Puts every setting in one position, or neighbours in opposite ones, with these faults everywhere. */
  set(
    position: State | 'exposed' | 'private' | 'mixed' | 'mixed the other way',
    faults: readonly Fault[] = [],
    language: 'en' | 'de' = 'en',
  ): void {
    [...this.settings, ...this.reported].forEach((check, at) => {
      const mixed = (at % 2 === 0) === (position === 'mixed') ? 'on' : 'off';
      const secret = privateState(check);
      const plain = { on: 'on', off: 'off', private: secret, exposed: opposite(secret) } as const;
      const said = position === 'mixed' || position === 'mixed the other way' ? mixed : plain[position];
      this.truth.set(check.id, said);
    });
    this.site.reset();
    this.site.change({
      settings: Object.fromEntries(this.truth),
      faults: faults.map((fault) => ({ fault })),
      language,
      signedIn: true,
    });
    this.site.forgetLog();
  }

  /** Puts these checks through the same work, a few at a time: they do not share a page of the site. */
  async each(
    work: (check: SettingManifest) => Promise<void>,
    checks: readonly SettingManifest[] = this.settings,
  ): Promise<void> {
    await this.shared([...checks], work);
  }

  /** Of these, the checks whose control can be pressed. */
  pressable(checks: readonly SettingManifest[] = this.settings): SettingManifest[] {
    return checks.filter(isPressable);
  }

  /** The checks whose pages are put through this fault. Whatever the fault, some are; over the runs every page is. */
  under(fault: Fault): SettingManifest[] {
    const paths = [...new Set(this.settings.map(({ place }) => place.path))];
    if (atLength || paths.length <= PAGES_FOR_EACH_FAULT) return [...this.settings];
    const turn = turnOf(fault) % paths.length;
    const inTurn = [...paths.slice(turn), ...paths.slice(0, turn)];
    // Neighbours among the checks stand in opposite positions, see `set`.
    const positions = (path: string | undefined) =>
      new Set(this.settings.flatMap(({ place }, at) => (place.path === path ? [at % 2] : [])));
    const [first, ...others] = inTurn;
    const same = positions(first);
    const second = others.find((path) => [...positions(path)].some((position) => !same.has(position)));
    const chosen = [first, second ?? others[0]];
    return this.settings.filter(({ place }) => chosen.includes(place.path));
  }

  /** Reads the pages of these checks once, a few at a time. */
  async readAll(
    timing: Partial<Timing> = patient,
    wanted: readonly SettingManifest[] = this.settings,
  ): Promise<Map<string, Observation>> {
    const seen = new Map<string, Observation>();
    const lanes = timing === impatient ? WAITING_LANES : LANES;
    await this.shared(
      [...byPage(wanted)],
      ({ path, checks }) =>
        this.onPage(this.reading, async (page) => {
          const result = await readPage(
            page,
            { ...this.place(), path, checks },
            { now: () => new Date(), timing },
          );
          for (const observation of result.observations) seen.set(observation.check, observation);
        }),
      lanes,
    );
    return seen;
  }

  async change(
    check: SettingManifest,
    target: State,
    timing: Partial<Timing> = patient,
  ): Promise<ChangeResult> {
    return this.onPage(this.clicking, (page) =>
      changeSetting(
        page,
        {
          ...this.place(),
          path: check.place.path,
          check,
          action: target === privateState(check) ? 'fix' : 'undo',
          target,
        },
        { now: () => new Date(), timing },
      ),
    );
  }

  /** Reads one page by itself, with options of the test's own, on a page that the test may prepare. */
  async readOne(
    id: string,
    options: { region?: string; timing?: Partial<Timing>; prepare?: (page: Page) => Promise<void> } = {},
  ): Promise<VisitResult> {
    const path = this.setting(id).place.path;
    const checks = this.settings.filter(({ place }) => place.path === path);
    const { region, timing = quick, prepare } = options;
    return this.onPage(this.reading, async (page) => {
      await prepare?.(page);
      return readPage(
        page,
        { ...this.place(), path, checks },
        { now: () => new Date(), timing, ...(region === undefined ? {} : { region }) },
      );
    });
  }

  /** What a page of the practice site shows somebody who is signed in there: its words, and how many controls. */
  async textOf(path: string): Promise<{ readonly words: string; readonly controls: number }> {
    return this.onPage(this.reading, async (page) => {
      await page.goto(`${this.site.origin}${path}`);
      const main = page.locator('main');
      return {
        words: await main.innerText(),
        controls: await main.getByRole('switch').or(main.getByRole('checkbox')).count(),
      };
    });
  }

  setting(id: string): SettingManifest {
    const found = this.settings.find((check) => check.id === id);
    if (!found) throw new Error(`no setting ${id}`);
    return found;
  }

  private async shared<T>(waiting: T[], work: (item: T) => Promise<void>, lanes = LANES): Promise<void> {
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
    };
    await Promise.all(Array.from({ length: lanes }, worker));
  }

  private place() {
    return { platform: this.platform, site: this.site.origin, catalogue: this.manifests, identity: null };
  }

  /** Lends a page with no cookies. Pages are used again: opening a window costs more than all that is done in it. */
  private async onPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
    const idle = this.idle.get(browser) ?? [];
    this.idle.set(browser, idle);
    const page = idle.pop() ?? (await (await browser.newContext()).newPage());
    try {
      return await work(page);
    } finally {
      await page.context().clearCookies();
      await page.goto('about:blank').catch(() => undefined);
      idle.push(page);
    }
  }
}
