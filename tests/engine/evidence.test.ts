import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../checks/engine/contract.ts';
import { readPage, type VisitResult } from '../../checks/engine/index.ts';
import { pictureCaps } from '../../checks/engine/picture.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { settingOf, visitTo } from '../support/visits.ts';

const training = 'linkedin.ai-training';
/** Nothing else on the pages has the switch's colour. */
const MAGENTA = [255, 0, 255];

let browser: Browser;
let context: BrowserContext;
let served: ServedPages | undefined;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  await context?.close();
  await served?.close();
  served = undefined;
});

interface Seen {
  readonly result: VisitResult;
  readonly pictures: Map<string, Uint8Array>;
  /** Where the page stood, and what it was like, after the visit. */
  readonly after: { scroll: number; width: number; html: string };
}

async function visit(
  html: string,
  keep: EngineOptions['keepPicture'] | 'off' | 'on',
  options: { readonly signedOut?: boolean } = {},
): Promise<Seen> {
  const check = settingOf(training);
  served = await servePages((asked) => (asked === check.place.path ? html : undefined));
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (options.signedOut !== true)
    await context.addCookies([{ name: 'li_at', value: 'a', url: served.origin }]);
  const page = await context.newPage();
  const pictures = new Map<string, Uint8Array>();
  const keepPicture =
    typeof keep === 'function' ? keep : async (id: string, png: Uint8Array) => void pictures.set(id, png);
  const result = await readPage(page, visitTo(served.origin, check), {
    now: () => new Date('2026-11-16T08:00:00.000Z'),
    timing: { navigation: 4_000, ready: 4_000, watchFactor: 0.1 },
    ...(keep === 'off' ? {} : { keepPicture }),
  });
  const after = await page.evaluate(() => ({
    scroll: window.scrollY,
    width: window.innerWidth,
    html: document.documentElement.outerHTML,
  }));
  return { result, pictures, after };
}

const finding = ({ result: { observations } }: Seen) =>
  observations.map(({ durationMs: _, observed, ...rest }) => ({
    ...rest,
    label: observed.label,
    key: observed.key,
  }));

const page = (before = '', after = '', attributes = 'checked') =>
  `<!doctype html><html lang="en"><title>Settings</title><body style="margin:0">
  <nav><a href="/feed">Home</a></nav><main><h1>Data for Generative AI Improvement</h1>${before}
  <div class="row" style="width:700px"><p>Use my data for training content creation AI models</p>
  <input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" ${attributes}
  style="appearance:none;width:40px;height:20px;background:rgb(255,0,255)"></div></main>${after}</body></html>`;

/** Width and height of a PNG, and how many of its points have the switch's colour: drawn by the browser itself. */
async function measure(png: Uint8Array | undefined) {
  if (png === undefined) throw new Error('no picture');
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
  const drawing = await (await browser.newContext()).newPage();
  try {
    return await drawing.evaluate(
      async ([source, colour]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const ink = canvas.getContext('2d');
        ink?.drawImage(image, 0, 0);
        const { data } = ink?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
        let points = 0;
        for (let at = 0; at < data.length; at += 4)
          if (colour.every((part, channel) => data[at + channel] === part)) points++;
        return { width: image.width, height: image.height, points };
      },
      [Buffer.from(png).toString('base64'), MAGENTA] as const,
    );
  } finally {
    await drawing.context().close();
  }
}

describe('a picture of the control', () => {
  it('is taken only where it is wanted, within the caps, and changes neither the finding nor the page', async () => {
    const without = await visit(page(), 'off');
    await context.close();
    const plain = finding(without);
    await served?.close();
    const seen = await visit(page(), 'on');
    expect(without.pictures.size).toBe(0);
    expect([...seen.pictures.keys()]).toEqual([training]);
    expect(finding(seen)).toEqual(plain);
    expect(plain[0]).toMatchObject({ status: 'fail', state: 'on' });
    expect(seen.after).toEqual(without.after);
    const size = await measure(seen.pictures.get(training));
    expect(size.width).toBeLessThanOrEqual(pictureCaps.width);
    expect(size.height).toBeLessThanOrEqual(pictureCaps.height);
    expect(size.points).toBe(40 * 20);
  });

  it('holds the control of a row that is far larger than the caps', async () => {
    const large = page().replace(
      'width:700px',
      'width:1250px;height:850px;padding:200px 600px;box-sizing:border-box',
    );
    const wide = await visit(large, 'on');
    expect(await measure(wide.pictures.get(training))).toEqual({
      width: pictureCaps.width,
      height: pictureCaps.height,
      points: 800,
    });
  });

  it('is not taken of a control below the fold: nothing is scrolled for a picture', async () => {
    const below = await visit(page('<div style="height:2600px">Words</div>'), 'on');
    expect(finding(below)[0]).toMatchObject({ status: 'fail' });
    expect(below.pictures.size).toBe(0);
    expect(below.after).toMatchObject({ scroll: 0, width: 1280 });
  });

  it('is not taken where a box around the control has scrolled it out of sight', async () => {
    const hidden = page('<div style="height:100px;overflow:auto"><div style="height:900px"></div>', '</div>');
    const seen = await visit(hidden, 'on');
    expect(finding(seen)[0]).toMatchObject({ status: 'fail' });
    expect(seen.pictures.size).toBe(0);
  });

  it('is not taken of a sign-in form, of a challenge, or beneath a dialog', async () => {
    const password = page('', '<form>Please sign in<input type="password"></form>');
    const challenge = page('', '<iframe src="/captcha" width="300" height="80"></iframe>');
    const dialog = page(
      '',
      '<div role="dialog" style="position:fixed;inset:0;background:#fff">Are you a person?</div>',
    );
    for (const html of [password, challenge, dialog]) {
      const seen = await visit(html, 'on');
      expect(seen.result.observations).toHaveLength(1);
      expect(seen.pictures.size).toBe(0);
      await context.close();
      await served?.close();
    }
  });

  it('is not taken where nobody is signed in', async () => {
    const out = page('', '<a href="/login">Sign in</a>');
    const seen = await visit(out, 'on', { signedOut: true });
    expect(finding(seen)[0]).toMatchObject({ status: 'unknown', reason: 'signedOut' });
    expect(seen.pictures.size).toBe(0);
  });

  it('that can’t be kept costs nothing but itself', async () => {
    const plain = finding(await visit(page(), 'off'));
    await context.close();
    await served?.close();
    let asked = 0;
    const full = async () => {
      asked++;
      throw new Error('the disk is full');
    };
    const seen = await visit(page(), full);
    expect(asked).toBe(1);
    expect(finding(seen)).toEqual(plain);
    expect(seen.result.stop).toBeNull();
  });
});
