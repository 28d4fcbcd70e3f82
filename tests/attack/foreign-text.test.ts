import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { printPdf } from '../../checks/browser/print-pdf.ts';
import example from '../../checks/catalogue/example.json' with { type: 'json' };
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { pastOf } from '../../checks/history/flips.ts';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import {
  accountName,
  inMenu,
  inNotification,
  inTitle,
  named,
  oneLine,
  onTerminal,
  type RadarNews,
  radarKinds,
} from '../../checks/model/index.ts';
import { writeReport } from '../../checks/report/write-report.ts';
import { notificationText } from '../../electron/desktop/notification-text.ts';
import { bannerAddress, bannerResponse } from '../../electron/embedded-browser/banner.ts';
import { insteadAddress, insteadResponse } from '../../electron/embedded-browser/instead.ts';
import { loadWords } from '../../electron/locales/words.ts';
import { browserWords, bundled, flipwatch, folder } from '../cli/program.ts';
import { chromiumPath } from '../support/chromium.ts';

/** One text that is an order in every place where Flipwatch shows what others have written. */
const hostile = [
  '=HYPERLINK("https://evil.example","Sign in")',
  '<a href="https://evil.example/login">Your session has expired</a><img src="file:///etc/hostname"/>',
  '<script>alert(1)</script>',
  'Tom & Jerry',
  '\u001b[2J\u001b[H gone \u001b]52;c;cHduZWQ=\u0007 \u009b31m',
  'gnp.\u202Eexe\u2066',
  'zero\u200Bwidth \u00ADsoft',
  '$t(notification.show) {{title}}',
].join('\r\n');
const hebrew = 'חשבון פרטי';

/** What no place may be given: orders to a terminal, and signs that turn round or hide what stands beside them. */
const orders = /(?!\n)\p{Cc}|[\u200B\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066\u2067\u2028\u2029]/u;

const home = folder();
afterAll(() => home.remove());

/** A check of a person's own, as a stranger may have written it. */
function hostileCheck() {
  const check = structuredClone(example);
  const words = (text: string) => ({ ...example.words.en, title: `${text} ${hostile}`.slice(0, 290) });
  return {
    ...check,
    id: 'linkedin.strangers-check',
    words: { en: words('A check'), de: words('Eine Prüfung') },
    sources: check.sources.map((source) => ({ ...source, says: 'It is there.' })),
    place: {
      ...check.place,
      headings: [],
      menu: { desktop: { en: ['Open it.'] }, phone: { en: ['Open it.'] } },
    },
    control: {
      ...check.control,
      keys: [{ attribute: 'id', value: 'strangers' }],
      labels: [{ language: 'en', text: 'Words of a stranger', seen: check.verifiedOn }],
    },
    fix: {
      ...check.fix,
      steps: { en: [`Step ${hostile}`.slice(0, 290)] },
      reversible: false,
      warning: { en: `Warn ${hostile}` },
    },
  };
}

/** The radar's news of every kind, in each place of which a page has written its worst. */
function hostileNews(check: string) {
  const between: [string, string] = ['2026-11-09T08:00:00.000Z', '2026-11-16T08:00:00.000Z'];
  const news = radarKinds.flatMap((kind): RadarNews[] => {
    const about = {
      kind,
      platform: 'linkedin',
      page: hostile,
      path: hostile,
      known: 'nobody' as const,
      between,
    };
    const words = { title: hostile, was: hostile, state: hostile };
    return [
      { ...about, ...words },
      { ...about, ...words, group: hostile, count: 2, titles: [hostile, hostile] },
    ];
  });
  const pages = [{ platform: 'linkedin', path: hostile, read: false, reason: 'notWhole' as const }];
  return { news, pages, beside: new Map([[check, hostile]]) };
}

/** Writes such news down, as an audit of today would. */
async function tellHostile(file: string): Promise<void> {
  const history = await openHistoryFile(file);
  const now = new Date().toISOString();
  const words = hostile.slice(0, 290);
  for (const { kind } of hostileNews('').news.filter(({ titles }) => titles === undefined)) {
    const place = { kind, platform: 'linkedin', page: `/${words}`, path: `/${kind} ${words}` } as const;
    const news = { ...place, title: words, was: words, state: words, known: 'nobody' as const };
    await history.append({ kind: 'radarNews', audit: 'audit-1', news: { ...news, between: [now, now] } });
  }
  await history.close();
}

