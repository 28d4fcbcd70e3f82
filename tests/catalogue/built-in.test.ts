import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type PagePlan, planAudit } from '../../checks/audit/plan.ts';
import example from '../../checks/catalogue/example.json' with { type: 'json' };
import {
  loadCatalogue,
  manifestById,
  platformById,
  validateCatalogue,
} from '../../checks/catalogue/index.ts';
import type { SettingManifest } from '../../checks/model/index.ts';

const catalogue = loadCatalogue();
const everyPlatform = catalogue.platforms.map(({ id }) => id);
const fixedIds = {
  linkedin: [
    'ai-training',
    'data-research',
    'data-sharing',
    'ads-off-linkedin',
    'advertiser-data',
    'measure-ad-success',
    'ads-by-age',
    'ads-by-gender',
    'inferred-location',
    'marketing-ads',
    'marketing-email',
    'interests',
    'cookies',
    'objection-form',
  ],
  x: [
    'grok-training',
    'grok-personalization',
    'grok-memory',
    'business-partners',
    'inferred-identity',
    'personalized-ads',
    'places',
    'location-posts',
    'off-x',
  ],
};

function setting(id: string): SettingManifest {
  const found = manifestById(catalogue, id);
  if (found?.method !== 'setting') throw new Error(`no setting ${id}`);
  return found;
}

test('everything that ships is valid, alone and together', () => {
  expect(catalogue.rejected).toEqual([]);
  expect(validateCatalogue(catalogue.manifests, catalogue.platforms)).toEqual([]);
});

test('each shipped check with a control says how well it is known, and is proven only where a source showed it', () => {
  const settings = catalogue.manifests.filter((one) => one.method === 'setting');
  expect(settings.filter(({ standing }) => standing === undefined)).toEqual([]);
  const told = {
    ...setting('x.places'),
    sources: setting('x.places').sources.map((one) => ({ ...one, kind: 'press' as const })),
  };
  const others = catalogue.manifests.filter(({ id }) => id !== told.id);
  const problems = (one: SettingManifest) => validateCatalogue([...others, one], catalogue.platforms).join();
  expect(problems({ ...told, standing: 'proven' })).toContain('x.places: standing: "proven" needs a source');
  expect(problems({ ...told, standing: 'reported' })).toBe('');
});

test('a shipped check without German words, or with the label of another, is told by its id', () => {
  const { de: _, ...words } = setting('x.places').words;
  const broken = catalogue.manifests.map((manifest) =>
    manifest.id === 'x.places'
      ? { ...setting('x.places'), words, control: setting('x.off-x').control }
      : manifest,
  );
  const problems = validateCatalogue(broken, catalogue.platforms);
  expect(problems).toContain('x.places: words: the words in "de" are missing.');
  expect(
    problems.some((problem) => /^x\.places: control\.labels: .* already a label of x\.off-x/.test(problem)),
  ).toBe(true);
  expect(problems.every((problem) => /^x\.(places|off-x): /.test(problem))).toBe(true);
});

test('what only reports speak of stands on no page that is visited each time for another setting', () => {
  const settings = catalogue.manifests.filter((one) => one.method === 'setting');
  const reported = settings.filter(({ standing }) => standing === 'reported');
  expect(reported.length).toBeGreaterThan(17);
  // A page with a proven check beside is visited each time anyway.
  const mixed = everyPlatform
    .flatMap(pagesOf)
    .filter(({ checks }) => new Set(checks.map(({ standing }) => standing)).size > 1);
  expect(mixed.map(({ path }) => path)).toEqual([]);
});

