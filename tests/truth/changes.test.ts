import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { changeOnAccount } from '../../checks/audit/change-account.ts';
import { drivenPage } from '../../checks/browser/driven-page.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { HistoryEntry } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { platformOf } from '../support/visits.ts';
import {
  json,
  quick,
  type Route,
  serve,
  settingsPage,
  training,
  trainingData,
  trainingPath,
  trainingSwitch,
} from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const { manifests } = loadCatalogue();
const page = (press: string) =>
  settingsPage(
    trainingSwitch('checked onchange="changed(this)"'),
    `fetch('${trainingData}').then((r) => r.json()).then((d) => { document.querySelector('input').checked = d.value; }); const save = () => fetch('/save', { method: 'PUT' }); function changed(box) { ${press} }`,
  );

/** A site that holds one setting, and answers a change in its own way. */
async function site(press: string, save: (take: () => void) => Route) {
  const held = { value: true };
  const stage = await serve({
    [trainingPath]: page(press),
    [trainingData]: (...all) => json({ key: 'allowDataForGenerativeAI', value: held.value })(...all),
    '/save': save(() => {
      held.value = false;
    }),
  });
  const entries: HistoryEntry[] = [];
  let minutes = 0;
  const deps = {
    browser: {
      open: async () => {
        const context = await browser.newContext();
        return drivenPage(await context.newPage(), () => context.close());
      },
    },
    history: {
      append: async (entry: HistoryEntry) => void entries.push(entry),
      entries: async () => entries,
    },
    clock: { now: () => new Date(Date.parse('2026-11-25T12:00:00.000Z') + minutes++ * 60_000) },
    platform: platformOf(training),
    catalogue: manifests.filter(({ platform }) => platform === 'linkedin'),
  };
  const account = { id: 'a', platform: 'linkedin', name: 'A', site: stage.origin };
  const audit = async () =>
    (await auditAccount(deps, { account, checks: [training.id], trigger: 'manual', pace: 0, timing: quick }))
      .document.findings[0];
  const fix = () =>
    changeOnAccount(deps, { account, check: training.id, action: 'fix', timing: { ...quick, shown: 0 } });
  return { held, stage, audit, fix };
}

const answer = (value: unknown, status = 200, headers = {}): Route => json(value, headers, status);
const takesItAfter =
  (ms: number, take: () => void): Route =>
  (...all) =>
    void setTimeout(() => {
      take();
      answer({})(...all);
    }, ms);

describe('what a change came to', () => {
  it('is waited for, where its answer is slow', async () => {
    const { fix, held, stage } = await site('save()', (take) => takesItAfter(1_500, take));
    expect(await fix()).toMatchObject({ result: 'fixed', after: 'off' });
    expect(held.value).toBe(false);
    await stage.close();
  });

  it('is "not answered yet" where it is slower than that, and what comes late is ours', async () => {
    const { audit, fix, stage } = await site('save()', (take) => takesItAfter(4_500, take));
    expect(await audit()).toMatchObject({ status: 'fail' });
    expect(await fix()).toMatchObject({ result: 'failed', reason: 'notAnswered' });
    await new Promise((done) => setTimeout(done, 3_500));
    expect(await audit()).toMatchObject({ status: 'pass', flip: { by: 'here' } });
    await stage.close();
  });

  it('that was kept after all is ours, too', async () => {
    const { audit, fix, held, stage } = await site('save()', () => answer({}));
    expect(await audit()).toMatchObject({ status: 'fail' });
    expect(await fix()).toMatchObject({ result: 'failed', reason: 'notHeld' });
    held.value = false;
    expect(await audit()).toMatchObject({ status: 'pass', flip: { by: 'here' } });
    await stage.close();
  });

  it.each([
    ['GraphQL’s errors with 200', answer({ errors: [{ message: 'timeout' }], data: {} })],
    ['a word of failure with 200', answer({ success: false })],
    ['403', answer({}, 403)],
    ['a broken connection', ((ask) => ask.socket.destroy()) as Route],
  ])('is "not saved" where the answer is %s', async (_name, refusal) => {
    const { fix, stage } = await site('save()', () => refusal);
    expect(await fix()).toMatchObject({ result: 'failed', reason: 'notSaved' });
    await stage.close();
  });

  it.each([
    ['429', answer({ errors: [{ code: 88 }] }, 429, { 'retry-after': '3600' })],
    ['999', answer({}, 999, { 'retry-after': '3600' })],
  ])('is a pause where the answer is %s: nothing is loaded again', async (_name, refusal) => {
    const { fix, stage } = await site('save()', () => refusal);
    const done = await fix();
    expect(done).toMatchObject({ result: 'failed', reason: 'rateLimited', after: null });
    expect(Date.parse(done.retryAt ?? '')).toBeGreaterThan(Date.parse('2026-11-25T12:50:00.000Z'));
    expect(stage.asked.filter((line) => line === `GET ${trainingPath}`)).toHaveLength(1);
    await stage.close();
  });

  it.each([
    [
      'asks with the browser’s own words',
      "if (confirm('Really stop it?')) save(); else box.checked = true;",
      'Really stop it?',
    ],
    ['asks for a word', "if (prompt('Type STOP')) save(); else box.checked = true;", 'Type STOP'],
  ])('is a question that nobody answers where the site %s', async (_name, press, question) => {
    const { fix, held, stage } = await site(press, (take) => takesItAfter(0, take));
    expect(await fix()).toMatchObject({ result: 'refused', reason: 'asked', question });
    expect(held.value).toBe(true);
    await stage.close();
  });

  it('is told as fixed where the site only says that it is done', async () => {
    const { fix, stage } = await site("alert('Saved'); save();", (take) => takesItAfter(0, take));
    expect(await fix()).toMatchObject({ result: 'fixed' });
    await stage.close();
  });

  it('is no fix where the page only draws it so', async () => {
    const { fix, stage } = await site('', () => answer({}));
    expect(await fix()).toMatchObject({ result: 'failed', reason: 'notHeld' });
    await stage.close();
  });

  it('is not "already" for a value that nobody said', async () => {
    const { fix, held, stage } = await site('save()', () => answer({}));
    Object.assign(held, { value: null });
    const done = await fix();
    expect(done.result).not.toBe('already');
    expect(stage.asked.filter((line) => line.startsWith('PUT'))).toEqual([]);
    await stage.close();
  });
});
