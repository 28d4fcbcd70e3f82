import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type ChangeResult, changeSetting, type Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, settingOf } from '../support/visits.ts';

/** A fix is done before the person's eyes: the switch is in view for a while before it moves, and so is what came of it. */
const SHOWN = 600;
const timing: Partial<Timing> = {
  navigation: 8_000,
  ready: 2_000,
  poll: 50,
  saved: 500,
  shown: SHOWN,
  watchFactor: 0.1,
};
const check = settingOf('linkedin.ai-training');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** When the switch came into view, was pressed, and when the page was left, as the page's own clock has it. */
const momentsSchema = z.object({
  inView: z.number().optional(),
  pressed: z.number().optional(),
  left: z.number().optional(),
});

/** The switch stands far below the fold. `whileShown` runs in the page 200 ms after it has come into view. */
const page = (position: string, whileShown: string): string => `<!doctype html><html lang="en"><body><main>
<h1>Settings</h1><p>Some words, so that the page is not a blank one.</p><div style="height: 3000px"></div>
<p>Use my data for training content creation AI models</p>
<input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" ${position === 'on' ? 'checked' : ''}>
</main><script>
const control = document.querySelector('input');
const moments = {};
const tell = () => navigator.sendBeacon('/moments', JSON.stringify(moments));
new IntersectionObserver(([entry]) => {
  if (!entry.isIntersecting || moments.inView) return;
  moments.inView = performance.now();
  tell();
  setTimeout(() => { ${whileShown} }, 200);
}).observe(control);
control.addEventListener('click', () => {
  moments.pressed = performance.now();
  document.cookie = 'position=' + (control.checked ? 'on' : 'off');
  tell();
});
addEventListener('pagehide', () => { moments.left = performance.now(); tell(); });
</script></body></html>`;

async function change(
  whileShown = '',
  signal?: (stop: () => void) => void,
): Promise<{ changed: ChangeResult; told: z.infer<typeof momentsSchema>[] }> {
  const told: z.infer<typeof momentsSchema>[] = [];
  const stop = new AbortController();
  const served = await servePages((asked) => {
    if (asked === '/moments')
      return (request, response) => {
        let body = '';
        request.on('data', (piece) => (body += String(piece)));
        request.on('end', () => {
          told.push(momentsSchema.parse(JSON.parse(body)));
          signal?.(() => stop.abort());
          response.end();
        });
      };
    return (request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(page(/position=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'on', whileShown));
  });
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  try {
    const changed = await changeSetting(await context.newPage(), fixAt(served.origin, check), {
      now: () => new Date(),
      timing,
      signal: stop.signal,
    });
    return { changed, told };
  } finally {
    await context.close();
    await served.close();
  }
}

it('the switch is in view for a while before it is pressed, and stays so before the page is left', async () => {
  const { changed, told } = await change();
  expect(changed).toMatchObject({ result: 'fixed', clicks: 1 });
  const whole = told.find(({ left }) => left !== undefined);
  expect((whole?.pressed ?? 0) - (whole?.inView ?? 0)).toBeGreaterThan(SHOWN - 50);
  expect((whole?.left ?? 0) - (whole?.pressed ?? 0)).toBeGreaterThan(SHOWN - 50);
});

it('a switch that moves by itself while it is shown is not pressed', async () => {
  const { changed, told } = await change('control.checked = false');
  expect(changed).toMatchObject({ result: 'refused', reason: 'notReady', clicks: 0 });
  expect(told.every(({ pressed }) => pressed === undefined)).toBe(true);
});

it('a page that hangs while it is shown costs a wait, and nothing is pressed', async () => {
  const { changed } = await change('for (;;);');
  expect(changed).toMatchObject({ result: 'refused', reason: 'timeout', clicks: 0 });
});

it('whoever stops it while the switch is shown finds it untouched', async () => {
  const { changed, told } = await change('', (stop) => stop());
  expect(changed).toMatchObject({ result: 'refused', reason: 'browserClosed', clicks: 0 });
  expect(told.every(({ pressed }) => pressed === undefined)).toBe(true);
});
