import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RadarNews } from '../../checks/model/index.ts';
import { type ReportDocument, reportDocumentSchema } from '../../checks/report/schema.ts';
import { writeReport } from '../../checks/report/write-report.ts';
import { privacy, secret, withNews } from './news-sample.ts';
import { formats, open, sample } from './sample.ts';

const masked = { ...open, masked: true };
type Options = Parameters<typeof writeReport>[2];
const documentOf = (options: Options, data = withNews): ReportDocument['report']['accounts'][number] => {
  const { report } = reportDocumentSchema.parse(JSON.parse(writeReport('json', data, options)));
  return report.accounts[0] ?? expect.fail('no account');
};
/** As a person reads it: one space between words, and no markup. */
const read = (options: Options, data = withNews): string =>
  writeReport('html', data, options)
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

describe('a report with news', () => {
  it('tells each kind as the report card does, with the two looks between which it came', () => {
    const page = read(open);
    for (const said of [
      'What was not there before',
      'New entry on Data privacy: “Zorro assistants”. Beside it stands “on”. New to us, too. It appeared between November 14, 2026 and November 21, 2026.',
      'Beside it stands “Zorro only”.',
      'Others have seen it since February 1, 2026 or before; to you it is new.',
      '6 new entries on Account preferences.',
      'Zorro many-f',
      'New setting on the page of “Training of AI that creates content”: “Zorro learns from you”.',
      'What else is not as it was',
      '“Zorro moved” stands on Data privacy now. Before, it was elsewhere: /mypreferences/d/settings/Zorro.',
      'On Data privacy, “Zorro before” is called “Zorro today” now. It changed between',
      '“Zorro away” could not be found on Data privacy this time. It was last seen on November 14, 2026. That does not mean that it is off.',
      '“Zorro gone” is no longer listed on Data privacy.',
    ])
      expect(page).toContain(said);
    expect(page.indexOf('What was not there before')).toBeLessThan(page.indexOf('What else is not'));
    expect(read({ ...open, language: 'de' })).toContain(
      'Neuer Eintrag auf Datenschutz: „Zorro assistants“. Daneben steht „an“.',
    );
  });

  it('says which pages could not be looked through, and why; what asks to be agreed to by itself', () => {
    const page = read(open);
    expect(page).toContain('LinkedIn, Advertising data, could not be looked through for anything new:');
    expect(page).toContain('LinkedIn asks you to agree to something first.');
    expect(page).toContain('What you can do: Open the page, read it, and answer as you like.');
    expect(page).not.toContain('LinkedIn, Visibility, could not');
    expect(documentOf(open).radar?.unread).toEqual([
      { page: { path: '/mypreferences/d/categories/ads', name: 'Advertising data' }, reason: 'notWhole' },
      {
        page: { path: '/mypreferences/d/categories/profile-visibility', name: 'Visibility' },
        reason: 'acceptWall',
      },
    ]);
  });

  it('says beside a private setting what may have taken over a part, and beside one whose words grew both', () => {
    const page = read(open);
    expect(page).toContain('may have taken over a part of it: “Zorro learns from you”.');
    expect(page).toContain('It said before: “Zorro”. Now it says: “Zorro and more”.');
    const [first, second] = documentOf(open).checks;
    expect([first?.status, first?.beside]).toEqual(['pass', `${secret} learns from you`]);
    expect(second?.grew).toEqual({ was: secret, now: `${secret} and more` });
  });

  it('is a table with a line for each thing, its place and its times', () => {
    const lines = writeReport('csv', withNews, open).slice(1).trimEnd().split('\r\n');
    // The header and two settings; eight things, a group of six; two pages.
    expect(lines).toHaveLength(3 + 8 + 6 + 2);
    expect(new Set(lines.map((line) => line.split('","').length))).toEqual(new Set([21]));
    const line = lines.find((one) => one.includes('Zorro assistants')) ?? '';
    for (const cell of [
      '"2026-11-14T08:12:00.000Z"',
      '"2026-11-21T08:12:00.000Z"',
      '"What was not there before"',
    ])
      expect(line).toContain(cell);
    expect(lines.at(-1)).toContain('LinkedIn asks you to agree');
  });

  it('is the page and the document that it was', async () => {
    // Which space stands before AM is up to the version of Node.
    const page = writeReport('html', withNews, open).replaceAll('\u202f', ' ');
    await expect(page).toMatchFileSnapshot('golden/report-with-news.html');
    await expect(writeReport('json', withNews, open)).toMatchFileSnapshot('golden/report-with-news.json');
  });

  it('tells only so many on paper, and all of them as data', () => {
    const [first] = withNews.accounts;
    const [one] = first?.radar?.news ?? [];
    if (first?.radar === undefined || one === undefined) throw new Error('the sample has changed');
    const news = Array.from({ length: 20 }, (_, at): RadarNews => ({ ...one, title: `Number ${at}` }));
    const data = { ...withNews, accounts: [{ ...first, radar: { ...first.radar, news } }] };
    const page = read(open, data);
    expect(page.match(/“Number \d+”/g)).toHaveLength(12);
    expect(page).toContain('8 more things are not as they were.');
    expect(documentOf(open, data).radar?.news).toHaveLength(20);
  });
});

