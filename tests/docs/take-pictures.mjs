import { mkdirSync, readFileSync } from 'node:fs';
import { runMain, say } from '../../build/run/console.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { setUp } from '../../build/set-up/set-up.mjs';
import { loadTypeScript } from '../support/load-typescript.mjs';

/** The tests' own way to start the app on a desk. @returns {Promise<typeof import('../support/desk-app.ts')>} */
const loadDesk = () => loadTypeScript('tests', 'support', 'desk-app.ts');

/** The setting that turns back on in the pictures. */
const title = 'Training of AI that creates content';

// node tests/docs/take-pictures.mjs: the README's pictures, taken from the real app with practice accounts. The report card is a
// screenshot. A virtual display has no panel, so the tray is drawn from what the app tells the desktop: icon and menu.
await runMain(async () => {
  const { browser } = await setUp({ browser: true, desktop: 'tests', electron: true });
  const { launchApp, newWorld, startDesk, until } = await loadDesk();
  mkdirSync(fromRoot('docs'), { recursive: true });
  const desk = await startDesk();
  const world = newWorld('2026-11-16T08:00:00.000Z');
  const app = await launchApp(desk, world, ['--practice']);
  const { services } = desk;
  const stands = (/** @type {RegExp} */ words) =>
    until(
      `the tray to say ${words}`,
      () => services.tooltip(),
      (said) => words.test(said),
      150_000,
    );
  try {
    const page = await app.window();
    await page
      .getByRole('button', { name: /^Check (all )?now$/ })
      .first()
      .click();
    await stands(/exposed/);
    await page
      .getByRole('button', { name: `Fix: ${title}` })
      .first()
      .click();
    await page.getByRole('button', { name: 'Fix it now' }).click();
    await page.getByText(/^Page loaded anew and read at/).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: title }).first().click();
    await page.getByRole('button', { name: 'Turn it back on behind my back' }).click();
    await page.getByText('Done, on the practice site only.').first().waitFor();
    // The picture is of what everybody sees, not only those who try it out.
    await page.getByRole('button', { name: 'Close this guide' }).click();
    await app.closeWindow();
    world.setTime('2026-11-24T09:30:00.000Z');
    await stands(/flipped back/);
    await until(
      'all to be over',
      async () => (await services.menu()).map(({ label }) => label),
      (labels) => labels.includes('Check now'),
    );
    await drawTray(await services.menu(), await services.tooltip(), browser);
    await services.clickMenu('Open report card');
    const card = await app.window();
    await card.getByText('Flipped back on').first().waitFor();
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.isVisible()) window.setContentSize(1000, 760);
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await card.screenshot({ path: fromRoot('docs', 'report-card.png') });
  } finally {
    await app.close();
    desk.close();
    world.remove();
  }
  say('docs/report-card.png and docs/tray.png are new.');
  return 0;
});

/** @param {readonly import('../support/desk-services.ts').MenuEntry[]} menu @param {string} tooltip @param {string | undefined} browser */
async function drawTray(menu, tooltip, browser) {
  const icon = readFileSync(fromRoot('out', 'icons', 'tray-flipped@2x.png')).toString('base64');
  const safe = (/** @type {string} */ text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const entries = menu.map(({ label, separator, enabled, checked }) =>
    separator
      ? '<hr>'
      : `<li class="${enabled ? '' : 'off'}"><i>${checked === true ? '✓' : ''}</i>${safe(label)}</li>`,
  );
  const html = `<!doctype html><meta charset="utf-8"><style>
body{margin:0;width:560px;font:15px system-ui,"DejaVu Sans",sans-serif;background:#e9ebee;color:#1d1f22}
header{display:flex;align-items:center;gap:12px;justify-content:flex-end;background:#202327;color:#e8eaed;padding:5px 14px}
header img{width:22px;height:22px}header span{font-size:13px}
ul{margin:6px 14px 18px auto;padding:6px 0;width:420px;background:#fff;border:1px solid #c9ccd1;border-radius:8px;box-shadow:0 4px 14px #0003;list-style:none}
li{padding:5px 16px 5px 8px;display:flex}li.off{color:#6b7077}i{width:24px;font-style:normal}hr{border:0;border-top:1px solid #dde0e4;margin:5px 0}
</style><header><span>${safe(tooltip)}</span><img src="data:image/png;base64,${icon}" alt=""></header><ul>${entries.join('')}</ul>`;
  const { chromium } = await import('playwright-core');
  const drawing = await chromium.launch({
    ...(browser === undefined ? {} : { executablePath: browser }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await drawing.newPage({ viewport: { width: 560, height: 200 }, deviceScaleFactor: 1.5 });
  await page.setContent(html);
  await page.locator('body').screenshot({ path: fromRoot('docs', 'tray.png') });
  await drawing.close();
}
