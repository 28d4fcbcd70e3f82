import {
  type Finding,
  type Flip,
  type IndexPage,
  isOwnFault,
  isPressable,
  isReadable,
  type Manifest,
  type Platform,
  type RadarReport,
  type Scope,
  type Status,
  titleOf,
} from '../model/index.ts';
import type { Language } from '../model/languages.ts';
import { dayIn } from './day.ts';
import { type CountedAs, isOwnWord } from './last-known.ts';
import { paint, type Terminal, wrap } from './paint.ts';
import { radarLines } from './radar-lines.ts';
import type { CommandFor } from './run.ts';
import type { Translate } from './words.ts';

/** What the report card in the terminal is drawn from. */
export interface CardInput {
  readonly findings: readonly Finding[];
  readonly platforms: readonly Platform[];
  readonly manifests: readonly Manifest[];
  /** What was not there before; undefined where nobody looked for it. */
  readonly radar: RadarReport | undefined;
  readonly indexPages: readonly IndexPage[];
  /** Where a finding's check counts: where it was last known to stand, which an `unknown` does not erase. */
  readonly lastKnown: (finding: Finding) => CountedAs;
  readonly practice: boolean;
  /** The person stopped the audit: what it had not reached is counted, not listed. */
  readonly stopped: boolean;
  /** Platforms that it had not begun. */
  readonly notBegun: readonly string[];
  readonly language: Language;
  /** How this person calls the program again for one check: `flipwatch fix linkedin.ai-training --practice`. */
  readonly commandFor: CommandFor;
}

const statuses = ['pass', 'fail', 'unknown', 'notOffered', 'manual'] as const satisfies readonly Status[];

/** Shapes, not only colours, tell them apart; and each has its word beside it. */
const signs: Record<CountedAs, string> = {
  pass: '✓',
  fail: '✗',
  unknown: '?',
  notOffered: '–',
  manual: '☐',
  own: '☑',
};
const inks = {
  pass: 'good',
  fail: 'bad',
  unknown: 'doubt',
  notOffered: 'quiet',
  manual: 'doubt',
  own: 'quiet',
} as const;

/** The whole card: a block for each account, then what to do next. Ends with a line break. */
export function drawCard(input: CardInput, t: Translate, terminal: Terminal): string {
  const accounts = [...new Set(input.findings.map(({ account }) => account))];
  const blocks = accounts.map((account) => drawAccount(account, input, t, terminal));
  const untouched = input.notBegun.map((platform) => drawNotBegun(platform, input, t, terminal));
  return `${[...blocks, ...untouched, ...drawRadar(input, t, terminal), drawNext(input, t, terminal)].join('\n\n')}\n`;
}

function drawRadar(input: CardInput, t: Translate, terminal: Terminal): string[] {
  const { radar } = input;
  const lines = radar === undefined ? [] : radarLines({ ...input, radar }, t);
  if (lines.length === 0) return [];
  const title = paint(terminal, 'strong', t('card.radar.title'));
  return [[title, ...lines.map((line) => wrap(line, terminal.columns, 2))].join('\n')];
}

function drawAccount(account: string, input: CardInput, t: Translate, terminal: Terminal): string {
  const all = input.findings.filter((finding) => finding.account === account);
  const findings = all.filter((finding) => !wasLeft(finding, input));
  const platform = input.platforms.find(({ id }) => id === all[0]?.platform);
  const title = headed(platform?.name ?? account, input, t);
  const lines = findings.map((finding) => drawFinding(finding, input, t, terminal));
  const left = all.length - findings.length;
  const rest = left === 0 ? [] : [wrap(t('card.stopped', { count: left }), terminal.columns, 2)];
  const sums = findings.length === 0 ? [] : [summary(findings, input, t, terminal)];
  return [paint(terminal, 'strong', title), ...lines, ...rest, ...sums].join('\n');
}

