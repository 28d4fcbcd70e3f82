import type { Locale } from '../locales/index.ts';
import { drawCsv } from './csv.ts';
import { type ReportData, reportDocument } from './document.ts';
import { shippedChecks } from './masking.ts';
import { drawHtml } from './page.ts';
import { speech } from './words.ts';

/** PDF is not among them: it is printed from the HTML, by whoever has a browser at hand. */
export type ReportTextFormat = 'json' | 'csv' | 'html';

/** How a report is written. */
export interface ReportOptions {
  /** Leaves out account names and everything else that a page or a person has written. */
  readonly masked: boolean;
  readonly language: Locale;
  /** An IANA time zone for the times that people read; the system's own if left out. */
  readonly zone?: string;
}

/** A report to keep, as the text of one file. */
export function writeReport(format: ReportTextFormat, data: ReportData, options: ReportOptions): string {
  const document = reportDocument(data, options);
  const spoken = speech(options.language, options.zone);
  switch (format) {
    case 'json':
      return `${JSON.stringify(document, null, 2)}\n`;
    case 'csv':
      return drawCsv(document, spoken);
    case 'html':
      // Masked, only the words of checks that ship are told: what to do and what it costs, too.
      return drawHtml(document, spoken, options.masked ? [...shippedChecks().values()] : data.manifests);
  }
}
