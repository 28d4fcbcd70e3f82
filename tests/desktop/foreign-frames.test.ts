import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { type PracticeSite, startPracticeSite } from '../../checks/practice/index.ts';
import {
  addAccount,
  type Desk,
  launchApp,
  launchArguments,
  newWorld,
  startDesk,
  until,
  type World,
} from '../support/desk-app.ts';
import { type ServedPages, servePages } from '../support/pages.ts';

/**
 * Real settings pages hold frames of other sites, each in a process of its own, which an older Electron's debugger
 * loses. The app is started without Playwright around it here, because that would keep all frames in one process.
 */

let desk: Desk;
let world: World;
let practice: PracticeSite;
let frames: ServedPages;
let platform: ServedPages;

beforeAll(async () => {
  desk = await startDesk();
  world = newWorld('2026-11-16T08:00:00.000Z');
  practice = await startPracticeSite('linkedin');
  const inner =
    '<!doctype html><title>frame</title><button role="switch" aria-checked="true">Follow us</button>';
  frames = await servePages(() => inner);
  const elsewhere = frames.origin.replace('127.0.0.1', 'localhost');
  // The practice site, with three frames of another site on each page: two in the document, one that comes later.
  platform = await servePages(() => async (asked, response) => {
    const body = asked.method === 'GET' ? undefined : await text(asked);
    const answer = await fetch(new URL(asked.url ?? '/', practice.origin), {
      method: asked.method ?? 'GET',
      redirect: 'manual',
      headers: {
        cookie: asked.headers.cookie ?? '',
        'content-type': asked.headers['content-type'] ?? 'text/html',
      },
      ...(body === undefined ? {} : { body }),
    });
    const type = answer.headers.get('content-type') ?? 'text/html';
    const page = await answer.text();
    response.writeHead(answer.status, {
      'content-type': type,
      'set-cookie': answer.headers.getSetCookie(),
      ...(answer.headers.has('location') ? { location: answer.headers.get('location') ?? '' } : {}),
    });
    const frame = `<iframe src="${elsewhere}/a"></iframe><iframe src="${elsewhere}/b"></iframe>
      <script>setTimeout(() => { const late = document.createElement('iframe'); late.src = '${elsewhere}/late'; document.body.append(late); }, 300)</script>`;
    response.end(type.includes('html') ? page.replace('</body>', `${frame}</body>`) : page);
  });
});
afterAll(async () => {
  desk.close();
  world.remove();
  await Promise.all([practice.close(), frames.close(), platform.close()]);
});

test('an audit of pages with frames of other sites sees every setting', async () => {
  const site = `--site=linkedin=${platform.origin}`;
  const first = await launchApp(desk, world, [site]);
  const account = await addAccount(await first.window(), 'a', false);
  await first.close();

  const { executable } = await electronRuntime();
  const args = await launchArguments(world, [site, '--hidden']);
  const app = spawn(
    executable,
    args.filter((one) => one !== '--disable-site-isolation-trials'),
    { env: desk.env, stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => app.once('exit', resolve));
  try {
    await until(
      'the tray',
      () => desk.services.menu(),
      (menu) => menu.some(({ label }) => label === 'Check now'),
    );
    await desk.services.clickMenu('Check now');
    const history = path.join(world.data, 'history', `${account}.history`);
    const lines = await until(
      'the audit to end',
      () => readFileSync(history, 'utf8').trim().split('\n'),
      (all) => all.some((line) => line.includes('"kind":"auditFinished"')),
      150_000,
    );
    const statuses = lines.flatMap(
      (line) => /"status":"(\w+)","reason":(null|"\w+")/.exec(line)?.slice(1, 3).join(' ') ?? [],
    );
    expect(statuses.filter((status) => !/^(pass|fail|manual) null$/.test(status))).toEqual([]);
    expect(statuses.length).toBeGreaterThan(10);
    expect(frames.requests.length).toBeGreaterThan(20);
  } finally {
    await desk.services.clickMenu('Quit Flipwatch');
    await gone;
  }
});
