import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trusted } from '../../checks/audit/observations.ts';
import type { Listing, ListingResult } from '../../checks/engine/contract.ts';
import { changeSetting, listControls, readPage, type VisitResult } from '../../checks/engine/index.ts';
import type { Confirmation, ControlMarks, SettingManifest, State } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { settingOf, visitTo } from '../support/visits.ts';
import { html, quick, type Route, serve, settingsPage, training, trainingPath, verdict } from './stage.ts';

/**
 * The person's own word says which control a setting is. A page on which another one stands in its place is never read as
 * it, however alike they are, and no near match or shipped fact stands in for it.
 */

let browser: Browser;
let pressing: Browser;
let word: Confirmation;
beforeAll(async () => {
  [browser, pressing] = await Promise.all([launchChromium('only read'), launchChromium()]);
  word = await confirmed();
});
afterAll(() => Promise.all([browser.close(), pressing.close()]));

interface Row {
  readonly id?: string;
  readonly words?: string;
  readonly on?: boolean;
  readonly title?: string;
  readonly beside?: string;
  readonly role?: string;
}

const row = ({ id = '', words = '', on = false, title = '', beside = '', role = 'switch' }: Row): string =>
  `<section>${title === '' ? '' : `<h3>${title}</h3>`}${beside === '' ? '' : `<p>${beside}</p>`}<label for="${id}">${words}</label><input type="checkbox" role="${role}" id="${id}" ${on ? 'checked' : ''}></section>`;

/** The confirmed one has words that Flipwatch does not know. */
const ours: Row = { id: 'assistantsImprove', words: 'Help our assistants learn from your posts', on: true };
const other: Row = { id: 'recruitersSee', words: 'Show recruiters that you are open to work' };
const page = (...rows: readonly Row[]): string => settingsPage(rows.map(row).join(''));

const options = { now: () => new Date('2026-11-26T12:00:00.000Z'), timing: quick };

async function at<T>(
  routes: Readonly<Record<string, Route | string>>,
  work: (site: string, asked: readonly string[]) => Promise<T>,
): Promise<T> {
  const stage = await serve(routes);
  try {
    return await work(stage.origin, stage.asked);
  } finally {
    await stage.close();
  }
}

