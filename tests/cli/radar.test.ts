import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { auditDocumentSchema, putAsideDocumentSchema, toldDocumentSchema } from '../../checks/model/index.ts';
import { reportDocumentSchema } from '../../checks/report/schema.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

let program: string;
let site: PracticeSite;
const profile = folder();
const day = (n: number) => ({ FLIPWATCH_NOW: new Date(Date.UTC(2026, 9, 1 + n, 9)).toISOString() });
const privacy = '/mypreferences/d/categories/privacy';
const told = '/mypreferences/d/settings/ai-assistants';
/** LinkedIn has two addresses for each row: either is the same. */
const id = 'path:/mypreferences/d/ai-assistants';

beforeAll(async () => {
  program = await bundled();
  site = await startPracticeSite('linkedin');
  const settings = Object.fromEntries(
    Object.keys(site.state().settings).map((check) => [check, 'off' as const]),
  );
  site.change({ settings });
});
afterAll(async () => {
  await site.close();
  profile.remove();
});

/** A command that opens no page: whatever browser there is. */
const without = (week: number, ...words: readonly string[]) => {
  const place = ['--site', `linkedin=${site.origin}`, '--profile', profile.path];
  return flipwatch(program, [...words, ...place], undefined, '', day(7 * week));
};

async function audit(week: number, ...words: readonly string[]) {
  site.forgetLog();
  const place = ['--site', `linkedin=${site.origin}`, '--profile', profile.path];
  const ended = await flipwatch(
    program,
    ['audit', '--platform', 'linkedin', '--json', ...place, ...browserWords, ...words],
    undefined,
    '',
    day(7 * week),
  );
  return { ...ended, document: auditDocumentSchema.parse(JSON.parse(ended.out)) };
}

/** All that is believed is private, and what only reports speak of waits for the person. */
const quiet = 2;

describe('an audit, week after week', () => {
  it('tells no news the first time, and reads every index page', async () => {
    const { code, document } = await audit(0);
    expect(document.radar).toEqual({
      pages: document.radar?.pages.map((page) => ({ ...page, read: true, reason: null })),
      news: [],
    });
    expect(document.radar?.pages).toHaveLength(5);
    expect(code).toBe(quiet);
    expect(site.writes()).toEqual([]);
  }, 180_000);

  it('tells a new row once, with its place, and opens it never', async () => {
    site.change({
      rowChanges: [{ change: 'add', page: privacy, path: told, title: 'Share data with assistants' }],
    });
    const { code, document } = await audit(1);
    expect(document.radar?.news).toEqual([
      {
        kind: 'newRow',
        id,
        platform: 'linkedin',
        page: privacy,
        path: told,
        title: 'Share data with assistants',
        state: null,
        known: 'nobody',
        between: [expect.any(String), expect.any(String)],
      },
    ]);
    expect(code).toBe(1);
    expect(site.pageViews()).not.toContain(told);
    expect(site.writes()).toEqual([]);
    const again = await audit(2);
    expect(again.document.radar?.news).toEqual([]);
    expect(again.code).toBe(quiet);
  }, 240_000);

  it('calls nothing gone on a page that leaves rows out, and says in words which page it was', async () => {
    site.change({ listing: 'partial' });
    const { document, code } = await audit(3);
    expect(document.radar?.news).toEqual([]);
    expect(document.radar?.pages.filter(({ read }) => read)).toEqual([]);
    expect(new Set(document.radar?.pages.map(({ reason }) => reason))).toEqual(new Set(['notWhole']));
    expect(code).toBe(quiet);
    site.change({
      listing: 'whole',
      rowChanges: [...site.state().rowChanges, { change: 'rename', path: told, title: 'Share all data' }],
    });
    const place = ['--site', `linkedin=${site.origin}`, '--profile', profile.path];
    const words = ['audit', '--platform', 'linkedin', '--language', 'de', ...place, ...browserWords];
    const card = await flipwatch(program, words, undefined, '', day(28));
    expect(card.out.replaceAll(/\s+/g, ' ')).toContain(
      'Auf Datenschutz (/mypreferences/d/categories/privacy) heißt „Share data with assistants“ jetzt „Share all data“.',
    );
    expect(card.out).toContain('flipwatch put-aside list --site linkedin=');
    expect(card.code).toBe(1);
  }, 300_000);

  it('looks for nothing new where it is told not to, or asked about one check', async () => {
    const around = await audit(5, '--no-radar');
    expect(around.document.radar).toBeUndefined();
    expect(site.pageViews().filter((path) => path.includes('/categories/'))).toEqual([]);
    const one = await audit(5, '--check', 'linkedin.ads-by-age');
    expect(one.document.radar).toBeUndefined();
    expect(site.pageViews().filter((path) => path.includes('/categories/'))).toEqual([]);
  }, 240_000);
});

