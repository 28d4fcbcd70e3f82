import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPast } from '../../checks/history/flips.ts';
import { type Flip, inCsv, inHtml } from '../../checks/model/index.ts';
import type { ReportData } from '../../checks/report/document.ts';
import { html } from '../../checks/report/markup.ts';
import { reportDocumentSchema } from '../../checks/report/schema.ts';
import { writeReport } from '../../checks/report/write-report.ts';
import { open, sample } from './sample.ts';

/** A plain reader of separated values, as a spreadsheet would split them. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let fresh = true;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"' && fresh) {
      quoted = true;
      fresh = false;
    } else if (sign === separator || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      if (sign === '\n') rows.push([]);
      cell = '';
      fresh = true;
    } else {
      cell += sign;
      fresh = false;
    }
  }
  if (cell !== '') rows.at(-1)?.push(cell);
  return rows.filter((row) => row.length > 0);
}

/** The sample, its flips changed. */
const withFlips = (change: Partial<Flip>): ReportData => ({
  ...sample,
  accounts: sample.accounts.map(({ account, past }) => {
    const checks = [...past.checks].map(
      ([id, one]) => [id, { ...one, flips: one.flips.map((flip) => ({ ...flip, ...change })) }] as const,
    );
    return { account, past: { ...past, checks: new Map(checks) } };
  }),
});

const nasty = fc.string({
  unit: fc.constantFrom(...'=+-@\t\r\n ;,|"\'<>&aö＝\u0000\u200B'.split(''), '=cmd|', '</td>', '&amp;'),
  maxLength: 25,
});

describe('a report as JSON', () => {
  it('is a document of its own schema, with every check of every account', () => {
    const document = reportDocumentSchema.parse(JSON.parse(writeReport('json', sample, open)));
    const [first] = document.report.accounts;
    expect(first?.checks.length).toBe(
      sample.manifests.filter(({ platform }) => platform === 'linkedin').length,
    );
    expect(first?.grade).toMatchObject({
      exposed: 2,
      unknown: 0,
      agedPrivate: 1,
      manualOpen: 0,
      word: 'mostlyPrivate',
    });
    expect(first?.checks.find(({ check }) => check === 'linkedin.ai-training')?.flips).toMatchObject([
      { kind: 'flippedBack', after: '2026-11-14T08:12:00.000Z', before: '2026-11-21T08:12:00.000Z' },
    ]);
  });
});

describe('a person’s own word about a setting', () => {
  const [one] = sample.accounts;
  const said = (done: boolean) => {
    const check = 'linkedin.ai-training';
    const answer = { done, on: '2026-11-22', at: '2026-11-22T08:12:00.000Z' };
    const before = one?.past.checks.get(check) ?? noPast;
    const checks = new Map(one?.past.checks).set(check, { ...before, answer });
    const accounts = one === undefined ? [] : [{ ...one, past: { ...one.past, checks } }];
    return { ...sample, accounts };
  };

  it('is told as theirs, and counted as theirs and not as seen', () => {
    const { report } = reportDocumentSchema.parse(JSON.parse(writeReport('json', said(true), open)));
    const [first] = report.accounts;
    expect(first?.checks.find(({ check }) => check === 'linkedin.ai-training')).toMatchObject({
      status: 'manual',
      state: null,
      answer: { done: true, on: '2026-11-22' },
    });
    expect(report.grade).toMatchObject({ exposed: 1, own: 1 });
    const page = writeReport('html', said(true), open);
    expect(page).toContain('private by your own answer');
    expect(page).toContain('Private, by your own answer');
    expect(page).toMatch(/You said on [^.]*2026: private\./);
    expect(writeReport('html', said(false), open)).toMatch(/You said on [^.]*2026: exposed\./);
    expect(writeReport('html', sample, open)).not.toContain('your own answer');
  });
});

