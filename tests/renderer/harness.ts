import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { type ServedRenderer, serveRenderer } from './bundle.ts';
import { FakeMain } from './fake-main.ts';
import { NOW } from './scenario.ts';
import type { Scenario } from './scenarios.ts';

/** How the window is opened; English, light and 1000 pixels wide unless told otherwise. */
export interface OpenOptions {
  readonly language?: 'en' | 'de';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
}

/** One window of the app, with a main process that a test can hold in its hands. */
export interface OpenWindow {
  readonly page: Page;
  readonly main: FakeMain;
  /** What the content security policy refused, and what was thrown or logged as an error. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A window of the browser, and whose it is at the moment. */
interface Held {
  readonly page: Page;
  tenant: Pick<OpenWindow, 'main' | 'complaints'> | undefined;
}

/** The renderer in a real browser, served with the real policy. Start it once for each test file. */
export class RendererHarness {
  readonly #browser: Browser;
  readonly #served: ServedRenderer;
  readonly #again: boolean;
  /** Windows that nobody holds, by what can't be changed about one that is open. */
  readonly #free = new Map<string, Held[]>();

  private constructor(browser: Browser, served: ServedRenderer, again: boolean) {
    this.#browser = browser;
    this.#served = served;
    this.#again = again;
  }

  /**
   * With `again`, a window that was closed is opened again with a new document: the browser need not warm to the same code
   * once for each test, and that is most of what a test costs. Whatever the renderer left in the window is a complaint then.
   */
  static async start({ again = false } = {}): Promise<RendererHarness> {
    const [browser, served] = await Promise.all([launchChromium(), serveRenderer()]);
    return new RendererHarness(browser, served, again);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }

  /** Opens a window on a scenario and waits until something is drawn. */
  async open(scenario: Scenario, options: OpenOptions = {}): Promise<OpenWindow> {
    const { language = 'en', theme = 'light', width = 1000, height = 760, forcedColors = false } = options;
    const kind = `${language} ${forcedColors}`;
    const held = this.#free.get(kind)?.pop() ?? (await this.#newWindow(language, forcedColors));
    const { page } = held;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    const main = new FakeMain({ ...scenario, snapshot: { ...scenario.snapshot, language } });
    const tenant = { main, complaints: [] };
    held.tenant = tenant;
    let closing = false;
    main.emit = async (event, body) => {
      if (closing) return;
      try {
        await page.evaluate(`window.__emit(${JSON.stringify(event)}, ${JSON.stringify(body)})`);
      } catch (error) {
        // An audit may still be under way when its test is over.
        if (!page.isClosed() && !closing) throw error;
      }
    };
    await page.goto(this.#served.origin);
    await page.locator('h1').waitFor();
    const close = async () => {
      if (closing) return;
      closing = true;
      if (this.#again && !page.isClosed()) await this.#giveBack(kind, held);
      else await page.context().close();
    };
    return { page, ...tenant, close };
  }

  async #newWindow(language: 'en' | 'de', forcedColors: boolean): Promise<Held> {
    const context = await this.#browser.newContext({
      ...(forcedColors ? { forcedColors: 'active' } : {}),
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      timezoneId: 'Europe/Berlin',
      // Nothing moves, so that nothing has to be waited for.
      reducedMotion: 'reduce',
    } satisfies BrowserContextOptions);
    const page = await context.newPage();
    const held: Held = { page, tenant: undefined };
    const complain = (text: string) => held.tenant?.complaints.push(text);
    page.on('pageerror', (error) => complain(`thrown: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complain(`console: ${line.text()}`);
    });
    await page.clock.setFixedTime(NOW);
    await page.exposeFunction('__complain', complain);
    await page.exposeFunction('__request', (channel: string, body: unknown) =>
      held.tenant?.main.handle(channel, body),
    );
    await page.addInitScript(BRIDGE);
    return held;
  }

  /** Empties a window, so that the next test can have it. What its tenant still has to say is said before. */
  async #giveBack(kind: string, held: Held): Promise<void> {
    const { page } = held;
    const left = await page.evaluate<number>('localStorage.length + sessionStorage.length');
    if (left > 0 || (await page.context().cookies()).length > 0)
      held.tenant?.complaints.push('the window: something was left in the browser');
    await page.goto('about:blank');
    held.tenant = undefined;
    this.#free.set(kind, [...(this.#free.get(kind) ?? []), held]);
  }
}

/** What the preload does, as a script that the page finds at its birth. */
const BRIDGE = `
  const listeners = new Map();
  window.flipwatch = {
    request: (channel, body) => window.__request(channel, body),
    on: (event, listener) => {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event).add(listener);
      return () => listeners.get(event).delete(listener);
    },
  };
  window.__emit = (event, body) => {
    for (const listener of listeners.get(event) ?? []) listener(body);
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    window.__complain('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
  });
`;
