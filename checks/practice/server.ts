import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { mostExact } from './at-address.ts';
import type { PracticeOptions, PracticeSite } from './contract.ts';
import { PAGE_SCRIPT } from './document.ts';
import { Exchange, safeReturn } from './exchange.ts';
import { answerFront } from './front.ts';
import { answerGuidedPage, guidedAt } from './guided-page.ts';
import { answerAcceptWall, answerChallenge } from './odd-pages.ts';
import { answerSettingsPage, answerSignIn } from './pages.ts';
import { answerPanel, isPanelPath } from './panel.ts';
import { sharedScript } from './script.ts';
import { WORKER_PATH, workerScript } from './service-worker.ts';
import type { PlatformShape } from './shape.ts';
import { firstState, Site } from './site.ts';
import { openState } from './state.ts';

const HOST = '127.0.0.1';

/**
 * Serves one platform's practice site on this machine only.
 * @throws where the port is taken or the state file can't be read or written.
 */
export async function serveShape(shape: PlatformShape, options: PracticeOptions = {}): Promise<PracticeSite> {
  const first = firstState(shape, options.startSignedOut ?? false);
  const site = new Site(shape, openState(options.stateFile, first), options.startSignedOut ?? false, first);
  const sockets = new Set<Socket>();

  const server = createServer((request, response) => {
    // A foreign page whose host name points here must get nothing.
    if (request.headers.host !== new URL(site.origin).host) return void response.writeHead(421).end();
    const exchange = new Exchange(request, response, site.origin);
    if (!exchange.isOwnTarget) return void response.writeHead(421).end();
    answer(exchange, site).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      if (!exchange.answered)
        exchange.send(500, 'text/plain', `The practice site could not do this: ${reason}`);
      else request.socket.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  site.origin = `http://${HOST}:${await listen(server, options.port ?? 0)}`;

  return {
    platform: shape.id,
    origin: site.origin,
    state: () => site.state(),
    change: (part) => site.change(part),
    reset: () => site.reset(),
    pageViews: () => [...site.views],
    writes: () => [...site.changes],
    forgetLog: () => site.forgetLog(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Hung requests and kept-alive connections would hold the server open for ever.
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`Port ${port} is taken by another program: choose another, or 0 for any.`) : error,
      );
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(exchange: Exchange, site: Site): Promise<void> {
  const { shape } = site;
  const { path, method } = exchange;
  if (path === PAGE_SCRIPT) {
    return exchange.send(200, 'text/javascript', `${sharedScript}\n${shape.script}`);
  }
  if (path === WORKER_PATH) return exchange.send(200, 'text/javascript', workerScript);
  if (path === '/practice-files/page.css') return exchange.send(200, 'text/css', shape.style);
  if (isPanelPath(path)) return answerPanel(exchange, site);
  if (await shape.data(exchange, site)) return;
  if (['/practice/sign-in', '/practice/sign-out', '/practice/challenge', '/practice/accept'].includes(path)) {
    return answerForm(exchange, site);
  }
  const isSettings = shape.settingsPrefixes.some(
    (prefix) => path === prefix || path.startsWith(`${prefix}/`),
  );
  if (isSettings && method === 'GET') site.viewed(path);
  if (await shape.pagesBeside(exchange, site)) return;
  if (method !== 'GET' && method !== 'HEAD') return exchange.send(405, 'text/plain', 'Not allowed');
  const page = mostExact(shape.pages, exchange.url);
  // Some platforms keep settings at their front page or where one signs in, below a query or a hash.
  const isPlain = page === undefined && guidedAt(shape, exchange.url).length === 0;
  if (isPlain && path === '/') return answerFront(exchange, site);
  if (isPlain && shape.signInPaths.includes(path)) return answerSignIn(exchange, site);
  if (path === shape.challengePath) return answerChallenge(exchange, site);
  if (path === shape.acceptPath) return answerAcceptWall(exchange, site);
  if (page) return answerSettingsPage(exchange, site, page);
  if (answerGuidedPage(exchange, site)) return;
  if (isSettings) return exchange.redirect(shape.overview);
  exchange.send(404, 'text/plain', 'There is no such page here.');
}

/** The three buttons of the site's own pages: sign in, sign out, "I am a person". */
async function answerForm(exchange: Exchange, site: Site): Promise<void> {
  if (exchange.method !== 'POST' || !exchange.fromOwnPage) {
    return exchange.send(403, 'text/plain', 'Only the pages of this practice site may do that.');
  }
  const back = safeReturn((await exchange.form()).get('back'));
  if (exchange.path === '/practice/sign-in') site.signIn(exchange);
  else if (exchange.path === '/practice/sign-out') site.signOut(exchange);
  else if (exchange.path === '/practice/accept') site.dropFaults(['acceptWall', 'acceptWallInPlace']);
  else site.dropFaults(['challenge', 'challengeInPlace']);
  exchange.redirect(back, 303);
}
