import type { State } from '../model/index.ts';
import { type Fault, type PracticeState, practiceStateSchema } from './contract.ts';
import type { Exchange } from './exchange.ts';
import { faultsOf, isOneWay, serverValue } from './plan.ts';
import type { GuidedShape, PlatformShape, ShapeWords, SiteView } from './shape.ts';
import type { PracticeStateStore } from './state.ts';

/** The state of a first start: somebody signed in (or not yet), most settings in the exposing position. */
export function firstState(shape: PlatformShape, startSignedOut: boolean): PracticeState {
  return {
    schema: 1,
    settings: Object.fromEntries(positionsOf(shape).map(({ check, startsAs }) => [check, startsAs])),
    signedIn: !startSignedOut,
    language: 'en',
    faults: [],
    rowChanges: [],
    listing: 'whole',
  };
}

/** Everything that has a position, whoever can see it. */
export const positionsOf = ({
  settings,
  guided = [],
}: Pick<PlatformShape, 'settings' | 'guided'>): readonly GuidedShape[] => [...settings, ...guided];

/** How many page views and changes are remembered: far more than anybody reads, and no page can fill the memory. */
const MOST_REMEMBERED = 2_000;
const LONGEST_PATH = 300;

/** The one member's data and everything that happened to it. No HTTP in here beyond asking for cookies. */
export class Site implements SiteView {
  origin = '';
  readonly views: string[] = [];
  readonly changes: { readonly check: string; readonly to: State }[] = [];

  constructor(
    readonly shape: PlatformShape,
    readonly store: PracticeStateStore,
    /** True: a browser has to sign in first. False: every browser gets a session while `signedIn` holds. */
    readonly strictSession: boolean,
    private readonly first: PracticeState,
  ) {}

  reset(): void {
    this.store.set(this.first);
  }

  forgetLog(): void {
    this.views.length = 0;
    this.changes.length = 0;
  }

  viewed(path: string): void {
    remember(this.views, path.slice(0, LONGEST_PATH));
  }

  state(): PracticeState {
    return structuredClone(this.store.get());
  }

  change(part: Partial<Omit<PracticeState, 'schema'>>): void {
    const now = this.store.get();
    const next = { ...now, ...part, settings: { ...now.settings, ...part.settings } };
    this.store.set(practiceStateSchema.parse(next));
  }

  words(): ShapeWords {
    return this.shape.words(this.store.get().language);
  }

  faults(check: string): ReadonlySet<Fault> {
    return faultsOf(this.store.get(), check);
  }

  value(check: string): boolean | null {
    return serverValue(this.store.get(), check);
  }

  receive(check: string, to: State): 'saved' | 'refused' | 'kept' {
    this.recordOnly(check, to);
    const faults = this.faults(check);
    if (faults.has('refuses') || faults.has('disabled') || faults.has('gpc')) return 'refused';
    if (to === 'on' && isOneWay(this.shape, check, faults)) return 'refused';
    if (faults.has('ignores') || faults.has('slowRollback')) return 'kept';
    const settings: PracticeState['settings'] = { [check]: to };
    const neighbour = this.shape.related[check];
    if (faults.has('moves-related') && neighbour !== undefined && to === 'off') settings[neighbour] = 'off';
    this.change({ settings });
    return 'saved';
  }

  recordOnly(check: string, to: State): void {
    remember(this.changes, { check, to });
  }

  hasSession(exchange: Exchange): boolean {
    return this.store.get().signedIn && exchange.cookie(this.shape.session.cookie) !== undefined;
  }

  /** As `hasSession`, and hands out a session where everybody gets one. */
  greet(exchange: Exchange): boolean {
    if (this.hasSession(exchange)) return true;
    if (!this.store.get().signedIn || this.strictSession) return false;
    exchange.setCookies(this.shape.session.grant());
    return true;
  }

  signIn(exchange: Exchange): void {
    this.dropFaults(['signedOut', 'signedOutInPlace', 'cookieLeftBehind', 'redirectsForever']);
    this.change({ signedIn: true });
    exchange.setCookies(this.shape.session.grant());
  }

  signOut(exchange: Exchange): void {
    this.change({ signedIn: false });
    exchange.setCookies(this.shape.session.revoke());
  }

  dropFaults(gone: readonly Fault[]): void {
    this.change({ faults: this.store.get().faults.filter(({ fault }) => !gone.includes(fault)) });
  }
}

function remember<T>(list: T[], one: T): void {
  list.push(one);
  if (list.length > MOST_REMEMBERED) list.shift();
}
