import { createHash } from 'node:crypto';
import { inHtml } from '../../checks/model/index.ts';

interface Parts {
  readonly language: string;
  /** Text; the others are finished HTML. */
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** A page of the app's own for a window that shows a platform's page: no script, nothing loaded, no way out but its own buttons. */
export function ownPage({ language, title, style, body }: Parts): Response {
  const styleHash = createHash('sha256').update(style).digest('base64');
  const html = `<!doctype html><html lang="${inHtml(language)}"><head><meta charset="utf-8"><title>${inHtml(title)}</title><style>${style}</style></head>
${body}</html>`;
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return new Response(html, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  });
}