async function pageIn<T>(
  from: Browser,
  work: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>,
): Promise<T> {
  const context = await from.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Lists the page, and confirms where the person points at one. */
function look(
  served: Route | string,
  pointedAt: { control: number; state: State; shown?: ControlMarks } | null = null,
  check: SettingManifest = training,
): Promise<ListingResult> {
  return at({ [trainingPath]: served }, (site) =>
    pageIn(browser, (opened) => {
      const listing: Listing = {
        ...visitTo(site, check),
        pointedAt: pointedAt === null ? null : { ...pointedAt, check },
      };
      return listControls(opened, listing, options);
    }),
  );
}

/** The first control, once the person has confirmed that it is the setting, and on. */
async function confirmed(): Promise<Confirmation> {
  const { agreement } = await look(page(ours, other), { control: 1, state: 'on' });
  if (agreement?.agreed !== true) throw new Error(`not agreed: ${agreement?.reason}`);
  const at = options.now().toISOString();
  const said = { check: training.id, page: trainingPath, state: 'on' } as const;
  return { ...said, marks: agreement.marks, on: at.slice(0, 10), at };
}

const readWith = (served: string, confirmation: Confirmation, check = training): Promise<VisitResult> =>
  at({ [trainingPath]: served }, (site) =>
    pageIn(browser, (opened) =>
      readPage(opened, { ...visitTo(site, check), confirmations: [confirmation] }, options),
    ),
  );

describe('what was confirmed', () => {
  it('is read by it, with the person’s word as a witness for which control it is', async () => {
    const exposed = await readWith(page(ours, other), word);
    expect(verdict(exposed)).toBe('fail');
    expect(exposed.observations[0]?.witnesses).toContainEqual({ kind: 'confirmed', says: '2026-11-26' });
    const turned = await readWith(page({ ...ours, on: false }, { ...other, on: true }), word);
    expect(verdict(turned)).toBe('pass');
    expect(exposed.inventory.map(({ check }) => check)).toEqual([training.id, null]);
  });

  it('is found wherever it stands on the page, by whatever case and badge', async () => {
    const moved = page(
      { ...other, on: true },
      { ...ours, on: false, words: `${ours.words?.toUpperCase()} NEW` },
    );
    expect(verdict(await readWith(moved, word))).toBe('pass');
  });

  it('says nothing of where it stands: every rule of a verdict holds', async () => {
    const broken = settingsPage(row({ ...ours, on: false }), 'nothing.of(this)');
    expect(verdict(await readWith(broken, word))).toBe('unknown/notReady');
  });
});

describe('a page on which another control took its place', () => {
  const off = { ...ours, on: false };
  const swapped: readonly (readonly [how: string, served: string])[] = [
    [
      'the words are swapped',
      page({ ...off, words: other.words ?? '' }, { ...other, words: ours.words ?? '' }),
    ],
    ['the keys are swapped', page({ ...off, id: other.id ?? '' }, { ...other, id: ours.id ?? '' })],
    ['it is gone, and its neighbour is there', page(other)],
    ['its key went to the neighbour', page({ ...other, id: ours.id ?? '' })],
    ['its words went to the neighbour', page({ ...other, words: ours.words ?? '' })],
    ['it is there twice', page(off, off)],
    ['another one has its words, too', page(off, { ...other, words: ours.words ?? '' })],
    ['one word is another', page({ ...off, words: 'Help our assistant learn from your posts' }, other)],
    ['one word is new', page({ ...off, words: 'Help our assistants learn from all your posts' }, other)],
    ['a letter is drawn alike', page({ ...off, words: 'Help our аssistants learn from your posts' }, other)],
    ['the words beside it turn it round', page({ ...off, beside: 'Never:' }, other)],
    ['its row has another title', page({ ...off, title: 'Recruiters' }, other)],
    ['it is another kind of control', page({ ...off, role: 'checkbox' }, other)],
    [
      'what ships would take another one',
      settingsPage(
        row(other) +
          row({ id: 'q', words: 'Use my data for training content creation AI models' }).replace(
            'role="switch"',
            'role="switch" aria-labelledby="allowDataForGenerativeAI"',
          ),
      ),
    ],
  ];

  it.each(swapped)('is not read as it: %s', async (_, served) => {
    const { observations } = await readWith(served, word);
    const [seen] = observations;
    expect([seen?.status, seen?.reason, seen?.state]).toEqual(['unknown', 'confirmationDrifted', null]);
    expect(seen?.drift?.was).toMatchObject({ label: ours.words, key: `id=${ours.id}`, on: '2026-11-26' });
  });

  it('shows what was confirmed beside what is most like it now, and what it might be', async () => {
    const [seen] = (await readWith(page({ ...off, words: 'Learn from posts' }, other), word)).observations;
    expect(seen?.drift?.now).toEqual({ label: 'Learn from posts', key: `id=${ours.id}`, rowTitle: null });
    expect(seen?.candidates).toEqual(['Learn from posts', other.words]);
  });

  it.each(swapped.slice(0, 4))('has nothing pressed on it: %s', async (_, served) => {
    const asked = served.replaceAll('<input', "<input onchange=\"fetch('/pressed',{method:'POST'})\"");
    await at({ [trainingPath]: asked, '/pressed': html('') }, async (site, log) => {
      const { checks: _, ...place } = visitTo(site, training);
      const change = {
        ...place,
        check: training,
        action: 'fix',
        target: 'on',
        confirmations: [word],
      } as const;
      const done = await pageIn(pressing, (opened) => changeSetting(opened, change, options));
      expect([done.result, done.reason, done.clicks]).toEqual(['refused', 'confirmationDrifted', 0]);
      expect(log.filter((line) => line.startsWith('POST'))).toEqual([]);
    });
  });
});

describe('a word that can’t be meant counts for nothing', () => {
  const known = page(
    { id: 'allowDataForGenerativeAI', words: training.control.labels[0]?.text ?? '' },
    {
      ...other,
      on: true,
    },
  );
  const forged = (
    change: Partial<Confirmation>,
    marks: Partial<Confirmation['marks']> = {},
  ): Confirmation => ({
    check: training.id,
    page: trainingPath,
    state: 'on',
    on: '2026-11-26',
    at: '2026-11-26T12:00:00.000Z',
    ...change,
    marks: {
      keys: { id: other.id ?? '' },
      words: [other.words ?? ''],
      rowTitle: null,
      container: null,
      kind: 'switch',
      ...marks,
    },
  });

  it.each([
    ['it names another page', forged({ page: '/mypreferences/d/ads' })],
    ['its words are another check’s', forged({}, { keys: {}, words: ['Ads off LinkedIn'] })],
    [
      'its key is another check’s',
      forged(
        {},
        { keys: { 'aria-labelledby': settingOf('linkedin.ads-by-age').control.keys[0]?.value ?? '' } },
      ),
    ],
    ['it names nothing', forged({}, { keys: {}, words: [] })],
    ['it is about another check', forged({ check: 'linkedin.ads-by-age' })],
  ])('%s: what ships is read', async (_, line) => {
    expect(verdict(await readWith(known, line))).toBe('pass');
  });

  it('and what could be meant is followed: that is why the others must count for nothing', async () => {
    expect(verdict(await readWith(known, forged({})))).toBe('fail');
  });
});

describe('a confirmation is refused', () => {
  const reasonOf = async (...asked: Parameters<typeof look>) => {
    const { agreement } = await look(...asked);
    return agreement?.agreed === false ? agreement.reason : agreement;
  };

  it('where the page changes between the two readings, whatever it swaps', async () => {
    const second: readonly (readonly [string, string])[] = [
      [page({ ...ours, words: other.words ?? '' }, { ...other, words: ours.words ?? '' }), 'notTheSame'],
      [page(other, ours), 'notTheSame'],
      [page({ ...other, on: true }, ours), 'notTheSame'],
      [page({ ...ours, on: false }, other), 'positionDiffers'],
      [page(ours, ours), 'notTheSame'],
      [page({ ...ours, title: 'Anything' }, other), 'notTheSame'],
      [page(), 'notTheSame'],
    ];
    for (const [later, reason] of second) {
      let asked = 0;
      const answer: Route = (...how) => html(asked++ === 0 ? page(ours, other) : later)(...how);
      expect(await reasonOf(answer, { control: 1, state: 'on' })).toBe(reason);
    }
  });

  it('where another control has the number by now that the person was shown', async () => {
    const shown = (await look(page(ours, other))).marks[0];
    if (shown === undefined) throw new Error('nothing was shown');
    const said = { control: 1, state: 'on', shown } as const;
    const both = { ...other, on: true };
    expect(await reasonOf(page(both, ours), said)).toBe('notAsShown');
    const swapped = page({ ...ours, words: other.words ?? '' }, { ...both, words: ours.words ?? '' });
    expect(await reasonOf(swapped, said)).toBe('notAsShown');
    expect(await reasonOf(page(ours, other), said)).toMatchObject({ agreed: true });
  });

  it('where the person sees another position, or there is no such control', async () => {
    expect(await reasonOf(page(ours, other), { control: 1, state: 'off' })).toBe('positionDiffers');
    expect(await reasonOf(page(ours, other), { control: 3, state: 'on' })).toBe('noSuchControl');
    const mixed = page(ours).replace(' checked', ' aria-checked="mixed"');
    expect(await reasonOf(mixed, { control: 1, state: 'on' })).toBe('noPosition');
  });

  it('where the control belongs to another check, or could be taken for another one', async () => {
    const ads = page({ ...ours, words: 'Ads off LinkedIn' });
    expect(await reasonOf(ads, { control: 1, state: 'on' })).toBe('otherSetting');
    expect(await reasonOf(page(ours, { ...ours, on: false }), { control: 1, state: 'on' })).toBe('notAlone');
    expect(await reasonOf(settingsPage('<input type="checkbox" checked>'), { control: 1, state: 'on' })).toBe(
      'nameless',
    );
  });

  it('where its words may mean the opposite: which position is private would be the other one', async () => {
    const turned = page({ ...ours, words: 'Do not use my data for training content creation AI models' });
    expect(await reasonOf(turned, { control: 1, state: 'on' })).toBe('oppositeWords');
  });

  it('where one control is drawn as many, and where a page draws two thousand', async () => {
    const many = page(...Array.from({ length: 40 }, (_, n) => ({ ...ours, id: `a${n}` })));
    expect(await reasonOf(many, { control: 7, state: 'on' })).toBe('notAlone');
    const flood = settingsPage(
      '',
      `document.querySelector('main').innerHTML = '<h1>Settings</h1>' + Array.from({ length: 2_000 }, (_, n) => '<label><input type="checkbox" id="s' + n + '">Setting ' + n + '</label>').join('')`,
    );
    const listed = await look(flood);
    expect([listed.blocker, listed.controls.length, listed.more]).toEqual([null, 500, true]);
  }, 60_000);

  it('where the page’s own answer says otherwise', async () => {
    const address = '/mysettings-api/settingsApiSettings/allowDataForGenerativeAI';
    const asking = settingsPage(row(ours), `fetch('${address}')`);
    const reason = await at(
      {
        [trainingPath]: asking,
        [address]: (_, answer) =>
          answer.writeHead(200, { 'content-type': 'application/json' }).end('{"value":false}'),
      },
      (site) =>
        pageIn(browser, async (opened) => {
          const pointedAt = { check: training, control: 1, state: 'on' } as const;
          const { agreement } = await listControls(
            opened,
            { ...visitTo(site, training), pointedAt },
            options,
          );
          return agreement?.agreed === false ? agreement.reason : agreement;
        }),
    );
    expect(reason).toBe('answerDiffers');
  });
});

describe('a check that only reports speak of', () => {
  const reported: SettingManifest = { ...training, standing: 'reported' };
  const words = training.control.labels[0]?.text ?? '';
  const known = (on: boolean) => page({ id: 'trainingToggle', words, on }, other);
  const readReported = (served: string, confirmations: readonly Confirmation[] = []) =>
    at({ [trainingPath]: served }, (site) =>
      pageIn(browser, (opened) => readPage(opened, { ...visitTo(site, reported), confirmations }, options)),
    );

  it.each([true, false])('is read and not believed, and says what it might be (on: %s)', async (on) => {
    const [seen] = (await readReported(known(on))).observations;
    expect(seen).toMatchObject({
      status: 'unknown',
      reason: 'onlyReported',
      candidates: [words],
      strength: null,
    });
  });

  it('is believed once it is confirmed, by the rules for any other', async () => {
    const { agreement } = await look(known(true), { control: 1, state: 'on' }, reported);
    if (agreement?.agreed !== true) throw new Error('not agreed');
    const line = { ...word, marks: agreement.marks };
    expect(verdict(await readReported(known(true), [line]))).toBe('fail');
    expect(verdict(await readReported(known(false), [line]))).toBe('pass');
    expect(verdict(await readReported(page(other), [line]))).toBe('unknown/confirmationDrifted');
  });

  it('has nothing pressed before that', async () => {
    await at({ [trainingPath]: known(true) }, async (site) => {
      const { checks: _, ...place } = visitTo(site, reported);
      const change = { ...place, check: reported, action: 'fix', target: 'off' } as const;
      const done = await pageIn(pressing, (opened) => changeSetting(opened, change, options));
      expect([done.result, done.reason, done.clicks]).toEqual(['refused', 'onlyReported', 0]);
    });
  });

  it('is not believed by the audit either, should an engine say so', async () => {
    const [seen] = (await readReported(known(true))).observations;
    if (seen === undefined) throw new Error('nothing was seen');
    const bold = { ...seen, status: 'fail' as const, reason: null };
    expect(trusted(reported, bold, seen.at, 1)).toMatchObject({ status: 'unknown', reason: 'error' });
    const witnesses = [...seen.witnesses, { kind: 'confirmed' as const, says: '2026-11-26' }];
    expect(trusted(reported, { ...bold, witnesses }, seen.at, 1).status).toBe('fail');
  });
});