describe('a hostile text is an order nowhere:', () => {
  test('notification', async () => {
    const words = await loadWords('en');
    const names = { platformOf: () => 'LinkedIn', account: () => hostile, check: () => hostile };
    const account = 'linkedin-1';
    const text = notificationText(
      [
        { kind: 'newSetting', key: 'a', account, label: hostile, page: '/x' },
        { kind: 'signInNeeded', key: 'b', account, why: 'signedOut' },
        { kind: 'newExposure', key: 'c', account, check: 'linkedin.ai-training' },
      ],
      names,
      words,
    );
    const body = inNotification(text?.body ?? '', 'linux');
    expect(body).not.toMatch(orders);
    expect(body).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    expect(inTitle(text?.title ?? '')).not.toMatch(orders);
    // However much a page has written, it is a few words in a sentence of ours.
    for (const line of body.split('\n')) expect(line.replace(/&\w+;/g, '&').length).toBeLessThan(200);
    expect(body).toContain('LinkedIn');
  });

  test('notification: elsewhere the body is text, and stays as it is', () => {
    expect(inNotification('Tom & <Jerry>\nand', 'linux')).toBe('Tom &amp; &lt;Jerry&gt;\nand');
    for (const platform of ['win32', 'darwin'])
      expect(inNotification('Tom & <Jerry>\nand', platform)).toBe('Tom & <Jerry>\nand');
  });

  test('tray menu', () => {
    const label = inMenu(accountName('LinkedIn', hostile));
    expect(label).not.toMatch(orders);
    expect(inMenu('Tom & Jerry')).toBe('Tom && Jerry');
    expect(label.replaceAll('&&', '')).not.toContain('&');
  });

  test('window title', () => {
    expect(inTitle(hostile)).not.toMatch(orders);
    expect(inTitle(hostile)).not.toContain('\n');
  });

  test('banner above a page, and what stands in place of one', async () => {
    const safety = { secure: hostile, here: hostile, open: hostile };
    const words = {
      language: hostile,
      doing: hostile,
      button: hostile,
      safety,
      way: { back: hostile, reload: hostile },
    };
    const place = { host: hostile, safety: 'here' } as const;
    const banner = bannerResponse(bannerAddress(words, { place, focus: 'button' }));
    const instead = insteadResponse(
      insteadAddress({ language: hostile, title: hostile, lines: [hostile], button: hostile }),
    );
    for (const page of [banner, instead]) {
      expect(await page.text()).not.toMatch(/<a|<img|<script|\u202E/);
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    }
  });

  test('terminal', async () => {
    const profile = path.join(home.path, 'profile');
    mkdirSync(path.join(profile, 'checks'), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(profile, 'checks', 'strangers.json'), JSON.stringify(hostileCheck()));
    const odd = path.join(profile, 'checks', 'not \u001b[2J\u202Ea check.json');
    writeFileSync(odd, '{');
    const program = await bundled();
    const check = 'linkedin.strangers-check';
    const words = ['--practice', '--profile', profile, ...browserWords];
    const fixed = await flipwatch(program, ['fix', check, ...words]);
    expect(fixed.err).toContain('gone');
    for (const verb of ['history', 'audit']) {
      const { out, err } = await flipwatch(program, [verb, '--check', check, ...words]);
      expect(`${out}${err}`).not.toMatch(orders);
      const json = await flipwatch(program, [verb, '--check', check, '--json', ...words]);
      expect(json.out).not.toMatch(orders);
      JSON.parse(json.out);
    }
    expect(`${fixed.out}${fixed.err}`).not.toMatch(orders);
    await tellHostile(path.join(profile, 'history', 'linkedin-practice.history'));
    for (const more of [[], ['--json']])
      for (const said of [['list'], ['/x', 'y']]) {
        const told = await flipwatch(program, ['put-aside', ...said, ...words, ...more]);
        expect(`${told.out}${told.err}`).toContain('HYPERLINK');
        expect(`${told.out}${told.err}`).not.toMatch(orders);
        if (more.length > 0) JSON.parse(told.out);
      }
    const unknown = await flipwatch(program, ['audit', '--check', hostile, '--profile', profile]);
    expect(unknown.code).toBe(64);
    expect(unknown.err).not.toMatch(orders);
  }, 180_000);

  test('terminal: the colours are ours', () => {
    expect(onTerminal('\u001b[32m✓\u001b[39m fine\n')).toBe('\u001b[32m✓\u001b[39m fine\n');
    expect(onTerminal('\u001b[8m\u001b[32mhidden')).not.toContain('\u001b[8m');
  });

  const catalogue = loadCatalogue();
  const data = {
    generatedAt: '2026-11-16T08:00:00.000Z',
    platforms: catalogue.platforms,
    manifests: catalogue.manifests.slice(0, 2).map((one) => ({
      ...one,
      words: { ...one.words, en: { ...one.words.en, title: hostile } },
    })),
    accounts: [
      {
        account: { id: 'linkedin-1', platform: 'linkedin', name: hostile },
        past: pastOf([]),
        radar: hostileNews(catalogue.manifests[0]?.id ?? ''),
      },
    ],
  };
  const open = { masked: false, language: 'en' } as const;

  test('CSV', () => {
    const csv = writeReport('csv', data, open).slice(1).replaceAll('\r\n', '');
    expect(csv).not.toMatch(orders);
    expect(csv).toContain(`"'=HYPERLINK`);
    // Every kind of news is there: by itself, as a group, and the page that could not be read.
    expect(csv.match(/"'=HYPERLINK/g)?.length).toBeGreaterThan(2 * radarKinds.length);
    expect(csv).not.toMatch(/(?:^|",)"=/);
  });

  test('HTML, and the PDF that is printed from it', async () => {
    const page = writeReport('html', data, open);
    expect(page).not.toMatch(/<a\b|<img|[\u202A-\u202E\u2066-\u2069]/);
    expect(page).toContain('Tom &amp; Jerry');
    // In a sentence of ours it is kept apart, so that it turns nothing round.
    expect(page.match(/“<bdi>=HYPERLINK/g)?.length).toBeGreaterThan(radarKinds.length);
    expect(page).not.toContain('<script');
    const sandbox = process.getuid?.() !== 0;
    const pdf = Buffer.from(await printPdf(page, { browser: chromiumPath(), sandbox })).toString('latin1');
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).not.toMatch(/\/URI|\/Launch|\/JavaScript/);
  }, 60_000);

  test('right to left: a name does not turn round the words beside it', () => {
    expect(named(hebrew)).toBe(`\u2068${hebrew}\u2069`);
    expect(named('Anna')).toBe('Anna');
    const label = inMenu(accountName('LinkedIn', hebrew));
    expect(label).toContain(`\u2068${hebrew}\u2069`);
    expect(inTitle(label)).toContain(`\u2068${hebrew}\u2069`);
    expect(inNotification(label, 'linux')).toContain(`\u2068${hebrew}\u2069`);
  });

  test('what people really call their accounts stays as it is', () => {
    for (const name of ['Łukasz & Söhne', '👩‍👩‍👧 Familie ❤️', 'می‌خواهم', 'O’Brien "Bob"', '佐藤 花子'])
      expect(oneLine(name)).toBe(name);
  });
});

/** Places may not be left out: whoever shows something there takes the words from the one module that knows how. */
test.each([
  ['electron/desktop/notifier.ts', ['inNotification(', 'inTitle(']],
  ['electron/desktop/tray.ts', ['inMenu(', 'inTitle(']],
  ['electron/embedded-browser/shown-window.ts', ['inTitle(']],
  ['electron/embedded-browser/banner.ts', ['inHtml(']],
  ['electron/embedded-browser/instead.ts', ['inHtml(']],
  ['electron/embedded-browser/own-page.ts', ['inHtml(']],
  ['checks/report/csv.ts', ['inCsv']],
  ['checks/report/markup.ts', ['inHtml(']],
  ['checks/cli/program.ts', ['onTerminal(text)', 'onTerminal(message)']],
  ['checks/cli/progress.ts', ['onTerminal(sentence)']],
  ['checks/cli/ask.ts', ['onTerminal(question)']],
])('%s escapes what it shows', (file, calls) => {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  for (const call of calls) expect(source).toContain(call);
});