function drawNotBegun(platform: string, input: CardInput, t: Translate, terminal: Terminal): string {
  const title = headed(nameOf(platform, input), input, t);
  return [paint(terminal, 'strong', title), wrap(t('card.notBegun'), terminal.columns, 2)].join('\n');
}

const headed = (name: string, { practice }: CardInput, t: Translate): string =>
  practice ? t('card.practice', { name }) : name;

/** Not read because the person stopped the audit: nothing is wrong. */
const wasLeft = ({ reason }: Finding, { stopped }: CardInput): boolean =>
  stopped && reason === 'browserClosed';

function drawFinding(finding: Finding, input: CardInput, t: Translate, terminal: Terminal): string {
  // What only the person saw is never drawn as seen.
  const status = isOwnWord(finding) ? 'own' : finding.status;
  const name = status === 'own' ? t('card.own') : t(`statuses.${status}.name`);
  const width = Math.max(...statuses.map((one) => t(`statuses.${one}.name`).length));
  const word = `${signs[status]} ${name.padEnd(width)}`;
  const indent = 2 + word.length + 2;
  const title = wrap(titleAndId(finding.check, input), terminal.columns, indent).slice(indent);
  const below = remarks(finding, input, t).map((remark) =>
    paint(terminal, 'quiet', wrap(remark, terminal.columns, indent)),
  );
  return [`  ${paint(terminal, inks[status], word)}  ${title}`, ...below].join('\n');
}

const manifestOf = (check: string, { manifests }: CardInput): Manifest | undefined =>
  manifests.find(({ id }) => id === check);

function titleAndId(check: string, input: CardInput): string {
  const manifest = manifestOf(check, input);
  const title = titleOf(manifest, check, input.language);
  return manifest === undefined ? title : `${title} (${check})`;
}

/** Everything worth a line below the title: why it can't be told, that it is locked, that it has flipped. */
function remarks(finding: Finding, input: CardInput, t: Translate): readonly string[] {
  const platform = nameOf(finding.platform, input);
  const { reason, previous, flip } = finding;
  const lines: string[] = [];
  if (reason !== null) lines.push(t(`reasons.${reason}.happened`, { platform }));
  // What the person is asked to report.
  if (isOwnFault(reason) && finding.detail !== null) lines.push(finding.detail);
  if (reason !== null && previous !== null) {
    const word = t(`statuses.${previous.status}.name`);
    lines.push(t('card.lastSeen', { word, at: when(previous.at, input.language) }));
  }
  lines.push(...togetherRemarks(finding, input, t));
  if (finding.scope !== undefined) lines.push(scopeRemark(finding.scope, t));
  if (finding.strength === 'person')
    lines.push(t('card.said', { day: dayIn(finding.at.slice(0, 10), input.language) }));
  else if (finding.strength) lines.push(t(`strengths.${finding.strength}`, { platform }));
  if (finding.locked === true) lines.push(t('locked', { platform }));
  if (flip !== null) lines.push(flipLine(flip, input.language, t));
  return lines;
}

/** What the person has confirmed, and what they are asked to look at. */
/** So much of a setting's words is shown. */
const SHOWN_WORDS = 240;

function scopeRemark({ reason, was, now }: Scope, t: Translate): string {
  if (reason === 'newNeighbour') return t('scope.newNeighbour', { title: now });
  const short = (text: string) => (text.length > SHOWN_WORDS ? `${text.slice(0, SHOWN_WORDS)}…` : text);
  return t('scope.wordsGrew', { was: short(was ?? ''), now: short(now) });
}

