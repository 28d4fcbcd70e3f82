import { fillIn } from '../locales/index.ts';
import { accountName, categorySchema, type Manifest } from '../model/index.ts';
import { drawCheck, positionIn } from './check-row.ts';
import { html, Markup } from './markup.ts';
import { drawNews } from './news-section.ts';
import type { AccountReport, ReportCheck, ReportDocument } from './schema.ts';
import { newsStyle, style } from './style.ts';
import type { Speech } from './words.ts';

/** What needs the person comes first. */
const order: readonly (ReportCheck['status'] | null)[] = [
  'fail',
  'unknown',
  null,
  'manual',
  'pass',
  'notOffered',
];

/** The report as one HTML page that needs nothing else: no script, no picture, no address that it fetches. */
export function drawHtml({ report }: ReportDocument, speech: Speech, manifests: readonly Manifest[]): string {
  const words = speech.report;
  const accounts = report.accounts.map((account, index) => drawAccount(account, index, speech, manifests));
  const hasNews = report.accounts.some(({ radar }) => radar !== undefined);
  const page = html`<!doctype html>
<html lang="${speech.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title} · Flipwatch</title>
<style>${new Markup(hasNews ? style + newsStyle : style)}</style>
</head>
<body>
<header>
<h1>${words.title}</h1>
<p class="soft">${fillIn(words.made, { date: speech.when(report.generatedAt) })} ${report.masked ? words.masked : ''}</p>
</header>
<main>
${report.accounts.length === 0 ? html`<p class="verdict">${words.noFindings}</p>` : drawVerdict(report, speech)}
${accounts}
</main>
<footer class="soft"><p>${words.end}</p></footer>
</body>
</html>
`;
  return page.text;
}

function drawVerdict(report: ReportDocument['report'], speech: Speech): Markup {
  const words = speech.report;
  return html`<div class="verdict">
<p>${words.grades[report.grade.word]}</p>
${drawCounts(report.grade, speech)}
<p class="soft">${words.reached}</p>
</div>`;
}

/** The counts in words; those that are zero say nothing and are left out, but never what is private or exposed. */
function drawCounts(grade: AccountReport['grade'], { report: words }: Speech): Markup {
  const counts = { ...grade, aged: (grade.agedPrivate ?? 0) + (grade.agedExposed ?? 0) };
  const drawn = (['private', 'exposed', 'aged', 'unknown', 'own', 'manualOpen', 'notOffered'] as const)
    .filter((key) => (counts[key] ?? 0) > 0 || key === 'private' || key === 'exposed')
    .map((key) => html`<div><dt>${words[key]}</dt><dd>${counts[key] ?? 0}</dd></div>`);
  return html`<dl class="counts">${drawn}</dl>`;
}

function drawAccount(
  account: AccountReport,
  index: number,
  speech: Speech,
  manifests: readonly Manifest[],
): Markup {
  const words = speech.report;
  const name = account.name ?? fillIn(words.account, { number: String(index + 1) });
  const heading = accountName(account.platformName, name);
  const audited =
    account.lastAudit === null
      ? words.neverAudited
      : fillIn(words.lastAudit, { date: speech.when(account.lastAudit.finishedAt) });
  const sections = categorySchema.options.map((category) =>
    drawCategory(
      category,
      account.checks.filter((check) => check.category === category),
      account,
      speech,
      manifests,
    ),
  );
  return html`<section class="account" aria-labelledby="account-${index}">
<h2 id="account-${index}">${heading}</h2>
<p class="soft">${audited} ${account.moved ? fillIn(words.moved, { platform: account.platformName }) : ''}</p>
${drawCounts(account.grade, speech)}${drawNews(account, speech)}
${sections}
</section>`;
}

function drawCategory(
  category: ReportCheck['category'],
  checks: readonly ReportCheck[],
  account: AccountReport,
  speech: Speech,
  manifests: readonly Manifest[],
): Markup {
  if (checks.length === 0) return html``;
  const place = (check: ReportCheck): number =>
    order.indexOf(positionIn(check) === 'fail' ? 'fail' : check.status);
  const sorted = checks.toSorted((one, other) => place(one) - place(other));
  const rows = sorted.map((check) =>
    drawCheck(
      check,
      manifests.find(({ id }) => id === check.check),
      account.platformName,
      speech,
    ),
  );
  return html`<h3>${speech.domain.categories[category]}</h3>
<ul class="checks">${rows}</ul>`;
}
