import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { BANNER_HOST, bannerResponse } from '../embedded-browser/banner.ts';
import { INSTEAD_HOST, insteadResponse } from '../embedded-browser/instead.ts';

/** The address of everything that the app itself draws. */
export const APP_ORIGIN = 'flipwatch://app';

/** What a built renderer is made of; nothing else is handed out. */
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
]);

const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const refuse = (status: number): Response => new Response(null, { status, headers });

interface Served {
  readonly file: string;
  readonly type: string;
}

/** The file inside `root` that an address means, or null if it means anything else. */
function servedFrom(root: string, address: string): Served | null {
  let asked: string;
  try {
    asked = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (asked.includes('\0') || asked.includes('\\')) return null;
  const file = path.resolve(root, `.${asked.endsWith('/') ? `${asked}index.html` : asked}`);
  const type = types.get(path.extname(file));
  return type !== undefined && file.startsWith(root + path.sep) ? { file, type } : null;
}

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'flipwatch', privileges: { standard: true, secure: true } },
  ]);
}

/**
 * What serves the built renderer, before the first of its pages is opened. Not at once: the browser's own session takes a
 * while to begin, and an app that starts in the tray has no page.
 */
export function serveOnce(root: string): () => void {
  let served = false;
  return () => {
    if (!served) serveApp(root);
    served = true;
  };
}

/** Serves the built renderer from one folder: reading only, and nothing outside of it. */
function serveApp(root: string): void {
  const folder = path.resolve(root);
  protocol.handle('flipwatch', async (request) => {
    const { host } = new URL(request.url);
    if (request.method !== 'GET') return refuse(405);
    if (host === BANNER_HOST) return bannerResponse(request.url);
    if (host === INSTEAD_HOST) return insteadResponse(request.url);
    const served = host === 'app' ? servedFrom(folder, request.url) : null;
    if (served === null) return refuse(404);
    try {
      return new Response(new Uint8Array(await readFile(served.file)), {
        headers: { ...headers, 'Content-Type': served.type },
      });
    } catch {
      return refuse(404);
    }
  });
}
