import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedPages {
  readonly origin: string;
  /** Requests in order, as `METHOD /path`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** What a test's page answers with: a document, or full control over the response. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** Serves a test's own pages on a port of this machine: a free one, unless told which. */
export async function servePages(
  answer: (path: string, method: string) => Answer | undefined,
  wanted = 0,
): Promise<ServedPages> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://test').pathname;
    requests.push(`${request.method} ${path}`);
    const given = answer(path, request.method ?? 'GET');
    if (given === undefined) response.writeHead(404).end('not here');
    else if (typeof given === 'string')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(given);
    else given(request, response);
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
