import { fillIn } from '../locales/index.ts';
import {
  capabilitiesOf,
  type Flip,
  inLanguage,
  isOwnFault,
  isPressable,
  type Manifest,
} from '../model/index.ts';
import { filled, html, type Markup } from './markup.ts';
import type { ReportCheck } from './schema.ts';
import type { Speech } from './words.ts';

type Look = NonNullable<ReportCheck['status']> | 'notLooked';

/** One shape for each status, so that it can be told without colour. */
const shapes: Readonly<Record<Look, Markup>> = {
  pass: html`<circle cx="10" cy="10" r="9"/><path d="m5.8 10.4 2.8 2.8 5.6-6" stroke="var(--paper)" stroke-width="2" fill="none"/>`,
  fail: html`<path d="M10 1.2 19.2 18H.8z"/><path d="M10 7v5m0 1.8v1.6" stroke="var(--paper)" stroke-width="2"/>`,
  unknown: html`<path d="m10 .8 9.2 9.2-9.2 9.2L.8 10z"/><path d="M7.6 8.1a2.4 2.4 0 1 1 3.4 2.2q-1 .4-1 1.6m0 1.6v1.5" stroke="var(--paper)" stroke-width="1.7" fill="none"/>`,
  manual: html`<rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 10h8M6 6.5h8M6 13.5h5" stroke="currentColor" stroke-width="1.6"/>`,
  notOffered: html`<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 10h8" stroke="currentColor" stroke-width="2"/>`,
  notLooked: html`<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 3"/>`,
};

/** Where a setting was last known to stand. */
export const positionIn = ({ status, aged }: ReportCheck): ReportCheck['status'] => aged ?? status;

/** One setting of one account: what it is, how it stands, since when, what it means and how that is known. */
export function drawCheck(
  check: ReportCheck,
  manifest: Manifest | undefined,
  platform: string,
  speech: Speech,
): Markup {
  // What was private when last seen is not drawn as private; what was exposed stays so.
  const look: Look =
    (check.aged === 'fail' ? 'fail' : check.aged === 'pass' ? 'unknown' : check.status) ?? 'notLooked';
  const status = statusWord(check, speech);
  return html`<li class="check">
<svg class="${look}" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">${shapes[look]}</svg>
<div class="head"><h4>${check.title}</h4><p class="status ${look}">${status}</p></div>
${drawTimes(check, speech)}
${drawReason(check, platform, speech)}${drawScope(check, speech)}
${drawFlips(check.flips, speech)}
${drawFacts(check, manifest, platform, speech)}
</li>`;
}

function statusWord(check: ReportCheck, { report, domain }: Speech): string {
  if (check.status === null) return report.notLooked;
  if (capabilitiesOf(check).answer === 'position' && check.answer?.done === true) return report.ownStatus;
  if (check.status === 'manual' && check.answer?.done === true) return report.answered;
  if (check.aged === 'pass') return report.wasPrivate;
  if (check.aged === 'fail') return report.wasExposed;
  return domain.statuses[check.status].name;
}

function drawTimes(check: ReportCheck, speech: Speech): Markup {
  const { report: words, domain } = speech;
  const said: string[] = [];
  if (capabilitiesOf(check).answer === 'done') {
    if (check.answer === null) said.push(words.noAnswer);
    else {
      const answer = check.answer.done ? words.answerDone : words.answerOpen;
      said.push(fillIn(answer, { date: speech.day(check.answer.on) }));
    }
  } else if (check.answer !== null) {
    const answer = check.answer.done ? words.saidPrivate : words.saidExposed;
    said.push(fillIn(answer, { date: speech.day(check.answer.on) }));
  } else if (check.at !== null) {
    const isSeen = check.lastSeen !== null && check.lastSeen.at === check.at;
    if (isSeen) said.push(fillIn(words.seen, { date: speech.when(check.at) }));
    else if (check.lastSeen !== null) {
      const state = domain.statuses[check.lastSeen.status].name;
      said.push(fillIn(words.lastSeen, { date: speech.when(check.lastSeen.at), state }));
    }
    if (isSeen && check.since !== null && check.since !== check.at) {
      said.push(fillIn(words.since, { date: speech.dayOf(check.since) }));
    }
  }
  if (check.confirmed !== null) said.push(fillIn(words.confirmed, { date: speech.day(check.confirmed) }));
  return said.length === 0 ? html`` : html`<p class="soft">${said.join(' ')}</p>`;
}

