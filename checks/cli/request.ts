import type { PersonsAnswer, State } from '../model/index.ts';

/** What can be asked for; the first word, and `audit` where there is none. */
export const verbs = [
  'audit',
  'fix',
  'undo',
  'history',
  'report',
  'controls',
  'confirm',
  'answer',
  'watch',
  'put-aside',
] as const;
export type Verb = (typeof verbs)[number];

/** The kinds of file that a report can be saved as. */
export const reportFormats = ['json', 'csv', 'html', 'pdf'] as const;
type ReportFormat = (typeof reportFormats)[number];

/** What the person asked for, checked as far as that goes without looking at anything else. */
export interface CliRequest {
  readonly verb: Verb;
  /** `fix`, `undo`, `confirm` and `answer`: the one check. */
  readonly check: string | null;
  /** `controls` and `watch`: the page, as a path of a platform, or the address of a site of one's own. */
  readonly page: string | null;
  /** `confirm`: what the person says. */
  readonly word: PersonsWord | null;
  /** `answer`: what the person saw. */
  readonly answer: PersonsAnswer | null;
  /** `watch`: what the person wants. */
  readonly watch: WatchWord | null;
  /** `put-aside`: what the person does not care for. */
  readonly aside: AsideWord | null;
  readonly platforms: readonly string[];
  readonly checks: readonly string[];
  /** Platform → origin. */
  readonly sites: ReadonlyMap<string, string>;
  readonly practice: boolean;
  /** Own platforms to whose addresses the person agrees from now on. */
  readonly agree: readonly string[];
  readonly profile: string | null;
  readonly browser: string | null;
  readonly headed: boolean;
  readonly sandbox: boolean;
  /** Whether an audit looks for what was not there before. */
  readonly radar: boolean;
  readonly paceSeconds: number | null;
  readonly json: boolean;
  /** The person's yes, given beforehand, to a fix that can't be undone. */
  readonly yes: boolean;
  readonly region: string | null;
  readonly format: ReportFormat | null;
  readonly out: string | null;
  /** `controls`: an outline of the page, in place of the list. */
  readonly outlined: boolean;
}

/** What the person says of a check's control: which it is and where it stands; that it is not there; or nothing any more. */
export type PersonsWord =
  | { readonly kind: 'is'; readonly control: number; readonly state: State }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'takeBack' };

/** What the person wants of their own watches. */
export type WatchWord =
  | { readonly kind: 'list' }
  | { readonly kind: 'remove'; readonly check: string }
  | {
      readonly kind: 'add';
      readonly control: number;
      readonly state: State;
      /** The private position. */
      readonly private: State;
      readonly title: string;
    };

/** What of the radar's news the person does not care for; or what there is. */
export type AsideWord =
  | { readonly kind: 'list' }
  | { readonly kind: 'put'; readonly page: string; readonly id: string };