describe('a report as CSV', () => {
  it('has one line for each setting under one heading, and opens in a spreadsheet with its umlauts', () => {
    const text = writeReport('csv', sample, { ...open, language: 'de' });
    const rows = cellsOf(text.slice(1), ';');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const platforms = sample.accounts.map(({ account }) => account.platform);
    expect(rows.length).toBe(
      1 + sample.manifests.filter(({ platform }) => platforms.includes(platform)).length,
    );
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([21]));
    expect(rows[0]?.slice(0, 4)).toEqual(['Plattform', 'Konto', 'Prüfung', 'Einstellung']);
    const training = rows.find((row) => row[2] === 'linkedin.ai-training');
    expect(training).toContain('Offen');
    expect(training).toContain('aus → an');
  });

  it.each([
    ['en', ','],
    ['de', ';'],
  ] as const)('in %s is split at "%s", as a spreadsheet does there', (language, separator) => {
    const rows = cellsOf(writeReport('csv', sample, { ...open, language }).slice(1), separator);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([21]));
  });

  it('keeps an account name that looks like a formula from becoming one', () => {
    const rows = cellsOf(writeReport('csv', sample, open), ',');
    expect(rows.at(-1)?.[1]).toBe("'=Zorro Club");
  });

  it('never lets a spreadsheet see a formula, however it splits the line', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (values, separator) => {
          const line = values.map(inCsv).join(',');
          for (const row of cellsOf(line, separator)) {
            for (const cell of row) expect(cell).not.toMatch(/^[\s\u200B]*[=+\-@＝＋－＠]/);
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('gives back every harmless value as it was', () => {
    const harmless = fc.string({ unit: fc.constantFrom(...'abc "ö€.,; '.split('')), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1, maxLength: 5 }), (values) => {
        expect(cellsOf(`${values.map(inCsv).join(',')}\n`, ',')).toEqual([values]);
      }),
    );
  });
});

describe('a report as HTML', () => {
  it('needs nothing from anywhere and runs nothing', () => {
    const page = writeReport('html', sample, open);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(|javascript:|\son\w+=/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('says what stands, what flipped back and between when, and what to do about it', () => {
    const page = writeReport('html', sample, { ...open, language: 'de' });
    expect(page).toContain('<html lang="de">');
    expect(page).toContain(
      'Zurückgesprungen zwischen dem 14. November 2026 um 09:12 und dem 21. November 2026 um 09:12.',
    );
    expect(page).toContain('Ihre Antwort vom 9. November 2026: erledigt.');
    expect(page).not.toMatch(/\{\{|undefined|\[object|null/);
  });

  it('names one moment where both looks fall into the same minute', () => {
    const times = { after: '2026-11-21T08:12:03.000Z', before: '2026-11-21T08:12:40.000Z' };
    const page = writeReport('html', withFlips(times), open);
    expect(page).toMatch(/Flipped back on November 21, 2026 at 9:12\sAM\./);
    expect(page).not.toContain(' between ');
  });

  it('says of a change that was cut short that it was, in a page and in a table', () => {
    const cutShort = withFlips({ by: 'here', interrupted: true });
    const told = 'Done by you, here in Flipwatch; it was interrupted before it could look again.';
    for (const format of ['html', 'csv'] as const) {
      expect(writeReport(format, cutShort, open)).toContain(told);
      expect(writeReport(format, sample, open)).not.toContain(told);
    }
  });

  it('shows a name with signs in it as that name', () => {
    const page = writeReport('html', sample, open);
    expect(page).toContain('Anna Zorro &lt;anna@zorro.example&gt;');
    expect(page).not.toContain('<anna@');
  });

  it('lets no text become markup, in no place of a template', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = inHtml(text);
        expect(html`<p title="${text}">${[html`${text}`]}</p>`.text).toBe(
          `<p title="${escaped}">${escaped}</p>`,
        );
        const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
        expect(escaped.replace(/&([^;]+);/g, (_, name: string) => signs[name] ?? '?')).toBe(text);
        expect(inHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('is as whole without any account', () => {
    expect(writeReport('html', { ...sample, accounts: [] }, open)).toContain('no accounts');
  });
});

describe('the words of reports', () => {
  it('exist in both languages, with the same blanks to fill', async () => {
    const [en, de] = await Promise.all([
      import('../../checks/report/words.en.json'),
      import('../../checks/report/words.de.json'),
    ]);
    const blanks = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [`${key} ${[...value.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort()}`]
          : blanks(value).map((line) => `${key}.${line}`),
      );
    expect(blanks(de.default)).toEqual(blanks(en.default));
  });
});