function drawReason(check: ReportCheck, platform: string, { domain, report }: Speech): Markup {
  const lines: string[] = [];
  if (check.reason !== null) {
    const { happened, means, todo } = domain.reasons[check.reason];
    lines.push(`${happened} ${means}`, `${report.todo}: ${todo}`);
  }
  if (check.status === 'notOffered') lines.push(domain.statuses.notOffered.means);
  if (check.locked === true) lines.push(domain.locked);
  const told = lines.map((line) => html`<p>${fillIn(line, { platform })}</p>`);
  // An error of the app's own is for whoever mends it.
  const detail =
    isOwnFault(check.reason) && check.detail !== null ? html`<p class="soft">${check.detail}</p>` : null;
  return html`${told}${detail}`;
}

/** Why it may cover less, or more, than it did. */
function drawScope({ grew, beside }: ReportCheck, { domain, report }: Speech): Markup | null {
  const words = grew === undefined ? null : html`<p>${filled(domain.scope.wordsGrew, grew)}</p>`;
  if (beside === undefined) return words;
  const neighbour =
    beside === null ? html`${report.newBeside}` : filled(domain.scope.newNeighbour, { title: beside });
  return html`${words}<p>${neighbour}</p>`;
}

function drawFlips(flips: readonly Flip[], speech: Speech): Markup {
  if (flips.length === 0) return html``;
  const { report: words } = speech;
  // The newest first, and only as many as a person wants to read on paper. The JSON has them all.
  const lines = flips
    .slice(-5)
    .toReversed()
    .map((flip) => {
      const [after, before] = [speech.when(flip.after), speech.when(flip.before)];
      // Two looks within one minute are one moment to a reader.
      const when =
        after === before ? fillIn(words.at, { at: before }) : fillIn(words.between, { after, before });
      return html`<li class="${flip.kind}">${fillIn(words[flip.kind], { when })} ${words[flip.interrupted === true ? 'interrupted' : flip.by]}</li>`;
    });
  return html`<ul class="flips">${lines}</ul>`;
}

function drawFacts(
  check: ReportCheck,
  manifest: Manifest | undefined,
  platform: string,
  speech: Speech,
): Markup {
  const { report: words, language } = speech;
  const facts: Markup[] = [];
  const open =
    positionIn(check) === 'fail' || (capabilitiesOf(check).answer === 'done' && check.answer?.done !== true);
  if (open && manifest !== undefined) {
    const { does, cost } = inLanguage(manifest.words, language);
    facts.push(html`<dt>${words.does}</dt><dd>${does}</dd>`, html`<dt>${words.cost}</dt><dd>${cost}</dd>`);
    facts.push(...drawSteps(manifest, speech));
  }
  return html`${facts.length === 0 ? null : html`<dl class="facts">${facts}</dl>`}${drawHow(check, platform, speech)}`;
}

/** The way there as one paragraph, then what to do there, step by step. */
function drawSteps(manifest: Manifest, { report: words, language }: Speech): readonly Markup[] {
  const { desktop } = manifest.place.menu;
  const way = inLanguage(desktop, language);
  if (!isPressable(manifest)) return [html`<dt>${words.steps}</dt><dd>${list(way)}</dd>`];
  const steps = inLanguage(manifest.fix.steps, language);
  return [
    html`<dt>${words.way}</dt><dd>${way.join(' ')}</dd>`,
    html`<dt>${words.steps}</dt><dd>${list(steps)}</dd>`,
  ];
}

const list = (steps: readonly string[]): Markup =>
  html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`;

/** Only what was really seen is explained; an unknown has its reason instead. */
function drawHow(check: ReportCheck, platform: string, { domain, report }: Speech): Markup | null {
  if ((check.status !== 'pass' && check.status !== 'fail') || check.witnesses.length === 0) return null;
  const kinds = [...new Set(check.witnesses.map(({ kind }) => domain.witnesses[kind]))].join(' · ');
  const page = check.url === null ? null : html`<br>${check.url}`;
  const rests =
    check.strength === null ? null : html`<br>${fillIn(domain.strengths[check.strength], { platform })}`;
  return html`<p class="how">${report.how}: ${kinds}${rests}${page}</p>`;
}
