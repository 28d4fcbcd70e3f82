import type { LearnedField, Platform, SettingManifest } from '../model/index.ts';
import { type AddressOwner, addressOwner } from './address-owner.ts';
import { Loading } from './answer-fields.ts';
import { placeOf, readAnswer, type Said } from './answers.ts';
import type { Blocker } from './blockers.ts';
import { embeddedPosition, embeddedPositions } from './embedded-state.ts';
import { type FromCache, fromCache } from './from-cache.ts';
import { learnedPosition } from './learn.ts';
import type { LoggedRequest } from './logged-request.ts';
import {
  hasFailed,
  isCode,
  isData,
  isDocument,
  isFromNetwork,
  isOwnSocket,
  isRead,
} from './request-kinds.ts';
import { type RequestLog, requestLog } from './request-log.ts';
import { ResponseSigns } from './response-signs.ts';
import { TookTooLong, within } from './waiting.ts';
import type { Wire } from './wire.ts';

/** What the page's own answers say about one setting; null: none spoke of it. */
export type NetworkValue = Said | 'disagree' | null;

/** Answers larger than this are not read; no settings answer known is over a hundredth of it. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Answers larger than this are not kept for their fields. */
const MOST_KEPT = 256 * 1024;
/** The most answers that are read from addresses that no check names. */
const MOST_ASIDES = 60;
/** Bodies that are fetched at the same time. */
const AT_A_TIME = 2;
/** How long the body of an answer may take after its status line. */
const BODY_MS = 5_000;

/**
 * What the page's own requests tell: the positions that its server answers in this visit, what failed to arrive, and
 * signs that the site minds. Nothing is requested, changed or held back.
 */
export class Traffic {
  readonly log: RequestLog;
  readonly ownerOf: (address: string) => AddressOwner;
  private said = new Map<SettingManifest, Map<string, Said>>();
  private asides = new Map<SettingManifest, Set<Said>>();
  private lost = new Set<SettingManifest>();
  private signs: ResponseSigns;
  private reading = 0;
  private waiting: (() => void)[] = [];
  private asidesRead = 0;
  /** What of the page's own data has come in this visit. */
  private answers = new Set<'empty' | 'full'>();
  private held = new Loading();
  /** Answers whose fields nobody has asked for yet. */
  private kept: { readonly path: string; readonly body: string }[] = [];
  private generation = 0;
  private document = '';

  constructor(
    private readonly wire: Wire,
    private readonly platform: Platform,
    private readonly site: string,
    private readonly checks: readonly SettingManifest[],
    /** Fields that changes through Flipwatch have shown; of other accounts, of other settings, none. */
    private readonly learned: readonly LearnedField[] = [],
  ) {
    this.ownerOf = addressOwner(platform, site);
    this.signs = new ResponseSigns(platform);
    this.log = requestLog(wire, this.ownerOf, {
      answered: (request) => this.onAnswered(request),
      finished: (request) => this.onFinished(request),
    });
  }

  /** Before each navigation, so that an old page's answer never speaks for a new one. */
  reset(): void {
    this.generation++;
    this.log.reset();
    this.said.clear();
    this.asides.clear();
    this.lost.clear();
    this.signs = new ResponseSigns(this.platform);
    this.reading = 0;
    this.waiting = [];
    this.asidesRead = 0;
    this.answers.clear();
    this.held = new Loading();
    this.kept = [];
    this.document = '';
  }

  /** What the answers of this visit said: a decided one outweighs any number that said nothing. */
  valueOf(check: SettingManifest): NetworkValue {
    const all = new Set<Said>(this.said.get(check)?.values());
    for (const field of this.learned) {
      // One that does not say a position says nothing: sites change their answers, and the drawing is judged without it then.
      const position = field.check === check.id ? learnedPosition(field, this.loading) : null;
      if (position === 'on' || position === 'off') all.add(position);
    }
    if (all.has('on') && all.has('off')) return 'disagree';
    if (all.has('on')) return 'on';
    if (all.has('off')) return 'off';
    if (all.has('undecided')) return 'undecided';
    if (all.has('never')) return 'never';
    const embedded = embeddedPositions(this.document, check, this.checks);
    return embedded ?? (this.isSilentOn(check) ? 'undecided' : null);
  }

