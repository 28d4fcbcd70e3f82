import { createHash } from 'node:crypto';
import { inHtml } from '../../checks/model/index.ts';

/** The strip above a platform's page is the app's own: it says what is being done, and has one button. */
export interface StripWords {
  readonly doing: string;
  readonly button: string;
}

/** The host below our own scheme where the strip is served. */
export const STRIP_HOST = 'strip';
/** In pixels; the page begins below it. */
export const STRIP_HEIGHT = 52;
const PRESSED = `flipwatch://${STRIP_HOST}/pressed`;

const style = `
:root { color-scheme: light dark; font: 14px system-ui, sans-serif; }
body { margin: 0; height: ${STRIP_HEIGHT}px; display: flex; align-items: center; gap: 16px; padding: 0 16px; box-sizing: border-box;
  background: light-dark(#0d5ea8, #123a60); color: #fff; }
p { flex: 1; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
form { margin: 0; }
button { font: inherit; font-weight: 600; min-height: 32px; padding: 0 16px; border: 0; border-radius: 8px; background: #fff; color: #0c1d2e; }
button:focus-visible { outline: 3px solid #ffd37a; outline-offset: 2px; }
@media (forced-colors: active) { button { border: 1px solid ButtonText; } }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Where the strip with these words is found. */
export function stripAddress({ doing, button }: StripWords): string {
  return `flipwatch://${STRIP_HOST}/?${new URLSearchParams({ doing, button })}`;
}

/** Whether this is where the strip's button leads: without a script, that is how the strip says that it was pressed. */
export const isStripPress = (address: string): boolean =>
  address === PRESSED || address.startsWith(`${PRESSED}?`);

/** The strip as a page without any script. */
export function stripResponse(address: string): Response {
  const words = new URL(address).searchParams;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Flipwatch</title><style>${style}</style></head>
<body><p role="status">${inHtml(words.get('doing') ?? '')}</p>
<form action="${PRESSED}"><button autofocus>${inHtml(words.get('button') ?? '')}</button></form></body></html>`;
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return new Response(html, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  });
}
