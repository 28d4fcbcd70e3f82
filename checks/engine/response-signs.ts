import type { Platform } from '../model/index.ts';
import { type Blocker, below } from './blockers.ts';
import type { LoggedRequest } from './logged-request.ts';

type Cause = 'captivePortal' | 'proxy' | 'challenge' | 'rateLimited' | 'signedOut';

/** What lies on the way comes first, since it hides what the site would have said. */
const byWeight: readonly Cause[] = ['captivePortal', 'proxy', 'challenge', 'rateLimited', 'signedOut'];

/** A sign-in page in place of data. */
const asksForPassword = /<input\b[^>]*\btype\s*=\s*["']?password\b/i;

/**
 * The signs, in a page's own answers, that the site minds or knows nobody here. A cause outranks what the page shows.
 */
export class ResponseSigns {
  private readonly seen = new Map<string, { cause: Cause; detail: string; address: string }>();
  private readonly troubles = new Set<string>();
  limitedBy: Readonly<Record<string, string>> | null = null;

  constructor(private readonly platform: Platform) {}

  /** Judges the status line and the headers of an answer, and where it was sent on to. */
  note(request: LoggedRequest): void {
    const { response } = request;
    if (response === null) return;
    const { status } = response;
    const headers = lowerCased(response.headers);
    const path = URL.canParse(request.address) ? new URL(request.address).pathname : '';
    // Its data was asked for again, with success: a renewed token is no sign.
    if (status < 400) this.forget(request, 'signedOut');
    if (status === 511) this.add(request, 'captivePortal', 'the network answered 511');
    else if (status === 407) this.add(request, 'proxy', 'a proxy answered 407');
    else if (headers['cf-mitigated'] === 'challenge')
      this.add(request, 'challenge', 'the site asks for a proof');
    else if (below(path, this.platform.challengePaths) !== undefined)
      this.add(request, 'challenge', `data led to ${path}`);
    else if (status === 429 || status === 999) {
      this.limitedBy ??= headers;
      this.add(request, 'rateLimited', `the page's data was refused with ${status}`);
    } else if (status === 503 && headers['retry-after'] !== undefined) {
      this.limitedBy ??= headers;
      this.add(request, 'rateLimited', 'the site asks to come back later');
    } else if (status === 401) this.add(request, 'signedOut', "the page's data was refused with 401");
    else if (below(path, this.platform.signedOut.paths) !== undefined)
      this.add(request, 'signedOut', `data led to ${path}`);
  }

  /** Judges what an answer says. */
  noteBody(request: LoggedRequest, body: string, codes: readonly number[]): void {
    const { answerCodes } = this.platform;
    for (const cause of ['challenge', 'rateLimited', 'signedOut'] as const) {
      const code = codes.find((one) => answerCodes[cause].includes(one));
      if (code === undefined) continue;
      if (cause === 'rateLimited') this.limitedBy ??= lowerCased(request.response?.headers ?? {});
      this.add(request, cause, `the page's data was refused with code ${code}`);
    }
    if (/html/.test(request.response?.mimeType ?? '') && asksForPassword.test(body))
      this.add(request, 'signedOut', 'a sign-in page came in place of data');
  }

  /** Notes that this answer is none. */
  trouble(id: string): void {
    this.troubles.add(id);
  }

  troubled(id: string): boolean {
    return this.troubles.has(id);
  }

  get cause(): Blocker | null {
    for (const reason of byWeight)
      for (const { cause, detail } of this.seen.values()) if (cause === reason) return { reason, detail };
    return null;
  }

  private add({ id, address }: LoggedRequest, cause: Cause, detail: string): void {
    this.seen.set(`${cause} ${id}`, { cause, detail, address });
  }

  private forget({ address }: LoggedRequest, cause: Cause): void {
    for (const [name, one] of this.seen)
      if (one.cause === cause && one.address === address) this.seen.delete(name);
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
