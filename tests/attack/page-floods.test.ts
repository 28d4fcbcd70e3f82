import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import { trusted } from '../../checks/audit/observations.ts';
import { drawCard } from '../../checks/cli/card.ts';
import { openWords } from '../../checks/cli/words.ts';
import { readPage, type VisitResult } from '../../checks/engine/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import { newsOf } from '../../checks/history/news.ts';
import {
  type HistoryEntry,
  type InventoryItem,
  MOST_NEW_NAMED,
  MOST_SEEN_CONTROLS,
  MOST_UNKNOWN_ON_PAGE,
} from '../../checks/model/index.ts';
import { accountViewSchema, MOST_OF_A_GROUP } from '../../electron/contract/index.ts';
import { notificationText } from '../../electron/desktop/notification-text.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { accountView } from '../../electron/state/account-view.ts';
import { radarView } from '../../electron/state/radar-view.ts';
import { PictureStore } from '../../electron/storage/picture-store.ts';
import { firstStored, newsSchema, storedSchema } from '../../electron/storage/stored.ts';
import { account, day, finding, finished, platform, setting } from '../audit/builders.ts';
import { Stage } from '../audit/stage.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { settingOf, visitTo } from '../support/visits.ts';

/** A page may draw as many switches, and words as long, as it likes. What is kept of them, and what people are shown, has an end. */
const folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-floods-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const house = setting('a');
const training = settingOf('linkedin.ai-training');
/** One visit to LinkedIn's page on AI training, at a site with these pages. */
async function readWhere(pages: Parameters<typeof servePages>[0]): Promise<VisitResult> {
  const served = await servePages(pages);
  const browser = await launchChromium('only read');
  try {
    const timing = { navigation: 8_000, ready: 2_000, poll: 120, watchFactor: 0.1 };
    const page = await browser.newPage();
    return await readPage(page, visitTo(served.origin, training), { now: () => new Date(), timing });
  } finally {
    await browser.close();
    await served.close();
  }
}
const invented = (count: number, of = 'Invented'): InventoryItem[] =>
  Array.from({ length: count }, (_, n) => ({
    page: house.place.path,
    key: null,
    label: `${of} ${n} ${'x'.repeat(170)}`,
    state: 'on',
    check: null,
  }));
const flood = invented(4_000);
const calm: HistoryEntry[] = [
  { kind: 'finding', audit: 'before', finding: finding('a', 'off', day(1)) },
  finished('before', day(1)),
];

/** What the report card would draw of the radar. */
const drawn = (log: readonly HistoryEntry[]) =>
  radarView(log, { platform, manifests: [house], now: new Date(day(20)), every: 'eachAudit' });

/** One audit of a page that shows these switches, beside the one that its check knows. */
async function audit(inventory: readonly InventoryItem[], past: readonly HistoryEntry[] = calm) {
  const known = { kind: 'switch', key: null, label: 'Label of a', state: 'off', check: house.id } as const;
  const seen = [known, ...inventory.map(({ page: _, ...item }) => ({ kind: 'switch' as const, ...item }))];
  const controls = { language: 'en', seen };
  const stage = new Stage([house], { [house.place.path]: () => ({ inventory, controls }) }, past);
  const { document } = await auditAccount(stage.deps(), {
    account,
    checks: 'all',
    trigger: 'manual',
    pace: 0,
    radar: 'visited',
  });
  const news = document.radar?.news ?? [];
  const appeared = news.flatMap(({ title, titles }) => titles ?? [title]);
  return { stage, document, appeared, radar: drawn(stage.log) };
}