describe('what the radar told', () => {
  const read = (text: string) => text.replaceAll(/\s+/g, ' ');

  it('stands in a report, with the page and the times; where the page wrote it, not its words', async () => {
    const out = path.join(profile.path, 'report.json');
    const { code } = await without(5, 'report', '--format', 'json', '--out', out);
    const { accounts } = reportDocumentSchema.parse(JSON.parse(readFileSync(out, 'utf8'))).report;
    expect(code).toBe(0);
    expect(accounts[0]?.radar?.news).toMatchObject([
      { kind: 'newRow', page: { path: privacy, name: 'Data privacy' }, title: null, known: 'nobody' },
    ]);
    const html = path.join(profile.path, 'report.html');
    await without(5, 'report', '--format', 'html', '--out', html);
    expect(readFileSync(html, 'utf8')).toContain('New entry on <bdi>Data privacy</bdi>.');
    expect(readFileSync(html, 'utf8')).not.toContain('Share all data');
    // Of one check alone, it is none of what was asked for.
    await without(5, 'report', '--format', 'json', '--out', out, '--check', 'linkedin.ads-by-age');
    expect(readFileSync(out, 'utf8')).not.toContain('newRow');
  }, 60_000);

  it('is listed in today’s words, each with the command that puts it aside', async () => {
    const json = await without(5, 'put-aside', 'list', '--json');
    const { told: all } = toldDocumentSchema.parse(JSON.parse(json.out));
    expect(all).toMatchObject([{ kind: 'newRow', page: privacy, id, title: 'Share all data' }]);
    const { out, code } = await without(5, 'put-aside', 'list');
    expect(code).toBe(0);
    expect(read(out)).toContain(
      'New on Data privacy (/mypreferences/d/categories/privacy): “Share all data”',
    );
    expect(out).toContain(
      `    flipwatch put-aside ${privacy} ${id} --platform linkedin --site linkedin=${site.origin} --profile`,
    );
  }, 60_000);

  it('is not put aside by a wrong page or id: a sentence says what there is', async () => {
    for (const words of [
      [privacy, 'path:/mypreferences/d/other'],
      ['/mypreferences/d/categories/ads', id],
    ]) {
      const { out, code } = await without(5, 'put-aside', ...words);
      expect(code).toBe(2);
      expect(read(out)).toContain(
        `Nothing was put aside: there is no ${words[1]} on ${words[0]} among what is told.`,
      );
      expect(out).toContain(`put-aside ${privacy} ${id} `);
      const json = await without(5, 'put-aside', ...words, '--json');
      expect(putAsideDocumentSchema.parse(JSON.parse(json.out)).putAside).toEqual({
        platform: null,
        page: words[0],
        id: words[1],
        result: 'refused',
        reason: 'notTold',
      });
      expect([json.code, json.err]).toEqual([2, expect.stringContaining(`put-aside ${privacy} ${id} `)]);
    }
    // Of another account there is nothing, and the words of one thing are two.
    const other = await flipwatch(program, ['put-aside', privacy, id, '--profile', profile.path]);
    expect([other.code, other.out]).toEqual([2, expect.stringContaining('Nothing is told')]);
    for (const words of [[], [privacy], [privacy, id, 'more'], ['list', id, 'more']])
      expect((await without(5, 'put-aside', ...words)).code).toBe(64);
    expect(JSON.parse((await without(5, 'put-aside', 'list', '--json')).out).told).toHaveLength(1);
  }, 120_000);

  it('is told no more once it is put aside, also where it has another name later', async () => {
    site.forgetLog();
    const { out, code } = await without(5, 'put-aside', privacy, id, '--json');
    expect(putAsideDocumentSchema.parse(JSON.parse(out)).putAside).toEqual({
      platform: 'linkedin',
      page: privacy,
      id,
      result: 'putAside',
      reason: null,
    });
    expect(code).toBe(0);
    expect([...site.pageViews(), ...site.writes()]).toEqual([]);
    expect(read((await without(5, 'put-aside', 'list')).out)).toContain('Nothing is told');
    expect((await without(5, 'put-aside', privacy, id)).code).toBe(2);
    site.change({
      rowChanges: [...site.state().rowChanges, { change: 'rename', path: told, title: 'Share it all' }],
    });
    const again = await audit(6);
    expect([again.code, again.document.radar?.news]).toEqual([quiet, []]);
  }, 240_000);
});
