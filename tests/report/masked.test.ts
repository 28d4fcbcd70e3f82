import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPast } from '../../checks/history/flips.ts';
import { inHtml } from '../../checks/model/index.ts';
import { reportDocumentSchema } from '../../checks/report/schema.ts';
import { writeReport } from '../../checks/report/write-report.ts';
import { anna, club, formats, open, sample } from './sample.ts';

describe('a masked report', () => {
  it.each(formats)('holds nothing of the account as %s', (format) => {
    const masked = writeReport(format, sample, { ...open, masked: true });
    const clear = writeReport(format, sample, open);
    for (const secret of ['Zorro', 'anna', '4711', 'Words that the page showed']) {
      expect(masked.toLowerCase()).not.toContain(secret.toLowerCase());
    }
    expect(clear).toContain('Zorro');
  });

  it('holds nothing that a person or a page has written, whatever it is', () => {
    const secret = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `§${text.replace(/\s/g, '_')}§`);
    fc.assert(
      fc.property(secret, fc.constantFrom(...formats), (name, format) => {
        const accounts = sample.accounts.map(({ account, past }) => ({
          account: { ...account, name },
          past: {
            ...past,
            checks: new Map(
              [...past.checks].map(([id, one]) => {
                const { newest } = one;
                if (newest === null) return [id, one] as const;
                const said = {
                  ...newest,
                  detail: name,
                  observed: { label: name, key: name, url: `https://x.com/${name}` },
                  witnesses: [{ kind: 'heading' as const, says: name }],
                };
                return [id, { ...one, newest: said }] as const;
              }),
            ),
          },
        }));
        const text = writeReport(format, { ...sample, accounts }, { ...open, masked: true });
        expect(text).not.toContain('§');
      }),
      { numRuns: 30 },
    );
  });

  describe('of checks that a person has written', () => {
    const secret = 'Zebra';
    const [theirs] = sample.accounts;
    const shipped = sample.manifests.find(({ id }) => id === 'linkedin.ads-by-age');
    if (theirs === undefined || shipped?.method !== 'setting') throw new Error('the sample has changed');
    const seen = theirs.past.checks.get(shipped.id) ?? noPast;
    const own = ['zebra-one', 'zebra-two'].map((name) => ({
      ...shipped,
      id: `linkedin.${name}`,
      place: {
        ...shipped.place,
        path: `/mypreferences/d/${name}`,
        menu: { desktop: { en: [`Way to the ${secret}`] }, phone: { en: [secret] } },
      },
      words: {
        en: { ...shipped.words.en, title: `What ${secret} Ltd knows`, does: `Does ${secret}`, cost: secret },
      },
      control: {
        ...shipped.control,
        labels: [{ language: 'en', text: `Let ${secret} know`, seen: shipped.verifiedOn }],
      },
      fix: { ...shipped.fix, steps: { en: [`Turn ${secret} off`] } },
    }));
    const checks = new Map(theirs.past.checks);
    for (const { id, control, place } of own) {
      const newest = seen.newest === null ? null : { ...seen.newest, check: id };
      const label = control.labels[0]?.text ?? null;
      const observed = { label, key: secret, url: `https://www.linkedin.com${place.path}` };
      checks.set(id, { ...seen, newest: newest === null ? null : { ...newest, observed } });
    }
    const accounts = [{ ...theirs, past: { ...theirs.past, checks } }];
    const data = { ...sample, manifests: [...sample.manifests, ...own], accounts };
    const masked = { ...open, masked: true };

    it.each(formats)('holds none of their words as %s: name, labels, page, steps', (format) => {
      expect(writeReport(format, data, open)).toContain(secret);
      expect(writeReport(format, data, masked).toLowerCase()).not.toContain(secret.toLowerCase());
    });

    it('still tells how each of them stands, by a number', () => {
      const { report } = reportDocumentSchema.parse(JSON.parse(writeReport('json', data, masked)));
      const told = report.accounts[0]?.checks.filter(({ check }) => check.includes('own-check'));
      expect(told).toMatchObject([
        { check: 'linkedin.own-check-1', title: 'Own check 1', status: 'fail', label: null, url: null },
        { check: 'linkedin.own-check-2', title: 'Own check 2', status: 'fail', label: null, url: null },
      ]);
      expect(writeReport('html', data, { ...masked, language: 'de' })).toContain('Eigene Prüfung 2');
    });

    it('keeps the words of checks that ship: what they are called, what to do, what it costs', () => {
      const page = writeReport('html', data, masked);
      for (const words of [shipped.words.en.title, shipped.words.en.does, shipped.fix.steps.en[0] ?? ''])
        expect(page).toContain(inHtml(words));
      // Whatever somebody has made of such a check, it is told in our words.
      const titled = { ...shipped, words: { en: { ...shipped.words.en, title: secret, does: secret } } };
      for (const format of formats)
        expect(writeReport(format, { ...data, manifests: [titled] }, masked)).not.toContain(secret);
    });
  });

  it('cites no page of the platform’s that was never opened: of a moved account, the path alone', () => {
    const moved = sample.accounts.map(({ account, past }) => ({
      account: { ...account, site: 'http://127.0.0.1:4711' },
      past,
    }));
    const masked = writeReport('json', { ...sample, accounts: moved }, { ...open, masked: true });
    const { accounts } = reportDocumentSchema.parse(JSON.parse(masked)).report;
    const urls = accounts.flatMap(({ checks }) => checks.flatMap(({ url }) => url ?? []));
    expect(urls.length).toBeGreaterThan(5);
    expect(urls.filter((url) => !url.startsWith('/'))).toEqual([]);
  });

  it('still tells two accounts apart', () => {
    const page = writeReport('html', sample, { ...open, masked: true });
    expect(page).toContain('LinkedIn, Account 1');
    expect(page).toContain('Account 2');
    expect([anna.name, club.name].some((name) => page.includes(inHtml(name)))).toBe(false);
  });
});
