import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type BuildResult, build } from 'esbuild';

/** The policy that the app's own protocol handler sends with every file. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' } as const;
type Kind = keyof typeof types;

/** The renderer as the app ships it: one script, one style sheet, one page. */
async function bundleRenderer(): Promise<Map<string, { body: string; kind: Kind }>> {
  const result: BuildResult<{ write: false }> = await build({
    entryPoints: { app: 'renderer/main.tsx' },
    outdir: 'memory',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome140',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
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

export interface ServedRenderer {
  readonly origin: string;
  /** The size of the script and of the style sheet, in bytes. */
  readonly bytes: { readonly script: number; readonly style: number };
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
    bytes: {
      script: files.get('/app.js')?.body.length ?? 0,
      style: files.get('/app.css')?.body.length ?? 0,
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
