import { inHtml as escapeHtml } from '../model/index.ts';
import type { PlannedPage } from './shape.ts';

export { escapeHtml };

/** JSON that can stand inside a `<script type="application/json">` without ending it. */
export function embedJson(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`;
}

/** The script of a settings page, and one that is never there: its absence is the fault `codeMissing`. */
export const PAGE_SCRIPT = '/practice-files/page.js';
const MISSING_SCRIPT = '/practice-files/values.js';

/** The scripts that a settings page names. */
export const pageScripts = ({ flags }: Pick<PlannedPage, 'flags'>): readonly string[] =>
  flags.includes('codeMissing') ? [MISSING_SCRIPT, PAGE_SCRIPT] : [PAGE_SCRIPT];

/** What a document is made of. */
export interface DocumentParts {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly style: string;
  readonly scripts?: readonly string[];
}

/** A whole HTML document; every text in `body` is already escaped. */
export function htmlDocument(parts: DocumentParts): string {
  const scripts = (parts.scripts ?? []).map((source) => `<script defer src="${source}"></script>`).join('\n');
  return `<!doctype html>
<html lang="${parts.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${parts.style}">
${scripts}
</head>
<body>
${parts.body}
</body>
</html>
`;
}
