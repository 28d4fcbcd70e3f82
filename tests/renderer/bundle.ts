import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type BuildResult, build } from 'esbuild';
import { bundles } from '../../build/bundle/bundles.mjs';

/** The policy that the app's own protocol handler sends with every file; `tests/desktop/embedded-browser` holds the two together. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' } as const;
type Kind = keyof typeof types;

/** The renderer as the app ships it, made of today's source: one script, one style sheet, one page. */
async function bundleRenderer(): Promise<Map<string, { body: string; kind: Kind }>> {
  const [shipped] = bundles.renderer.builds ?? [];
  const result: BuildResult<{ write: false }> = await build({
    ...shipped,
    outdir: 'memory',
    write: false,
    bundle: true,
    logLevel: 'error',
  });
  const files = new Map<string, { body: string; kind: Kind }>();
  files.set('/', { body: await readFile('renderer/index.html', 'utf8'), kind: 'html' });
  for (const file of result.outputFiles) {
    const name = file.path.endsWith('.css') ? '/app.css' : '/app.js';
    files.set(name, { body: file.text, kind: name === '/app.css' ? 'css' : 'js' });
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
  const files = await bundleRenderer();
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
