import type { Page, Request, Response } from 'playwright-core';
import type { Platform } from '../model/index.ts';
import { TookTooLong, within } from './waiting.ts';

/** What the page's own network answers said about one setting: a position, or that the server holds none. */
export type NetworkValue = 'on' | 'off' | 'unset';

/** Answers larger than this are not read; no settings answer known is over a hundredth of it. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_NODES = 50_000;
/** How long the body of an answer may take after its status line. */
const BODY_MS = 5_000;

/**
 * Listens to what the page asks its own platform by itself. Nothing is requested, changed or held back.
 * `reset` starts afresh before each navigation, so that an old page's answer never speaks for a new one.
 */
export class Traffic {
  private answers = new Map<string, Set<NetworkValue>>();
  private failures = 0;
  private inFlight = new Set<Request>();
  private reading = 0;
  private limited: Response | null = null;
  private generation = 0;

  constructor(
    private readonly page: Page,
    private readonly platform: Platform,
    private readonly site: string,
    private readonly keys: ReadonlySet<string>,
  ) {
    page.on('request', this.onRequest);
    page.on('response', this.onResponse);
    page.on('requestfailed', this.onFailed);
  }

  reset(): void {
    this.generation++;
    this.answers.clear();
    this.failures = 0;
    this.inFlight.clear();
    this.reading = 0;
    this.limited = null;
  }

  dispose(): void {
    this.page.off('request', this.onRequest);
    this.page.off('response', this.onResponse);
    this.page.off('requestfailed', this.onFailed);
  }

  /** What was answered under any of these names: one value, `null` for nothing, `disagree` for two that differ. */
  valueOf(names: readonly string[]): NetworkValue | 'disagree' | null {
    const said = new Set(names.flatMap((name) => [...(this.answers.get(name) ?? [])]));
    if (said.size > 1) return 'disagree';
    return [...said][0] ?? null;
  }

  /** Data or code of the page that could not be had: then what it draws is not what the server holds. */
  get failed(): boolean {
    return this.failures > 0;
  }

  /** Requests for data that are still unanswered. */
  get pending(): boolean {
    return this.inFlight.size > 0 || this.reading > 0;
  }

  /** The answer with which the platform asked for fewer requests, if any. */
  get rateLimit(): Response | null {
    return this.limited;
  }

  private readonly onRequest = (request: Request): void => {
    if (this.carriesData(request)) this.inFlight.add(request);
  };

  private readonly onFailed = (request: Request): void => {
    const awaited = this.inFlight.delete(request);
    // A navigation aborts what the old page still asked for; that says nothing about the new one.
    if (request.failure()?.errorText.includes('ERR_ABORTED')) return;
    if (awaited || this.carriesPage(request)) this.failures++;
  };

  private readonly onResponse = (response: Response): void => {
    const request = response.request();
    if (!this.carriesData(request)) {
      if (this.carriesPage(request) && request.resourceType() === 'script' && response.status() >= 400)
        this.failures++;
      return;
    }
    // Answered; a page that does not read the body leaves the request itself unfinished for ever.
    this.inFlight.delete(request);
    if (response.status() === 429) this.limited = response;
    if (response.status() >= 400) this.failures++;
    else void this.read(response);
  };

  private async read(response: Response): Promise<void> {
    const generation = this.generation;
    const headers = response.headers();
    const isAnswer =
      response.request().method() === 'GET' && (headers['content-type'] ?? '').includes('json');
    if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return;
    this.reading++;
    try {
      const text = await within(response.text(), BODY_MS, 'an answer');
      if (generation !== this.generation || text.length > MOST_BYTES) return;
      const found = valuesIn(text, new URL(response.url()).pathname, this.keys);
      if (found.failed) this.failures++;
      for (const [key, value] of found.values) {
        const known = this.answers.get(key) ?? new Set();
        this.answers.set(key, known.add(value));
      }
    } catch (error) {
      // A body that is gone, or that the page itself never read, is no witness. Data that never ends is missing data.
      if (error instanceof TookTooLong && isAnswer && generation === this.generation) this.failures++;
    } finally {
      if (generation === this.generation) this.reading--;
    }
  }

  private isOwn(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { host } = new URL(url);
    return [this.site, ...this.platform.origins].some((origin) => new URL(origin).host === host);
  }

  private carriesData(request: Request): boolean {
    if (!['xhr', 'fetch'].includes(request.resourceType()) || !this.isOwn(request.url())) return false;
    const { pathname } = new URL(request.url());
    return !this.platform.noisePaths.some((prefix) => pathname.startsWith(prefix));
  }

  private carriesPage(request: Request): boolean {
    return (
      ['document', 'script'].includes(request.resourceType()) &&
      this.isOwn(request.url()) &&
      request.frame() === this.page.mainFrame()
    );
  }
}

/**
 * Finds settings in a JSON answer, in the shapes that platforms are known to use: a property of the setting's name,
 * an object that names its key beside a value, or an address that ends in the key with a value in the body.
 */
export function valuesIn(
  body: string,
  path: string,
  keys: ReadonlySet<string>,
): { values: [string, NetworkValue][]; failed: boolean } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { values: [], failed: false };
  }
  const values: [string, NetworkValue][] = [];
  const note = (key: string, raw: unknown): void => {
    const value = positionOf(raw);
    if (value !== null) values.push([key, value]);
  };

  const lastSegment = decodeURIComponentSafely(path.split('/').filter(Boolean).at(-1) ?? '');
  let nodes = 0;
  const walk = (node: unknown, depth: number): void => {
    if (node === null || typeof node !== 'object' || depth > 30 || ++nodes > MOST_NODES) return;
    if (Array.isArray(node)) {
      for (const item of node) walk(item, depth + 1);
      return;
    }
    const entries = new Map(Object.entries(node));
    for (const namer of ['key', 'name', 'settingKey', 'id']) {
      const named = entries.get(namer);
      if (typeof named === 'string' && keys.has(named))
        for (const holder of ['value', 'settingValue', 'enabled'])
          if (entries.has(holder)) note(named, entries.get(holder));
    }
    for (const [key, value] of entries) {
      if (keys.has(key)) note(key, value);
      walk(value, depth + 1);
    }
  };
  walk(parsed, 0);
  if (values.length === 0 && keys.has(lastSegment) && isRecord(parsed) && 'value' in parsed)
    note(lastSegment, parsed.value);
  return { values, failed: values.length === 0 && saysFailed(parsed) };
}

/** GraphQL says 200 to its own failures. */
function saysFailed(answer: unknown): boolean {
  return isRecord(answer) && Array.isArray(answer.errors) && answer.errors.length > 0;
}

function positionOf(raw: unknown): NetworkValue | null {
  if (raw === null) return 'unset';
  if (typeof raw === 'boolean') return raw ? 'on' : 'off';
  if (typeof raw === 'string') {
    const word = raw.toLowerCase();
    if (['true', 'on', 'enabled'].includes(word)) return 'on';
    if (['false', 'off', 'disabled'].includes(word)) return 'off';
    return null;
  }
  if (isRecord(raw))
    for (const holder of ['value', 'enabled', 'booleanValue'])
      if (holder in raw) return positionOf(raw[holder]);
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