function togetherRemarks(finding: Finding, input: CardInput, t: Translate): string[] {
  const { status, standing, confirmed, candidates = [], drift } = finding;
  const seen = status === 'pass' || status === 'fail';
  const lines: string[] = [];
  if (seen && confirmed) lines.push(t('card.confirmed', { day: dayIn(confirmed, input.language) }));
  const unsaid = standing === null && isReadable(manifestOf(finding.check, input));
  if (seen && unsaid) lines.push(t('card.unsaid'));
  if (drift !== undefined) {
    const [was, now] = [drift.was, drift.now].map((one) => one?.label ?? one?.key ?? '–');
    lines.push(t('card.drifted', { was: was ?? '–', now: now ?? '–' }));
  } else if (candidates.length > 0) {
    lines.push(t('card.candidates', { labels: candidates.map((label) => `“${label}”`).join(', ') }));
  }
  return lines;
}

function nameOf(platform: string, { platforms }: CardInput): string {
  return platforms.find(({ id }) => id === platform)?.name ?? platform;
}

/** A flip with both times between which it happened. */
export function flipLine(flip: Flip, language: Language, t: Translate): string {
  return t(`card.flip.${flip.interrupted === true ? 'interrupted' : flip.by}.${flip.kind}`, {
    after: when(flip.after, language),
    before: when(flip.before, language),
  });
}

/** A moment in the person's own time zone. */
export function when(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(instant));
}

/** What could not be seen counts where it was last seen: a sum never gets better because less was seen. */
function summary(
  findings: readonly Finding[],
  { lastKnown }: CardInput,
  t: Translate,
  terminal: Terminal,
): string {
  const parts = statuses.flatMap((status) => {
    const counted = findings.filter((finding) => lastKnown(finding) === status);
    if (counted.length === 0) return [];
    const sum = `${t(`statuses.${status}.name`)}: ${counted.length}`;
    const unseen = counted.filter((finding) => finding.status !== status).length;
    return [unseen === 0 ? sum : `${sum} ${t('card.unseen', { count: unseen })}`];
  });
  const own = findings.filter((finding) => lastKnown(finding) === 'own').length;
  if (own > 0) parts.push(t('card.ownSum', { count: own }));
  return paint(terminal, 'strong', wrap(parts.join(' · '), terminal.columns, 2));
}

function drawNext(input: CardInput, t: Translate, terminal: Terminal): string {
  const of = (status: Status) =>
    input.findings.filter((finding) => finding.status === status && !wasLeft(finding, input));
  const steps: string[] = [];
  const step = (text: string) => steps.push(wrap(text, terminal.columns, 2));
  const exposed = of('fail').filter(({ check }) => isPressable(manifestOf(check, input)));
  const [firstExposed] = exposed;
  if (firstExposed !== undefined) {
    step(t('card.next.exposed', { count: exposed.length }));
    steps.push(`    ${input.commandFor('fix', firstExposed.check)}`); // one piece, to be copied
  }
  const asked = of('unknown').filter(({ reason }) => reason === 'awaitsAnswer');
  const [firstAsked] = asked;
  if (firstAsked !== undefined) {
    step(t('card.next.answer', { count: asked.length }));
    steps.push(`    ${input.commandFor('answer', firstAsked.check)} --state on|off|not-there`);
  }
  const others = of('unknown').filter((finding) => !asked.includes(finding));
  for (const todo of new Set(others.map((finding) => todoOf(finding, input, t)))) step(todo);
  if (of('manual').length > 0) step(t('card.next.manual', { count: of('manual').length }));
  if (input.stopped) step(t('card.next.stopped'));
  if (steps.length === 0) step(t('card.next.nothing'));
  if (input.radar !== undefined && input.radar.news.length > 0) {
    step(t('card.next.news'));
    steps.push(`    ${input.commandFor('put-aside', 'list')}`);
  }
  return [paint(terminal, 'strong', t('card.next.title')), ...steps].join('\n');
}

function todoOf({ platform, reason }: Finding, input: CardInput, t: Translate): string {
  const name = nameOf(platform, input);
  const todo = t(`reasons.${reason ?? 'error'}.todo`, { platform: name });
  return `${name}, ${t(`reasons.${reason ?? 'error'}.short`, { platform: name })}: ${todo}`;
}
