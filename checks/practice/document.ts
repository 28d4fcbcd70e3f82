import { escapeHtml } from '../report/markup.ts';

export { escapeHtml };

/** JSON that can stand inside a `<script type="application/json">` without ending it. */
export function embedJson(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`;
}

/** What a document is made of. */
export interface DocumentParts {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly style: string;
  readonly script?: string;
}

/** A whole HTML document; every text in `body` is already escaped. */
export function htmlDocument(parts: DocumentParts): string {
  const script = parts.script === undefined ? '' : `<script defer src="${parts.script}"></script>`;
  return `<!doctype html>
<html lang="${parts.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${parts.style}">
${script}
</head>
<body>
${parts.body}
</body>
</html>
`;
}
