import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { bundle } from '../../build/bundle/bundle.mjs';
import { fromRoot } from '../../build/run/places.mjs';

/** The policy that the app's own protocol handler sends with every file; `tests/desktop/embedded-browser` holds the two together. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' } as const;
type Kind = keyof typeof types;

/** The renderer as the app ships it, bundled where the source has changed since: one script, one style sheet, one page. */
async function bundledRenderer(): Promise<Map<string, { body: string; kind: Kind }>> {
  await bundle(['renderer']);
  const files = new Map<string, { body: string; kind: Kind }>();
  const names = { html: 'index.html', js: 'app.js', css: 'app.css' } as const;
  for (const kind of ['html', 'js', 'css'] as const) {
    const body = await readFile(fromRoot('out', 'renderer', names[kind]), 'utf8');
    files.set(kind === 'html' ? '/' : `/${names[kind]}`, { body, kind });
  }
  return files;
}

/** The bundled renderer behind an address. */
export interface ServedRenderer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the bundled renderer on a port of 127.0.0.1, with the strict policy of the real app. */
export async function serveRenderer(): Promise<ServedRenderer> {
  const files = await bundledRenderer();
  const server: Server = createServer((request, response) => {
    const file = files.get(request.url ?? '/');
    if (file === undefined) {
      // A browser asks for an icon by itself; everything else that is missing is a mistake.
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[file.kind],
      'content-security-policy': CONTENT_SECURITY_POLICY,
    });
    response.end(file.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
