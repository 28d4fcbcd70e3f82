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

/** The renderer in a real browser, served with the real policy. Start it once for each test file. */
export class RendererHarness {
  readonly #browser: Browser;
  readonly #served: ServedRenderer;

  private constructor(browser: Browser, served: ServedRenderer) {
    this.#browser = browser;
    this.#served = served;
  }

  static async start(): Promise<RendererHarness> {
    const [browser, served] = await Promise.all([launchChromium(), serveRenderer()]);
    return new RendererHarness(browser, served);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }

  /** Opens a window on a scenario and waits until something is drawn. */
  async open(scenario: Scenario, options: OpenOptions = {}): Promise<OpenWindow> {
    const { language = 'en', theme = 'light', width = 1000, height = 760 } = options;
    const context = await this.#browser.newContext({
      ...(options.forcedColors === true ? { forcedColors: 'active' } : {}),
      viewport: { width, height },
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      timezoneId: 'Europe/Berlin',
      colorScheme: theme,
      // Nothing moves, so that nothing has to be waited for.
      reducedMotion: 'reduce',
    } satisfies BrowserContextOptions);
    const page = await context.newPage();
    const main = new FakeMain({ ...scenario, snapshot: { ...scenario.snapshot, language } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(`console: ${line.text()}`);
    });
    await page.clock.setFixedTime(NOW);
    await page.exposeFunction('__complain', (text: string) => complaints.push(text));
    await page.exposeFunction('__request', (channel: string, body: unknown) => main.handle(channel, body));
    await page.addInitScript(BRIDGE);
    main.emit = async (event, body) => {
      try {
        await page.evaluate(`window.__emit(${JSON.stringify(event)}, ${JSON.stringify(body)})`);
      } catch (error) {
        // An audit may still be under way when its test is over.
        if (!page.isClosed()) throw error;
      }
    };
    await page.goto(this.#served.origin);
    await page.locator('h1').waitFor();
    return { page, main, complaints, close: () => context.close() };
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