describe('a masked report with news', () => {
  it.each(formats)('holds no word of a page as %s', (format) => {
    expect(writeReport(format, withNews, open)).toContain(secret);
    for (const language of ['en', 'de'] as const)
      expect(writeReport(format, withNews, { ...masked, language })).not.toContain(secret);
  });

  it('still tells what has happened, where and when; and names what ships with Flipwatch', () => {
    const page = read(masked);
    for (const said of [
      'New entry on Data privacy. Beside it stands “on”. New to us, too.',
      'New entry on Data privacy: “Personal demographic information”.',
      '6 new entries on Account preferences.',
      'An entry on Data privacy has another name now.',
      'Something that was elsewhere before stands on Data privacy now.',
      'An entry could not be found on Data privacy this time.',
      'Something new stands beside it and may have taken over a part of it. See whether',
      'LinkedIn, Advertising data, could not be looked through for anything new:',
    ])
      expect(page).toContain(said);
    expect(documentOf(masked).radar?.news).toHaveLength(9);
    expect(documentOf(masked).checks[1]).not.toHaveProperty('grew');
  });

  it('names no page that does not ship, and no setting of the person’s own', () => {
    const [first] = withNews.accounts;
    const shipped = withNews.manifests[0];
    if (first?.radar === undefined || shipped?.method !== 'setting')
      throw new Error('the sample has changed');
    const place = { ...shipped.place, path: `/mypreferences/d/${secret}` };
    const own = { ...shipped, id: 'linkedin.zorro-own', place };
    const between: [string, string] = [sample.generatedAt, sample.generatedAt];
    const base = { platform: 'linkedin', state: null, known: 'nobody' } as const;
    const news: RadarNews[] = [
      {
        ...base,
        between,
        kind: 'missing',
        page: place.path,
        path: place.path,
        title: secret,
        label: secret,
        check: own.id,
      },
      {
        ...base,
        between,
        kind: 'newRow',
        page: place.path,
        path: `${place.path}/row`,
        title: secret,
        key: secret,
      },
    ];
    const data = {
      ...withNews,
      manifests: [...withNews.manifests, own],
      accounts: [{ ...first, radar: { ...first.radar, news } }],
    };
    for (const format of formats)
      expect(writeReport(format, data, masked).toLowerCase()).not.toContain(secret.toLowerCase());
    expect(documentOf(masked, data).radar?.news).toMatchObject([
      { check: 'linkedin.own-check-1', title: 'Own check 1', page: null, path: null },
      { check: null, title: null, page: null, path: null },
    ]);
    expect(read(masked, data)).toContain('“Own check 1” could not be found on a page that is not named here');
  });

  it('holds nothing of a page, whatever it has written', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map((one) => `§${one}§`);
    fc.assert(
      fc.property(text, fc.constantFrom(...formats), (words, format) => {
        const accounts = withNews.accounts.map(({ radar, ...rest }) => ({
          ...rest,
          radar: {
            pages: (radar?.pages ?? []).map((one) => ({ ...one, path: `/${words}` })),
            beside: new Map([...(radar?.beside ?? [])].map(([check]) => [check, words])),
            news: (radar?.news ?? []).map((one) => ({
              ...one,
              page: one.page === privacy ? privacy : `/${words}`,
              path: `/${words}`,
              key: words,
              title: words,
              was: words,
              state: words,
              ...(one.label === undefined ? {} : { label: words }),
              ...(one.titles === undefined ? {} : { titles: [words] }),
            })),
          },
        }));
        expect(writeReport(format, { ...withNews, accounts }, masked)).not.toContain('§');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a report without news', () => {
  it.each(formats)('is the same as %s, whether or not somebody has looked', (format) => {
    const looked = {
      ...sample,
      accounts: sample.accounts.map((one) => ({
        ...one,
        radar: {
          news: [],
          pages: [{ platform: one.account.platform, path: privacy, read: true, reason: null }],
          beside: new Map<string, string>(),
        },
      })),
    };
    expect(writeReport(format, looked, open)).toBe(writeReport(format, sample, open));
  });
});