test('the 23 checks with fixed ids are there', () => {
  const ids = Object.entries(fixedIds).flatMap(([platform, names]) =>
    names.map((name) => `${platform}.${name}`),
  );
  expect(ids).toHaveLength(23);
  expect(catalogue.manifests.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

test.each(everyPlatform)('every file in the folder of %s is loaded, under its own name', (platform) => {
  const files = readdirSync(new URL(`../../checks/platforms/${platform}/checks`, import.meta.url));
  const loaded = catalogue.manifests.filter((manifest) => manifest.platform === platform).map(({ id }) => id);
  expect(files.map((file) => `${platform}.${file.replace(/\.json$/, '')}`).toSorted()).toEqual(
    loaded.toSorted(),
  );
});

function pagesOf(id: string): readonly PagePlan[] {
  const platform = platformById(catalogue, id);
  if (platform === undefined) throw new Error(`no platform ${id}`);
  return planAudit(platform, catalogue.manifests, 'all').pages;
}

test('checks on one page share one visit, in catalogue order', () => {
  const linkedin = pagesOf('linkedin');
  const x = pagesOf('x');
  const idsAt = (pages: readonly PagePlan[], path: string) =>
    pages.find((page) => page.path === path)?.checks.map(({ id }) => id);
  expect(linkedin.length).toBe(22);
  expect(idsAt(linkedin, '/mypreferences/d/settings/linkedin-promotions')).toEqual([
    'linkedin.marketing-ads',
    'linkedin.marketing-email',
  ]);
  expect(x.length).toBe(11);
  expect(idsAt(x, '/settings/grok_settings')).toEqual([
    'x.grok-training',
    'x.grok-personalization',
    'x.grok-memory',
  ]);
});

test('where several settings share a page, the steps of each name its own switch in the site’s own words', () => {
  const shared = everyPlatform.flatMap(pagesOf).filter(({ checks }) => checks.length > 1);
  expect(shared.length).toBeGreaterThan(6);
  for (const { id, control, fix } of shared.flatMap(({ checks }) => checks))
    for (const steps of Object.values(fix.steps).map((lines) => lines.join(' ')))
      expect(
        control.labels.some(({ text }) => steps.includes(text)),
        `${id}: ${steps}`,
      ).toBe(true);
});

test('checks that share a page agree on how many switches it has', () => {
  for (const { path, checks } of everyPlatform.flatMap(pagesOf)) {
    const counts = checks.map(({ control }) => `${control.container?.value}: ${control.expected}`);
    const places = new Set(checks.map(({ control }) => control.container?.value));
    expect(new Set(counts).size, `${path} ${counts}`).toBe(places.size);
  }
});

test('the odd member-cookies page is known by id, and needs proof of a session', () => {
  const cookies = setting('linkedin.cookies');
  expect(cookies.place.path).toBe('/mypreferences/d/member-cookies');
  expect(cookies.control.keys).toEqual([{ attribute: 'id', value: 'nonEssentialCookieConsent' }]);
  expect(cookies.signIn.proofNeeded).toBe(true);
});

test('no check of X trusts the counter in aria-describedby, and all need proof of a session', () => {
  for (const name of fixedIds.x) {
    const check = setting(`x.${name}`);
    expect(check.control.keys, name).toEqual([]);
    expect(check.signIn.proofNeeded, name).toBe(true);
    expect(check.settle.watchSeconds, name).toBe(4);
  }
});

test('the page of the inferred identity is known by either of its names, with one box or two', () => {
  const { place, control } = setting('x.inferred-identity');
  const english = place.headings.filter(({ language }) => language === 'en').map(({ text }) => text);
  expect(english).toEqual(expect.arrayContaining(['Inferred identity', 'Off-X activity']));
  expect(control.expected).toEqual([1, 2]);
});

test('the checks on the Grok page never press the button that deletes conversations', () => {
  for (const name of ['grok-training', 'grok-personalization', 'grok-memory']) {
    const check = setting(`x.${name}`);
    expect(check.fix.neverClick).toEqual(
      expect.arrayContaining(['Delete conversation history', 'Konversationsverlauf löschen']),
    );
    expect(check.control.container).toEqual({ attribute: 'data-testid', value: 'xaiDataSharingSettings' });
    expect(check.control.expected).toEqual([2, 3]);
  }
});

test('the one-way setting of X says so before anything is clicked', () => {
  const offX = setting('x.off-x');
  expect(offX.fix.reversible).toBe(false);
  expect(Object.keys(offX.fix.warning ?? {})).toEqual(['en', 'de']);
  expect(offX.commit.kind).toBe('atOnce');
});

test('one LinkedIn setting that switches another is read again after it, both ways', () => {
  expect(setting('linkedin.ads-off-linkedin').fix.related).toEqual(['linkedin.data-sharing']);
  expect(setting('linkedin.data-sharing').fix.related).toEqual(['linkedin.ads-off-linkedin']);
});

test('region rules: data sharing is not offered in Germany and Switzerland, but is elsewhere', () => {
  const { notOfferedIn } = setting('linkedin.data-sharing').regions;
  expect(notOfferedIn).toEqual(expect.arrayContaining(['CH', 'DE', 'NO', 'GR']));
  expect(notOfferedIn).not.toContain('US');
  expect(notOfferedIn).not.toContain('EL');
});

test('addresses that mean signed out or challenge are never a settings page', () => {
  for (const platform of catalogue.platforms) {
    const gates = [...platform.signedOut.paths, ...platform.challengePaths, ...platform.noisePaths];
    for (const { path } of pagesOf(platform.id)) {
      expect(gates.filter((gate) => path.startsWith(gate))).toEqual([]);
    }
  }
  expect(platformById(catalogue, 'x')?.origins[0]).toBe('https://x.com');
  expect(platformById(catalogue, 'mastodon')).toBeUndefined();
});

test('the README explains every field of a check', () => {
  const readme = readFileSync(new URL('../../checks/README.md', import.meta.url), 'utf8');
  const fields = Object.entries(example).flatMap(([name, value]) =>
    ['place', 'control', 'settle', 'signIn', 'fix', 'regions'].includes(name)
      ? Object.keys(value).map((inner) => `${name}.${inner}`)
      : [name],
  );
  expect(fields.length).toBeGreaterThan(25);
  // Of a block, each of its fields.
  const explained = (field: string) => ['`', '.'].some((end) => readme.includes(`\`${field}${end}`));
  expect(fields.filter((field) => !explained(field))).toEqual([]);
});