describe('a page with thousands of switches that nobody knows', () => {
  test('is kept in a line of the history that a person could still read, however often it is audited', async () => {
    const { stage, document } = await audit(flood);
    expect(document.unknownSwitches).toHaveLength(MOST_UNKNOWN_ON_PAGE);
    const file = path.join(folder, 'kept.history');
    const history = await openHistoryFile(file);
    for (const entry of stage.log) await history.append(entry);
    await history.close();
    expect(statSync(file).size).toBeLessThan(50_000);
  });

  test('is told in the terminal by some names and a number', async () => {
    const { document } = await audit(flood);
    for (const language of ['en', 'de'] as const) {
      const card = drawCard(
        {
          findings: document.findings,
          platforms: [platform],
          manifests: [house],
          radar: document.radar,
          indexPages: [],
          lastKnown: ({ status }) => status,
          practice: false,
          stopped: false,
          notBegun: [],
          language,
          commandFor: () => '',
        },
        await openWords(language),
        { colour: false, columns: 80 },
      );
      // Beside the setting that is known one is named once more, as what has come up beside it.
      expect(card.split('Invented')).toHaveLength(MOST_NEW_NAMED + 2);
      // One place is taken by the switch that is known.
      expect(card).toContain(`${MOST_SEEN_CONTROLS - 1} `);
      expect(card.length).toBeLessThan(6_000);
    }
  });

  test('is told in the report card by some names and a number', async () => {
    const { radar } = await audit(flood);
    const stored = {
      account,
      practice: false,
      schedule: { since: day(1), lastAudit: null, jitter: 0, notBefore: null },
      signIn: 'signedIn',
    } as const;
    const looking = { now: new Date(day(20)), seen: new Set<string>() };
    const view = accountView(
      stored,
      account,
      { past: pastOf(calm), radar, beside: new Map() },
      [house],
      looking,
    );
    accountViewSchema.parse(view);
    expect(view.radar?.items).toHaveLength(1);
    // One place is taken by the switch that is known.
    expect(view.radar?.items[0]).toMatchObject({ kind: 'newControl', count: MOST_SEEN_CONTROLS - 1 });
    expect(view.radar?.items[0]?.titles).toHaveLength(MOST_OF_A_GROUP);
    expect(JSON.stringify(view.radar).length).toBeLessThan(20_000);
    const few = await audit(invented(2));
    expect(few.radar?.items.map(({ label }) => label)).toEqual(invented(2).map(({ label }) => label));
  });

  test('is one short notification, and pushes nothing else out of what waits to be told', async () => {
    const { document } = await audit(flood);
    const news = newsOf({
      account: account.id,
      findings: document.findings,
      radar: document.radar,
      past: pastOf(calm),
    });
    expect(news).toHaveLength(1);
    for (const one of news) newsSchema.parse(one);
    storedSchema.parse({ ...firstStored, news: { told: [], seen: [], waiting: news } });
    const names = { platformOf: () => 'House', account: () => 'Me', check: () => 'A' };
    const text = notificationText(news, names, await loadWords('en'));
    expect(text?.title).toContain(String(MOST_SEEN_CONTROLS - 1));
    expect(text?.body.split('\n')).toHaveLength(1);
    expect(text?.body.length).toBeLessThan(400);
  });

  test('says nothing of the next audit’s: what was not kept may have been there', async () => {
    const first = await audit(flood);
    const second = await audit([...invented(1, 'Fresh'), ...flood.slice(30)], first.stage.log);
    expect(second.appeared).toEqual([]);
    // Once the page is one that can be kept whole, it is compared again.
    const whole = await audit(flood.slice(0, 5), second.stage.log);
    expect(whole.appeared).toEqual([]);
    const later = await audit([...flood.slice(0, 5), ...invented(1, 'Fresh two')], whole.stage.log);
    expect(later.appeared.map((label) => label.slice(0, 9))).toEqual(['Fresh two']);
  });

  test('one switch fewer than are kept hides none of them', async () => {
    const first = await audit(invented(MOST_SEEN_CONTROLS - 2));
    expect(first.document.radar?.news[0]?.count).toBe(MOST_SEEN_CONTROLS - 2);
    const second = await audit(
      [...invented(MOST_SEEN_CONTROLS - 3), ...invented(1, 'Fresh')],
      first.stage.log,
    );
    expect(second.appeared).toHaveLength(1);
  });

  test('that an older version has kept whole is still read, and floods nothing', async () => {
    const file = path.join(folder, 'old.history');
    const lines = [...calm, finished('old', day(2), flood)].map((entry) => {
      const json = JSON.stringify(entry);
      return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
    });
    writeFileSync(file, lines.join(''));
    const history = await openHistoryFile(file);
    const entries = await history.entries();
    await history.close();
    expect([history.newer, history.damaged]).toEqual([0, null]);
    expect(entries).toHaveLength(3);
    const { document } = await audit(invented(3), entries);
    expect(document.unknownSwitches).toHaveLength(3);
  });

  test('cannot make a verdict lose its reason by a long address', async () => {
    const long = `/elsewhere/${'x'.repeat(3_000)}`;
    const { observations } = await readWhere((asked) =>
      asked === training.place.path
        ? `<!doctype html><title>Settings</title><script>location.replace(${JSON.stringify(long)})</script>`
        : asked === long
          ? '<!doctype html><html lang="en"><body><main><h1>Elsewhere</h1><p>Another page of the same site.</p></main></body></html>'
          : undefined,
    );
    const [seen] = observations;
    expect(trusted(training, seen, day(1), 1)).toMatchObject({ status: 'unknown', reason: 'redirected' });
    expect(seen?.detail?.length).toBeLessThanOrEqual(500);
  });

  test('leaves the engine with no more than are kept, and with the setting that it was asked for', async () => {
    const known =
      '<p>Use my data for training content creation AI models</p><input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" checked>';
    const others = Array.from(
      { length: 300 },
      (_, n) => `<label><input type="checkbox" role="switch">Invented ${n}</label>`,
    );
    const html = `<!doctype html><html lang="en"><body><main><h1>Settings</h1><p>Words.</p>${others.join('')}${known}</main></body></html>`;
    const { inventory } = await readWhere((asked) => (asked === training.place.path ? html : undefined));
    expect(inventory.filter((item) => item.check === null)).toHaveLength(MOST_UNKNOWN_ON_PAGE);
    expect(inventory.map((item) => item.check)).toContain(training.id);
  });
});

test('a picture larger than any report card would draw is not kept', async () => {
  const place = path.join(folder, 'evidence');
  const evidence = new PictureStore({
    folder: place,
    clock: { now: () => new Date(day(1)) },
    wanted: () => true,
  });
  evidence.keep('x-1', 'x.places', new Uint8Array(5_000_000));
  expect(existsSync(path.join(place, 'x-1'))).toBe(false);
  evidence.keep('x-1', 'x.places', new Uint8Array(200_000));
  expect((await evidence.get('x-1', 'x.places'))?.png.length).toBeGreaterThan(200_000);
});
