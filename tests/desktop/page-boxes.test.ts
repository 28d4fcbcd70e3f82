import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { needsRepair } from '../../build/older-electron/needs-repair.mjs';
import { addAccount, until } from '../support/desk-app.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { appForAll } from './app-for-tests.ts';

/**
 * What a page can bring onto the desktop by itself, out of a window that nobody sees: tried by the page, while it is read.
 * What it may not do in any window of ours (permissions, downloads, windows of its own) is in `embedded-browser.test.ts`;
 * certificates and passwords that a server asks for are in `hardening.test.ts`.
 */

/** Every way to ask for a print dialog, each of which would keep the page's script standing until the dialog is closed. */
const printing = [
  'print()',
  "document.execCommand('print')",
  "let asked = 0; document.execCommand({ toString: () => (asked++ ? 'print' : 'bold') })",
  'const frame = document.createElement("iframe"); document.body.append(frame); frame.contentWindow.print()',
  'const f = document.createElement("iframe"); document.body.append(f); f.contentDocument.execCommand("PRINT")',
  'window.print.call(window)',
  'String.prototype.toLowerCase = () => "x"; document.execCommand("Print")',
];
/** Boxes of the browser's own, which a page puts words of its choice into. */
const boxes = ['alert("Flipwatch: your session has expired")', 'confirm("Sure?")', 'prompt("?")'];
/** Other programs, by their schemes. */
const programs = [
  'const mail = document.createElement("iframe"); mail.src = "mailto:x@example.com"; document.body.append(mail)',
  'const call = document.createElement("a"); call.href = "tel:123"; document.body.append(call); call.click()',
  'location.href = "mailto:y@example.com"',
];
const asked = [...printing, ...boxes, ...programs];

/** What a page may only do once the person has touched it, and what comes of it. */
const untouched: Readonly<Record<string, string>> = {
  'a file to open': 'showOpenFilePicker()',
  'a file to save': 'showSaveFilePicker()',
  'a folder': 'showDirectoryPicker()',
  'a list': 'made("select").showPicker()',
  'a colour': 'Object.assign(made("input"), { type: "color" }).showPicker()',
  'a day': 'Object.assign(made("input"), { type: "date" }).showPicker()',
  'a picture above all windows': 'picture()',
  'the clipboard to fill': 'commanded("copy")',
  'the clipboard to read': 'commanded("paste")',
};

const page = `<!doctype html><title>platform</title><body><h1>Settings</h1><script>
  const made = (tag, work) => { const one = document.createElement(tag); document.body.append(one); work?.(one); return one; };
  const commanded = (command) => {
    made('textarea', (area) => { area.value = 'stolen'; area.select(); });
    if (!document.execCommand(command)) throw new Error('refused');
  };
  const picture = async () => {
    const film = Object.assign(made('video'), { muted: true });
    const loaded = new Promise((resolve) => film.addEventListener('loadedmetadata', resolve));
    film.srcObject = made('canvas', (one) => one.getContext('2d').fillRect(0, 0, 9, 9)).captureStream();
    await loaded;
    await film.requestPictureInPicture();
  };
  const tell = (what) => fetch('/told/' + encodeURIComponent(what));
  const attempt = async (name, work) => { try { await work(); tell('given ' + name); } catch { tell('refused ' + name); } };
  addEventListener('load', () => setTimeout(() => {
    ${Object.entries(untouched)
      .map(([name, work]) => `attempt('${name}', () => ${work});`)
      .join('\n')}
    tell('passkeys ' + typeof PublicKeyCredential);
    ${asked.map((one, at) => `try { ${one} } catch {} tell('went on ${at}');`).join('\n')}
  }));
  const look = setInterval(() => { if (navigator.userActivation.hasBeenActive) { clearInterval(look); tell('touched'); } }, 20);
</script>`;

/** Stands where a desktop's own opener of links does, and leaves a mark. */
const openers = mkdtempSync(path.join(tmpdir(), 'flipwatch-openers-'));
const opened = path.join(openers, 'opened');

let platform: ServedPages;
beforeAll(async () => {
  for (const name of ['xdg-open', 'xdg-email']) {
    writeFileSync(path.join(openers, name), `#!/bin/sh\necho "$0 $*" >> '${opened}'\n`);
    chmodSync(path.join(openers, name), 0o755);
  }
  // The Electron that is shipped has a sound debugger, which frames with an address of their own can't escape either.
  const { version } = await electronRuntime();
  const frames = needsRepair(version)
    ? ''
    : '<iframe src="/frame"></iframe><iframe srcdoc="<script>print()</script>"></iframe>';
  platform = await servePages((where) => {
    if (where.startsWith('/told/')) return 'heard';
    return where === '/frame' ? '<script>print()</script>' : `${page}${frames}`;
  });
});
afterAll(async () => {
  await platform?.close();
  rmSync(openers, { recursive: true, force: true });
});
let isMuted: boolean | undefined;
const on = appForAll(() => ({
  args: [`--site=linkedin=${platform.origin}`],
  env: { PATH: `${openers}:${process.env.PATH ?? ''}` },
}));

const told = (): string[] =>
  platform.requests
    .filter((one) => one.startsWith('GET /told/'))
    .map((one) => decodeURIComponent(one.slice('GET /told/'.length)));

describe('out of a window that nobody sees', () => {
  beforeAll(async () => {
    await on.app.electron.evaluate(({ clipboard }) => clipboard.writeText('mine'));
    const account = await addAccount(on.card, 'hidden', false);
    expect(await on.request('audit.start', { account, checks: ['linkedin.ai-training'] })).toEqual({
      ok: true,
    });
    // Whatever brings up a box keeps the script standing in which it was asked for.
    await until('every attempt to be over', told, (seen) =>
      asked.every((_, at) => seen.includes(`went on ${at}`)),
    );
    isMuted = await on.app.electron.evaluate(
      ({ webContents }, origin) =>
        webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith(origin))
          ?.isAudioMuted(),
      platform.origin,
    );
    await until(
      'the audit to end',
      () => on.snapshot(),
      ({ running }) => running === null,
    );
  }, 240_000);

  test('no print dialog and no box: the page’s script went on', () => {
    expect(new Set(told().filter((what) => what.startsWith('went on'))).size).toBe(asked.length);
  });

  test('no sound', () => {
    expect(isMuted).toBe(true);
  });

  test('no chooser of files, no list, no picture, and the clipboard is the person’s', async () => {
    for (const name of Object.keys(untouched)) {
      expect(told()).toContain(`refused ${name}`);
      expect(told()).not.toContain(`given ${name}`);
    }
    expect(await on.app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('mine');
  });

  test('reading the page is no touch of the person’s, which would allow all of that', async () => {
    const { accounts } = await on.snapshot();
    expect(accounts[0]?.checks.some(({ finding }) => finding !== null)).toBe(true);
    expect(told()).not.toContain('touched');
  });

  test('no question for a passkey', () => {
    expect(new Set(told().filter((what) => what.startsWith('passkeys')))).toEqual(
      new Set(['passkeys undefined']),
    );
  });

  test('no other program is started', () => {
    expect(existsSync(opened)).toBe(false);
  });
});
