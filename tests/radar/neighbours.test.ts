import { describe, expect, it } from 'vitest';
import { loadCatalogue, manifestById, platformById } from '../../checks/catalogue/index.ts';
import type { RadarNews } from '../../checks/model/index.ts';
import { neighbourOf } from '../../checks/radar/neighbours.ts';

const catalogue = loadCatalogue();
const { manifests } = catalogue;
const check = (id: string) => manifestById(catalogue, id) ?? expect.fail(`no ${id}`);
const AI = check('linkedin.ai-training');
const home = AI.place.path;
const list = '/mypreferences/d/categories/privacy';

function news(change: Partial<RadarNews>): RadarNews {
  return {
    kind: 'newControl',
    platform: 'linkedin',
    page: home,
    path: home,
    title: 'Use my messages',
    state: 'on',
    known: 'nobody',
    between: ['2026-01-05T09:00:00.000Z', '2026-01-12T09:00:00.000Z'],
    ...change,
  };
}
const row = (title: string, path = '/mypreferences/d/settings/new-thing') =>
  news({ kind: 'newRow', page: list, path, title });

const platform = platformById(catalogue, 'linkedin') ?? expect.fail('no LinkedIn');
const beside = (id: string, ...all: readonly RadarNews[]) =>
  neighbourOf(
    check(id),
    all.map((one) => ({ id: one.title, news: one, subjects: [one.title] })),
    { platform, catalogue: manifests },
  );

describe('what may have taken over a part of a setting', () => {
  it('is a new control on its page, where it was alone', () => {
    expect(beside(AI.id, news({}))).toEqual({
      reason: 'newNeighbour',
      path: home,
      was: null,
      now: 'Use my messages',
    });
  });

  it('is a new row whose page lies below its own', () => {
    const below = row('Voice', `${home}/voice`);
    expect(beside(AI.id, below)).toMatchObject({ path: `${home}/voice`, now: 'Voice' });
  });

  it('is a new row that is called like it', () => {
    const title = 'Data for generative AI improvement by partners';
    expect(beside(AI.id, row(title))).toMatchObject({ reason: 'newNeighbour', now: title });
  });

  it('is found among several that are told as one', () => {
    const titles = ['Themes', 'Sounds', 'Generative AI improvement in groups'];
    const all = row('Themes', list);
    expect(beside(AI.id, { ...all, group: list, count: 3, titles })).toMatchObject({ now: titles[2] });
  });
});

describe('what has nothing to do with a setting', () => {
  it.each([
    ['a control on another page', news({ page: '/mypreferences/d/settings/visibility' })],
    ['a control that is a known setting', news({ check: 'linkedin.data-research' })],
    ['a row about something else', row('Dark mode')],
    ['a row with one common word', row('Your data and privacy')],
    [
      'a row that is gone',
      { ...row('Data for generative AI improvement by partners'), kind: 'gone' as const },
    ],
    ['its own page under another name', row('Something else', home)],
  ])('is no neighbour of it: %s', (_, one) => {
    expect(beside(AI.id, one)).toBeNull();
  });

  it('is none of the other settings’ neighbours', () => {
    const told = manifests.filter(({ id, platform: of }) => of === 'linkedin' && id !== AI.id);
    const found = told.filter(({ id }) =>
      beside(id, news({}), row('Data for generative AI improvement by partners')),
    );
    expect(found.map(({ id }) => id)).toEqual([]);
  });
});
