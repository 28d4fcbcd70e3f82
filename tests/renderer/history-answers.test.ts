import { describe, expect, it } from 'vitest';
import { paths, runsOf } from '../../renderer/history/runs.ts';
import { manifests } from './catalogue.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';
import { wordsIn } from './words.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
const said = (day: number, done: boolean) =>
  ({
    at: at(day),
    status: 'manual',
    state: null,
    flip: null,
    answer: { done, on: at(day).slice(0, 10) },
  }) as const;
const seen = (day: number) => ({ at: at(day), status: 'pass', state: 'off', flip: null }) as const;

describe('what the person said', () => {
  it('is a stretch of its own, never joined with what was seen, and keeps the newest day', () => {
    const runs = runsOf([seen(1), said(3, true), said(10, true), said(12, false), seen(14)]);
    expect(runs.map(({ kind, answeredOn }) => [kind, answeredOn])).toEqual([
      ['private', null],
      ['saidPrivate', '2026-11-10'],
      ['saidExposed', '2026-11-12'],
      ['private', null],
    ]);
  });

  it('of something that only they can do is done or not done, and before it there is no answer', () => {
    const asked = { at: at(1), status: 'manual', state: null, flip: null } as const;
    const runs = runsOf([asked, said(3, false), said(10, true)], false);
    expect(runs.map(({ kind }) => kind)).toEqual(['asked', 'notDone', 'answered']);
  });

  it('is drawn wide enough to be seen, up to the very end', () => {
    const now = Date.parse(at(20));
    const path = paths(runsOf([said(20, true)]), now - 365 * 86_400_000, now, 800).get('saidPrivate');
    expect(path).toBe('M794.0 16H800.0V22H794.0Z');
  });
});

describe('the history', () => {
  const open = windows();

  it('tells answers with their day, in each language, to the eye, to the ear and in the table', async () => {
    const { page, main } = await open(scenarios.withHistory());
    for (const language of ['en', 'de'] as const) {
      const t = wordsIn(language);
      await main.change({ language });
      await page.locator(`html[lang=${language}]`).waitFor();
      if (language === 'en') await page.getByRole('navigation').getByText(t('nav.history')).click();
      const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de', { dateStyle: 'medium' });
      const answered = (on: string) => t('report.answeredOn', { day: days.format(new Date(on)) });
      const timelines = page.getByRole('img');

      const form = timelines.and(page.getByLabel(`${t('marks.answered')} · ${answered('2026-11-16')}.`));
      await form.waitFor();
      expect(await form.getAttribute('aria-label')).not.toContain(t('history.flipCount', { count: 0 }));
      expect(await form.locator('path').count()).toBe(3);
      await page.getByText(t('history.legend.saidYes'), { exact: true }).waitFor();

      const title = manifests.find(({ id }) => id === 'linkedin.ads-off')?.words[language]?.title ?? '';
      const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
      if (language === 'en') await row.getByRole('button', { name: t('history.asTable') }).click();
      const cells = row.locator('tbody tr td:last-child');
      expect(await cells.allInnerTexts()).toEqual(
        expect.arrayContaining([
          `${t('marks.saidPrivate')} · ${answered('2026-11-18')}`,
          `${t('marks.saidExposed')} · ${answered('2026-11-11')}`,
        ]),
      );
    }
  });

  it('has no outlines in its legend where nothing was said', async () => {
    const { timelines = [], ...scenario } = scenarios.withHistory();
    const onlySeen = timelines.map(({ check, points }) => ({
      check,
      points: points.filter(({ answer }) => answer === undefined),
    }));
    const { page } = await open({ ...scenario, timelines: onlySeen });
    await page.getByRole('navigation').getByText('History').click();
    await page.getByRole('img').first().waitFor();
    expect(await page.getByText(wordsIn('en')('history.legend.saidYes')).count()).toBe(0);
  });
});