  /**
   * A check that names no address says that any of the page's own answers may carry its value. Where the page has answers
   * and none does, nor its HTML, nobody has said where the setting stands: an empty answer is drawn as off. Of a check that
   * knows no name either, that is all that can be told: whether every answer was empty.
   */
  private isSilentOn(check: SettingManifest): boolean {
    const { answers, networkKeys } = check.settle;
    if (answers !== undefined || this.answers.size === 0) return false;
    if (networkKeys.length === 0) return !this.answers.has('full');
    return embeddedPosition(this.document, check) === null;
  }

  /** Positions that another address gives under the setting's name. */
  asidesOf(check: SettingManifest): ReadonlySet<Said> {
    return this.asides.get(check) ?? new Set();
  }

  /** The browser dropped the answer that should say it: nobody knows what it said. */
  hasLost(check: SettingManifest): boolean {
    return this.lost.has(check);
  }

  /** What of the page may be as old as the browser's cache. */
  get fromCache(): FromCache {
    return fromCache(this.log.requests, this.site, (one) => this.checksNamedBy(one).length > 0);
  }

  /** What the fields of the page's own answers have held since the page was opened. */
  get loading(): Loading {
    for (const { path, body } of this.kept.splice(0)) this.held.add(path, body);
    return this.held;
  }

  /** The document as the server sent it in this visit; empty while it is not there. */
  get html(): string {
    return this.document;
  }

  /** Requests for data or code that are still unanswered. */
  get pending(): boolean {
    return this.pendingAt !== null;
  }

  /** Whose answer is still owed: the platform's own before anybody else's whom its code has asked; null where nobody's is. */
  get pendingAt(): 'own' | 'foreign' | null {
    const owed = this.log.requests.filter(
      (one) =>
        (one.state === 'pending' && (isData(one) || isCode(one))) ||
        // Its status line has come, and what it says of a setting has not; not for ever, see `missBody`.
        (one.state === 'answered' &&
          isData(one) &&
          isRead(one) &&
          !this.signs.troubled(one.id) &&
          (one.response?.mimeType ?? '').includes('json') &&
          this.checksNamedBy(one).length > 0),
    );
    const sockets = this.log.sockets.filter((one) => one.state === 'pending' && isOwnSocket(one));
    const owners = [...owed, ...sockets].map(({ owner }) => owner);
    if (this.reading > 0 || owners.some((owner) => owner !== 'foreign')) return 'own';
    return owners.length > 0 ? 'foreign' : null;
  }

  /** When the last of what the page draws from came, or failed to, by `performance.now()`; long ago while nothing has. */
  get cameAt(): number {
    const ends = this.log.requests
      .filter((one) => (isData(one) || isCode(one) || isDocument(one)) && !one.prefetched)
      .map(({ endedAt }) => endedAt ?? Number.NEGATIVE_INFINITY);
    return Math.max(Number.NEGATIVE_INFINITY, ...ends);
  }

  /** Data of the page that could not be had; asked again with success, it is there. */
  get failedData(): boolean {
    const last = new Map<string, LoggedRequest>();
    for (const one of this.log.requests)
      if (isData(one)) last.set(`${one.method} ${one.address} ${one.body}`, one);
    return (
      [...last.values()].some((one) => hasFailed(one) || this.signs.troubled(one.id)) || this.failedSockets
    );
  }

  private get failedSockets(): boolean {
    const opened = new Set(
      this.log.sockets
        .filter(({ state }) => state === 'open' || state === 'closed')
        .map((one) => one.address),
    );
    return this.log.sockets.some(
      (one) => one.state === 'failed' && isOwnSocket(one) && !opened.has(one.address),
    );
  }

  /** Code of the page that could not be had, or came as something else. */
  get failedCode(): boolean {
    const last = new Map<string, LoggedRequest>();
    for (const one of this.log.requests) if (isCode(one)) last.set(one.address, one);
    return [...last.values()].some((one) => hasFailed(one) || one.response?.mimeType === 'text/html');
  }

  /** Something came from the network in this visit that can have told the page a position. */
  get told(): boolean {
    return (
      this.log.requests.some(
        (one) =>
          isData(one) && isFromNetwork(one) && (one.response?.status ?? 0) < 400 && one.response !== null,
      ) || this.log.sockets.some((one) => one.heard && one.owner !== 'noise')
    );
  }

  /** What the site itself gives as the cause, where it minds or knows nobody here. */
  get cause(): Blocker | null {
    return this.signs.cause;
  }

  /** The headers with which the platform asked for fewer requests. */
  get limitedBy(): Readonly<Record<string, string>> | null {
    return this.signs.limitedBy;
  }

