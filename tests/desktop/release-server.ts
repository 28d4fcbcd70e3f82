import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What was asked of the server. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A place from which releases are handed out, as real ones are: a file that names the newest, and its program. */
export interface ReleaseServer {
  readonly port: number;
  readonly asked: Asked[];
  /** From now on this is the newest release. `promised`: the program whose checksum is told, if it is not the real one. */
  release(version: string, notes: string, program: string, promised?: string): void;
  /** From now on everything that is asked for lies at another address. */
  moveTo(address: string): void;
  close(): Promise<void>;
}

const fileOf = (version: string): string => `Flipwatch-${version}.AppImage`;

export async function startReleaseServer(): Promise<ReleaseServer> {
  const asked: Asked[] = [];
  const files = new Map<string, string>();
  let elsewhere: string | null = null;
  const server = createServer(({ url = '/', headers }, answer) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    asked.push({ path: pathname, headers });
    if (elsewhere !== null) {
      answer.writeHead(302, { location: `${elsewhere}${pathname}` }).end();
      return;
    }
    const content = files.get(pathname.slice(1));
    answer.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    port,
    asked,
    release: (version, notes, program, promised = program) => {
      const sha512 = createHash('sha512').update(promised).digest('base64');
      const [name, size] = [fileOf(version), Buffer.byteLength(program)];
      // YAML takes JSON as it is.
      const about = {
        version,
        path: name,
        sha512,
        releaseNotes: notes,
        files: [{ url: name, sha512, size }],
      };
      files.clear();
      files.set('latest-linux.yml', JSON.stringify(about));
      files.set(name, program);
    },
    moveTo: (address) => {
      elsewhere = address;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
