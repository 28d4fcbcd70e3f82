// The report card's window on five years of weekly history of 40 settings, against the same window on one month.
import { loadTypeScript } from '../support/load-typescript.mjs';
import { rounds, row, turnByTurn } from './measure.mjs';

/** @type {typeof import('../renderer/harness.ts')} */
const { RendererHarness } = await loadTypeScript('tests', 'renderer', 'harness.ts');
/** @type {typeof import('../renderer/catalogue.ts')} */
const { manyManifests } = await loadTypeScript('tests', 'renderer', 'catalogue.ts');
/** @type {typeof import('../renderer/scenario.ts')} */
const { account, seen, snapshot } = await loadTypeScript('tests', 'renderer', 'scenario.ts');
/** @type {typeof import('../renderer/scenarios.ts')} */
const scenarios = await loadTypeScript('tests', 'renderer', 'scenarios.ts');

const manifests = manyManifests(40);
const checks = manifests.map(({ id }) => id);
const fiveYears = 260;
const oneMonth = 4;
const harness = await RendererHarness.start();

/** @param {number} weeks */
const open = (weeks) =>
  harness.open({
    snapshot: snapshot([
      account(
        'mine',
        checks.map((check) => seen(check, 'pass')),
        { manifests },
      ),
    ]),
    manifests,
    timelines: scenarios.weekly(checks, weeks),
  });

/** From the start of the navigation until the last setting's button can be pressed. @param {number} weeks */
async function untilUsable(weeks) {
  const { page, close } = await open(weeks);
  await page
    .getByRole('button', { name: manifests.at(-1)?.words.en.title ?? '' })
    .first()
    .click({ trial: true });
  const ms = await page.evaluate('performance.now()');
  await close();
  return Number(ms);
}

/** From the main process's answer until every strip is drawn: how it travels here is not how it travels in the app. @param {number} weeks */
async function untilDrawn(weeks) {
  const { page, close } = await open(weeks);
  const ms = await page.evaluate(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const asked = window.flipwatch.request;
    let began = 0;
    window.flipwatch.request = async (...call) => {
      const reply = await asked(...call);
      began = performance.now();
      return reply;
    };
    [...document.querySelectorAll('nav button')].find((button) => button.innerText.trim() === 'History').click();
    while (document.querySelectorAll('main svg[role=img]').length < 40) await frame();
    await frame();
    return performance.now() - began;
  })()`);
  await close();
  return Number(ms);
}

/** The slowest tenth of the frames while the history is scrolled from its head to its foot, 60 px with each frame. @param {number} weeks */
async function whileScrolled(weeks) {
  const { page, close } = await open(weeks);
  const ms = await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    [...document.querySelectorAll('nav button')].find((button) => button.innerText.trim() === 'History').click();
    while (document.querySelectorAll('main svg[role=img]').length < 40) await frame();
    await frame();
    const took = [];
    let before = await frame();
    for (let at = 0; at < document.documentElement.scrollHeight - innerHeight; at += 60) {
      scrollTo(0, at);
      const now = await frame();
      took.push(now - before);
      before = now;
    }
    if (took.length < 10) throw new Error('There is nothing to scroll.');
    return took.sort((a, b) => a - b)[Math.floor(took.length * 0.9)];
  })()`);
  await close();
  return Number(ms);
}

const note = '40 settings, five years of weeks; yardstick: one month';
try {
  for (const [name, measure] of /** @type {const} */ ([
    ['report card until it can be used', untilUsable],
    ['history until it is drawn', untilDrawn],
    ['history scrolled, a frame of the slowest tenth', whileScrolled],
  ])) {
    const { ours, yardstick } = await turnByTurn(rounds(5), {
      ours: () => measure(fiveYears),
      yardstick: () => measure(oneMonth),
    });
    row({ name, ours, yardstick, unit: 'ms', note });
  }
} finally {
  await harness.stop();
}