  private onAnswered(request: LoggedRequest): void {
    // What a prefetch brings is not shown to us, and not to the page before it asks once more.
    if (request.owner === 'noise' || request.prefetched) return;
    if (isData(request) || isDocument(request)) this.signs.note(request);
    const status = request.response?.status ?? 0;
    // A read that should hold a position and is refused has not said it.
    if (isRead(request) && (status >= 400 || status === 204))
      for (const check of this.checksNamedBy(request)) this.say(check, request, 'undecided');
    const { generation } = this;
    if (isRead(request) && (request.response?.mimeType ?? '').includes('json'))
      setTimeout(() => this.missBody(request, generation), BODY_MS).unref();
  }

  /** Data that never ends is missing data. An older Electron may not report the end. */
  private missBody(request: LoggedRequest, generation: number): void {
    if (generation !== this.generation || request.state !== 'answered') return;
    const named = this.checksNamedBy(request);
    // An answer that the page never reads stays unfinished for ever. Its address tells whether that matters.
    if (named.length > 0 || request.bytes === 0) this.signs.trouble(request.id);
    for (const check of named) this.lost.add(check);
  }

  private onFinished(request: LoggedRequest): void {
    if (isDocument(request)) void this.readDocument(request);
    else if (isData(request)) void this.readData(request);
  }

  private async readDocument(request: LoggedRequest): Promise<void> {
    if (!isFromNetwork(request)) return;
    const { generation } = this;
    const text = await this.bodyOf(request);
    if (text !== null && generation === this.generation) this.document = text;
  }

  private async readData(request: LoggedRequest): Promise<void> {
    if (!isFromNetwork(request)) return;
    const named = this.checksNamedBy(request);
    const expected = named.length > 0 || this.isLearned(request);
    if (!expected && ++this.asidesRead > MOST_ASIDES) return;
    const { generation } = this;
    const tooLong = request.bytes > MOST_BYTES;
    const body = tooLong ? null : await this.bodyOf(request);
    if (generation !== this.generation) return;
    if (body === null) {
      for (const check of isRead(request) ? named : [])
        if (tooLong) this.say(check, request, 'undecided');
        else this.lost.add(check);
      return;
    }
    const path = new URL(request.address).pathname;
    const { said, asides, trouble, empty, codes } = readAnswer({ path, body }, this.checks);
    const isJson = (request.response?.mimeType ?? '').includes('json');
    this.signs.noteBody(request, body, codes);
    if (isJson && trouble && said.size === 0) this.signs.trouble(request.id);
    if (!isRead(request)) return;
    if (isJson && request.owner === 'own') this.answers.add(empty ? 'empty' : 'full');
    if (request.owner === 'own' && (request.response?.status ?? 0) < 400 && body.length <= MOST_KEPT)
      this.kept.push({ path, body });
    const refused = (request.response?.status ?? 0) >= 400;
    for (const [check, position] of said) this.say(check, request, refused ? 'undecided' : position);
    for (const [check, position] of asides) {
      const known = this.asides.get(check) ?? new Set();
      this.asides.set(check, known.add(position));
    }
  }

  /** Whether a change has shown that a setting's value comes from this address. */
  private isLearned({ address }: LoggedRequest): boolean {
    const { pathname } = new URL(address);
    return this.learned.some(({ path }) => path === pathname);
  }

  /** Checks that an answer from this address has to name. */
  private checksNamedBy(request: LoggedRequest): SettingManifest[] {
    const { pathname } = new URL(request.address);
    const first = new URL(request.sentOnFrom[0] ?? request.address).pathname;
    return this.checks.filter((check) => placeOf(pathname, check).names || placeOf(first, check).names);
  }

  /** The last word of an address is the one that counts. */
  private say(check: SettingManifest, request: LoggedRequest, position: Said): void {
    if (request.owner !== 'own') return;
    const known = this.said.get(check) ?? new Map<string, Said>();
    known.set(`${request.method} ${request.address}`, position);
    this.said.set(check, known);
  }

  private async bodyOf({ id }: LoggedRequest): Promise<string | null> {
    const { generation } = this;
    this.reading++;
    try {
      if (this.reading > AT_A_TIME) await new Promise<void>((go) => this.waiting.push(go));
      return await within(this.wire.bodyOf(id), BODY_MS, 'an answer');
    } catch (error) {
      if (error instanceof TookTooLong && generation === this.generation) this.signs.trouble(id);
      return null;
    } finally {
      if (generation === this.generation) {
        this.reading--;
        this.waiting.shift()?.();
      }
    }
  }
}
