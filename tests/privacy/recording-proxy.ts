import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that passes on what is for this machine, refuses everything else, and writes down both. */
export interface RecordingProxy {
  readonly port: number;
  /** `host:port` of every request, in order. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const hosts: string[] = [];
  const server = createServer((incoming, answer) => {
    const url = URL.canParse(incoming.url ?? '') ? new URL(incoming.url ?? '') : null;
    hosts.push(url?.host ?? String(incoming.url));
    if (url?.hostname !== '127.0.0.1') {
      answer.writeHead(403).end();
      return;
    }
    const { method, headers } = incoming;
    const onward = ask(url, { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.on('error', () => answer.destroy());
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  // Everything that is encrypted, and every socket, begins with CONNECT.
  server.on('connect', (incoming, socket) => {
    hosts.push(String(incoming.url));
    // A browser that is refused, or ends, may hang up first; from here on nobody else listens for that.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
