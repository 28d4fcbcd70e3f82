import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { auditDocumentSchema } from '../../checks/model/index.ts';
import { browserWords, bundled, flipwatch, folder } from './program.ts';

let program: string;
let site: PracticeSite;
const profile = folder();
const day = (n: number) => ({ FLIPWATCH_NOW: new Date(Date.UTC(2026, 9, 1 + n, 9)).toISOString() });
const privacy = '/mypreferences/d/categories/privacy';
const told = '/mypreferences/d/settings/ai-assistants';

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

describe('an audit, week after week', () => {
  it('tells no news the first time, and reads every index page', async () => {
    const { code, document } = await audit(0);
    expect(document.radar).toEqual({
      pages: document.radar?.pages.map((page) => ({ ...page, read: true, reason: null })),
      news: [],
    });
    expect(document.radar?.pages).toHaveLength(5);
    expect(code).toBe(0);
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
    expect(again.code).toBe(0);
  }, 240_000);

  it('calls nothing gone on a page that leaves rows out, and says in words which page it was', async () => {
    site.change({ listing: 'partial' });
    const { document, code } = await audit(3);
    expect(document.radar?.news).toEqual([]);
    expect(document.radar?.pages.filter(({ read }) => read)).toEqual([]);
    expect(new Set(document.radar?.pages.map(({ reason }) => reason))).toEqual(new Set(['notWhole']));
    expect(code).toBe(0);
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
    expect(card.code).toBe(1);
  }, 300_000);

  it('looks for nothing new where it is told not to, or asked about one check', async () => {
    const without = await audit(5, '--no-radar');
    expect(without.document.radar).toBeUndefined();
    expect(site.pageViews().filter((path) => path.includes('/categories/'))).toEqual([]);
    const one = await audit(5, '--check', 'linkedin.ads-by-age');
    expect(one.document.radar).toBeUndefined();
    expect(site.pageViews().filter((path) => path.includes('/categories/'))).toEqual([]);
  }, 240_000);
});
