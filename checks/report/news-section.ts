import { fillIn } from '../locales/index.ts';
import { isNewThing, MOST_NEW_NAMED } from '../model/index.ts';
import { filled, html, type Markup } from './markup.ts';
import { moreOf, type Sentence, saidOf, unreadOf } from './news-words.ts';
import type { AccountReport, ReportNews, ReportRadar } from './schema.ts';
import type { Speech } from './words.ts';

/** What is not as it was among an account's settings; then the pages on which nobody could see that, and why. */
export function drawNews({ radar, platformName }: AccountReport, speech: Speech): Markup | null {
  if (radar === undefined) return null;
  const { domain } = speech;
  // Only as many as a person wants to read on paper. The JSON has them all.
  const shown = radar.news.slice(0, MOST_NEW_NAMED);
  return html`${drawWall(radar, platformName, speech)}
${drawList(domain.radar.title, shown.filter(isNewThing), speech)}
${drawList(
  domain.radar.also,
  shown.filter((one) => !isNewThing(one)),
  speech,
)}
${drawMore(radar.news.slice(MOST_NEW_NAMED), speech)}
${drawUnread(radar, platformName, speech)}`;
}

const drawn = ({ text, values }: Sentence): Markup => filled(text, values);

/** Sentences one after the other. */
const inARow = (sentences: readonly Sentence[]): readonly Markup[] =>
  sentences.map((one) => html`${drawn(one)} `);

function drawList(title: string, news: readonly ReportNews[], speech: Speech): Markup | null {
  if (news.length === 0) return null;
  const items = news.map(
    (one) => html`<li><p>${drawn(saidOf(one, speech))}</p>
<p class="soft">${inARow(moreOf(one, speech))}</p>${drawNames(one)}</li>`,
  );
  return html`<h3>${title}</h3>
<ul class="news">${items}</ul>`;
}

function drawNames({ titles }: ReportNews): Markup | null {
  if (titles.length === 0) return null;
  const names = titles.slice(0, MOST_NEW_NAMED).map((title) => html`<li><bdi>${title}</bdi></li>`);
  const rest = titles.length > names.length ? html`<li>…</li>` : null;
  return html`<ul class="names">${names}${rest}</ul>`;
}

function drawMore(left: readonly ReportNews[], { language, domain: { radar } }: Speech): Markup | null {
  if (left.length === 0) return null;
  const count = left.reduce((sum, one) => sum + (one.count ?? 1), 0);
  const words = new Intl.PluralRules(language).select(count) === 'one' ? radar.more_one : radar.more_other;
  return html`<p class="soft">${fillIn(words, { count: String(count) })}</p>`;
}

/** What somebody has to agree to is a matter of its own, and the person's alone. */
function drawWall({ unread }: ReportRadar, platform: string, { report, domain }: Speech): Markup | null {
  if (!unread.some(isWall)) return null;
  const { happened, means, todo } = domain.reasons.acceptWall;
  return html`<div class="wall">
<p><strong>${fillIn(happened, { platform })}</strong> ${fillIn(means, { platform })}</p>
<p>${report.todo}: ${fillIn(todo, { platform })}</p>
</div>`;
}

function drawUnread({ unread }: ReportRadar, platform: string, speech: Speech): Markup | null {
  const others = unread.filter((one) => !isWall(one));
  if (others.length === 0) return null;
  const lines = others.map((one) => html`<li>${drawn(unreadOf(one, platform, speech))}</li>`);
  return html`<ul class="unread soft">${lines}</ul>`;
}

const isWall = ({ reason }: ReportRadar['unread'][number]): boolean => reason === 'acceptWall';
