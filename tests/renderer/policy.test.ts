import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RendererHarness } from './harness.ts';
import * as scenarios from './scenarios.ts';

let harness: RendererHarness;
beforeAll(async () => {
  harness = await RendererHarness.start();
});
afterAll(() => harness.stop());

/** The rest of the suite asserts that nothing was refused; this proves that a refusal would have been seen. */
describe('the content security policy', () => {
  it.each([
    [
      'a style tag',
      `document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))`,
      'style-src',
    ],
    [
      'an inline script',
      `document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))`,
      'script-src',
    ],
    ['a request', `fetch('/app.js').catch(() => {})`, 'connect-src'],
    [
      'a picture from elsewhere',
      `document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))`,
      'img-src',
    ],
  ])('refuses %s, and the tests hear of it', async (_what, code, directive) => {
    const { page, complaints, close } = await harness.open(scenarios.mixed());
    expect(complaints).toEqual([]);
    await page.evaluate(code);
    await expect.poll(() => complaints.some((line) => line.startsWith(`policy: ${directive}`))).toBe(true);
    await close();
  });
});
