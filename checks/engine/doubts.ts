import type { SettingManifest, State } from '../model/index.ts';
import type { Breaks } from './breaks.ts';
import { embeddedPosition } from './embedded-state.ts';
import type { Look } from './look.ts';
import type { Recognition } from './recognise.ts';
import type { Traffic } from './traffic.ts';

/** What a page had shown when a position was read from its drawing alone. */
export interface Signs {
  readonly traffic: Traffic;
  readonly breaks: Breaks;
  readonly look: Look;
  /** The control was in view, and the pointer had passed over it. */
  readonly attended: boolean;
}

/**
 * Why a position that only the page's drawing shows is not to be believed; null where the page came alive. A switch that
 * has heard nothing is drawn off as well.
 */
export function doubtAbout(
  check: SettingManifest,
  recognition: Extract<Recognition, { found: true }>,
  state: State,
  { traffic, breaks, look, attended }: Signs,
): string | null {
  if (traffic.failedCode) return "part of the page's own code could not be loaded";
  if (breaks.own) return "the page's own code broke off";
  if (traffic.hasLost(check)) return "the page's own answer could not be read";
  if (traffic.failedData) return 'part of the page could not be loaded, and what is missing may be the value';
  if (look.failureLines.length > 0 || look.alerts.length > 0)
    return 'a line of the page says that something is wrong with it';
  const otherwise = state === 'on' ? 'off' : 'on';
  const embedded = embeddedPosition(traffic.html, check);
  if (embedded === otherwise) return `the page's own HTML says ${otherwise}`;
  const asides = traffic.asidesOf(check);
  if (asides.has(otherwise) || asides.has('undecided') || asides.has('never'))
    return "another of the page's own answers does not say the same";
  if (!traffic.told && embedded === null && look.remembers && !isInMarkup(traffic.html, recognition))
    return 'the page may have drawn what it kept from an earlier visit: nothing came from the site to tell it';
  if (!attended) return 'the switch could not be brought into view';
  return null;
}

/** The document itself held the control. No script brought it from elsewhere. */
function isInMarkup(html: string, { label, key }: Extract<Recognition, { found: true }>): boolean {
  const markup = html.replace(/<script\b(?![^>]*\bjson\b)[\s\S]*?<\/script>/gi, '');
  const value = key?.slice(key.indexOf('=') + 1) ?? '';
  return (value !== '' && markup.includes(value)) || (label !== null && markup.includes(label));
}
