import { createServer, request } from 'node:http';

/** What a page of a large site brings along, in bytes: its code and its style, kept by the browser for a year. */
const CODE_BYTES = 1_200_000;
const STYLE_BYTES = 150_000;
const KEPT = { 'cache-control': 'public, max-age=31536000, immutable' };
/** @type {Record<string, { type: string, body: Buffer }>} */
const assets = {
  '/assets/app.3f9c1e.js': { type: 'text/javascript', body: Buffer.from(`/*${'x'.repeat(CODE_BYTES)}*/`) },
  '/assets/app.77ab02.css': { type: 'text/css', body: Buffer.from(`/*${'x'.repeat(STYLE_BYTES)}*/`) },
};
const tags = Object.entries(assets)
  .map(([path, { type }]) =>
    type === 'text/css' ? `<link rel="stylesheet" href="${path}">` : `<script src="${path}" defer></script>`,
  )
  .join('');

/**
 * A practice site as heavy as a real one: in front of it stands a server that adds code and style to each page, and counts
 * the bytes of all that it sends.
 * @param {string} origin where the practice site is
 * @returns {Promise<{ origin: string, bytes: () => number, forget: () => void, close: () => void }>}
 */
export async function heavySite(origin) {
  let sent = 0;
  const server = createServer((question, answer) => {
    const asset = assets[question.url ?? ''];
    if (asset) {
      sent += asset.body.length;
      answer.writeHead(200, { 'content-type': asset.type, ...KEPT }).end(asset.body);
      return;
    }
    const behind = request(
      `${origin}${question.url}`,
      { method: question.method, headers: { ...question.headers, host: new URL(origin).host } },
      async (original) => {
        const parts = [];
        for await (const part of original) parts.push(part);
        let body = Buffer.concat(parts);
        if (original.headers['content-type']?.startsWith('text/html'))
          body = Buffer.from(body.toString('utf8').replace('</head>', `${tags}</head>`));
        sent += body.length;
        const { 'content-length': _, 'transfer-encoding': __, ...headers } = original.headers;
        answer.writeHead(original.statusCode ?? 502, headers).end(body);
      },
    );
    behind.once('error', () => answer.destroy());
    question.pipe(behind);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    bytes: () => sent,
    forget: () => {
      sent = 0;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
