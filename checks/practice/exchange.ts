import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY = 64 * 1024;

/** One request and its answer, with the little that the practice sites need. */
export class Exchange {
  readonly method: string;
  readonly url: URL;
  /** False where the request line names an address in place of a path: whoever sends that takes us for a proxy. */
  readonly isOwnTarget: boolean;
  readonly #origin: string;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #cookies: string[] = [];

  constructor(request: IncomingMessage, response: ServerResponse, origin: string) {
    this.#request = request;
    this.#response = response;
    this.#origin = origin;
    this.method = request.method ?? 'GET';
    const target = request.url ?? '/';
    // A whole address, or two slashes of either kind at the start, would be read as another host.
    this.url = new URL(`${origin}${target.startsWith('/') ? target.replace(/^[/\\]+/, '/') : '/'}`);
    this.isOwnTarget = target.startsWith('/') || target === '*';
  }

  get path(): string {
    const path = this.url.pathname;
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  }

  get answered(): boolean {
    return this.#response.headersSent || this.#response.writableEnded;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  cookie(name: string): string | undefined {
    for (const pair of (this.header('cookie') ?? '').split(';')) {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
    }
    return undefined;
  }

  setCookies(cookies: readonly string[]): void {
    this.#cookies.push(...cookies);
  }

  /** The path of the page that sent this request, if it said so. */
  get fromPath(): string | null {
    const referer = this.header('referer');
    return referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname : null;
  }

  /**
   * True where the request came from a page of this very site, as the site knows its own address: what the request says
   * of itself is the sender's. Browsers send `Origin` with every POST and PUT, so one without it is not from a page and is
   * turned away.
   */
  get fromOwnPage(): boolean {
    return this.header('origin') === this.#origin;
  }

  async body(): Promise<string> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of this.#request) {
      const chunk = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
      size += chunk.length;
      if (size > MAX_BODY) throw new Error('The request is larger than a practice site takes.');
      parts.push(chunk);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  async form(): Promise<URLSearchParams> {
    return new URLSearchParams(await this.body());
  }

  /** The body as JSON; undefined where it is none. */
  async json(): Promise<unknown> {
    try {
      return JSON.parse(await this.body());
    } catch {
      return undefined;
    }
  }

  send(status: number, type: string, text: string, headers: Record<string, string> = {}): void {
    this.#response.writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      // No page elsewhere can embed anything of a practice site, and so tell that somebody practises here.
      'cross-origin-resource-policy': 'same-origin',
      ...(this.#cookies.length > 0 ? { 'set-cookie': this.#cookies } : {}),
      ...headers,
    });
    this.#response.end(this.method === 'HEAD' ? undefined : text);
  }

  /** A document of our own: nothing from elsewhere may run in it or frame it. */
  html(status: number, text: string, headers: Record<string, string> = {}): void {
    this.send(status, 'text/html', text, {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      ...headers,
    });
  }

  sendJson(status: number, value: unknown): void {
    this.send(status, 'application/json', JSON.stringify(value));
  }

  redirect(to: string, status: 302 | 303 = 302): void {
    this.send(status, 'text/plain', `See ${to}`, { location: to });
  }

  /** Sends the first half of a document and cuts the line. */
  drop(): void {
    this.#response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': '4000' });
    this.#response.write('<!doctype html><html><head><title>', () => this.#request.socket.destroy());
  }
}

/** A path of this site to return to, or `/`: never an address elsewhere. */
export function safeReturn(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])[^\\\s]*$/.test(path)) return '/';
  return path;
}
