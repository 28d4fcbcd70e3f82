/** The path of the service worker: at the top, so that it serves all pages. */
export const WORKER_PATH = '/practice-worker.js';
/** The header of a document that keeps the worker. Without it the worker goes and forgets what it kept. */
export const WORKER_HEADER = 'practice-worker';

/** A worker that answers a page's questions from what it kept the first time, as text for the browser. */
export const workerScript = `
'use strict';
const KEPT = 'practice-answers';
let goes = false;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate') event.respondWith(page(request));
  // A request of a script has no destination.
  else if (request.method === 'GET' && request.destination === '' && !goes) event.respondWith(keptFirst(request));
});

async function page(request) {
  const answer = await fetch(request);
  goes = answer.headers.get('${WORKER_HEADER}') !== 'stays';
  if (goes) {
    await caches.delete(KEPT);
    await self.registration.unregister();
  }
  return answer;
}

async function keptFirst(request) {
  const answers = await caches.open(KEPT);
  const kept = await answers.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await answers.put(request, answer.clone());
  return answer;
}
`;
