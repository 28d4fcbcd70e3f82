import { type Manifest, manifestSchema, type Platform, platformSchema } from '../../checks/model/index.ts';
import type { PageName } from '../../electron/contract/index.ts';

/** Two platforms as the real ones are shaped, so that the screens don't depend on today's list of checks. */
export const platforms: Platform[] = [
  ['linkedin', 'LinkedIn', 'https://www.linkedin.com'],
  ['x', 'X', 'https://x.com'],
].map(([id, name, origin]) =>
  platformSchema.parse({
    schema: 1,
    id,
    name,
    origins: [origin],
    signInPath: '/login',
    signedIn: { cookies: ['session'], localStoragePrefixes: [], testIds: [] },
    signedOut: { paths: ['/login'], testIds: [] },
    challengePaths: ['/checkpoint'],
    brokenPageTexts: [],
    notOfferedTexts: [],
    noisePaths: [],
  }),
);

/** The pages that list settings. */
export const pageNames: PageName[] = [
  {
    platform: 'linkedin',
    path: '/mypreferences/d/categories/privacy',
    words: { en: 'Data privacy', de: 'Datenschutz' },
  },
  {
    platform: 'linkedin',
    path: '/mypreferences/d/categories/ads',
    words: { en: 'Advertising data', de: 'Werbedaten' },
  },
];

interface Draft {
  readonly id: string;
  readonly category: Manifest['category'];
  readonly en: string;
  readonly de: string;
  readonly manual?: boolean;
  readonly guided?: boolean;
  readonly oneWay?: boolean;
  readonly protects?: boolean;
  readonly verifiedOn?: string;
  readonly related?: readonly string[];
}

const words = (title: string, german: boolean) =>
  german
    ? {
        title,
        does: 'Solange dies eingeschaltet ist, darf die Plattform Ihre Beiträge, Ihr Profil und Ihre Aktivitäten dafür verwenden.',
        why: 'Was Sie für Ihre Kontakte geschrieben haben, dient dann auch anderen Zwecken als denen, an die Sie dabei dachten.',
        cost: 'Nichts, das uns bekannt wäre.',
        notUndone: 'Was bereits verwendet wurde, bleibt verwendet.',
      }
    : {
        title,
        does: 'While this is on, the platform may use your posts, your profile and your activity for it.',
        why: 'What you wrote for your contacts then serves other ends than those you had in mind.',
        cost: 'Nothing that we know of.',
        notUndone: 'What has been used already stays used.',
      };

/** A valid manifest with plausible words in both languages. */
export function manifest(draft: Draft): Manifest {
  const [platform = 'linkedin', slug = ''] = draft.id.split('.');
  const menu = {
    desktop: {
      en: ['Open “Settings & Privacy”', 'Choose “Data privacy”', `Choose “${draft.en}”`],
      de: ['„Einstellungen & Datenschutz“ öffnen', '„Datenschutz“ wählen', `„${draft.de}“ wählen`],
    },
    phone: {
      en: ['Tap your picture', 'Tap “Settings”', `Tap “${draft.en}”`],
      de: ['Auf Ihr Bild tippen', 'Auf „Einstellungen“ tippen', `Auf „${draft.de}“ tippen`],
    },
  };
  const shared = {
    schema: 1,
    id: draft.id,
    platform,
    revision: 2,
    engine: 1,
    category: draft.category,
    words: { en: words(draft.en, false), de: words(draft.de, true) },
    sources: [
      {
        address: `https://example.org/help/${slug}`,
        kind: 'help-page',
        date: '2026-10-02',
        says: 'Where the switch stands.',
      },
      { address: 'github.com/example/component@41cbf8f', kind: 'source-code', date: '2026-08-05' },
    ],
    verifiedOn: draft.verifiedOn ?? '2026-10-02',
    recheckAfterDays: 120,
    place: { path: `/settings/${slug}`, menu },
  };
  if (draft.manual === true) {
    return manifestSchema.parse({
      ...shared,
      method: 'manual',
      question: {
        en: 'Have you sent the objection form?',
        de: 'Haben Sie das Widerspruchsformular abgeschickt?',
      },
    });
  }
  if (draft.guided === true) {
    return manifestSchema.parse({
      ...shared,
      method: 'guided',
      polarity: 'onExposes',
      question: {
        en: `Find the line “${draft.en}”. Where does it stand?`,
        de: `Suchen Sie die Zeile „${draft.de}“. Wo steht sie?`,
      },
    });
  }
  return manifestSchema.parse({
    ...shared,
    method: 'setting',
    place: { ...shared.place, headings: [] },
    control: {
      kind: 'switch',
      keys: [{ attribute: 'aria-labelledby', value: slug }],
      labels: [{ language: 'en', text: draft.en, seen: '2026-10-02' }],
      expected: [1],
    },
    polarity: draft.protects === true ? 'onProtects' : 'onExposes',
    commit: { kind: 'atOnce' },
    settle: { watchSeconds: 4, networkKeys: [slug] },
    signIn: { proofNeeded: false },
    fix: {
      steps: {
        en: ['Open the page of the setting', `Turn “${draft.en}” off`, 'Wait until the page has saved it'],
        de: [
          'Die Seite der Einstellung öffnen',
          `„${draft.de}“ ausschalten`,
          'Warten, bis die Seite gespeichert hat',
        ],
      },
      neverClick: [],
      reversible: draft.oneWay !== true,
      ...(draft.oneWay === true
        ? {
            warning: {
              en: 'In some countries this can’t be turned on again afterwards.',
              de: 'In manchen Ländern lässt sich dies danach nicht wieder einschalten.',
            },
          }
        : {}),
      related: draft.related ?? [],
    },
    regions: { notOfferedIn: [], defaults: [{ from: '2024-09-18', state: 'on', where: 'everywhere' }] },
  });
}

const drafts: readonly Draft[] = [
  {
    id: 'linkedin.ai-training',
    category: 'ai-training',
    en: 'Data for generative AI improvement',
    de: 'Daten zur Verbesserung generativer künstlicher Intelligenz',
  },
  {
    id: 'linkedin.objection',
    category: 'ai-training',
    en: 'Objection to AI training',
    de: 'Widerspruch gegen das Training künstlicher Intelligenz',
    manual: true,
  },
  {
    id: 'linkedin.research',
    category: 'research',
    en: 'Social, economic and workplace research',
    de: 'Gesellschafts-, Wirtschafts- und Arbeitsplatzforschung',
    verifiedOn: '2026-02-01',
  },
  {
    id: 'linkedin.partners',
    category: 'sharing',
    en: 'Share data with affiliates and partners',
    de: 'Daten mit verbundenen Unternehmen und Partnern teilen',
    oneWay: true,
  },
  {
    id: 'linkedin.ads-off',
    category: 'ads',
    en: 'Ads off LinkedIn',
    de: 'Werbeanzeigen außerhalb von LinkedIn',
    related: ['linkedin.partners'],
  },
  { id: 'linkedin.ads-age', category: 'ads', en: 'Ads by age range', de: 'Werbeanzeigen nach Altersgruppe' },
  {
    id: 'linkedin.ads-location',
    category: 'ads',
    en: 'Inferred city location',
    de: 'Abgeleiteter Standort (Stadt)',
  },
  {
    id: 'linkedin.interests',
    category: 'personalisation',
    en: 'Interests and traits',
    de: 'Interessen und Eigenschaften',
  },
  {
    id: 'x.grok-training',
    category: 'ai-training',
    en: 'Grok and third-party training',
    de: 'Training von Grok und anderen Modellen',
  },
  { id: 'x.personalised-ads', category: 'ads', en: 'Personalised ads', de: 'Personalisierte Werbung' },
  {
    id: 'x.partners',
    category: 'sharing',
    en: 'Data sharing with business partners',
    de: 'Datenweitergabe an Geschäftspartner',
  },
  {
    id: 'x.block-tracking',
    category: 'personalisation',
    en: 'Block tracking across sites',
    de: 'Websiteübergreifendes Verfolgen blockieren',
    protects: true,
  },
];
/** Twelve checks: of each category, a manual one, one way only, protecting, with old facts, with a related one. */
export const manifests: Manifest[] = drafts.map(manifest);

/** Settings that only the person can see: two on one page of their own each. */
export const guidedManifests: Manifest[] = [
  {
    id: 'linkedin.profile-viewers',
    category: 'sharing' as const,
    en: 'Readings shared with authors',
    de: 'Lesedaten für Autorinnen und Autoren',
    guided: true,
  },
  {
    id: 'linkedin.contact-upload',
    category: 'personalisation' as const,
    en: 'Contacts that the phone app uploads',
    de: 'Kontakte, die die Telefon-App hochlädt',
    guided: true,
  },
].map(manifest);

/** So many more, for lists longer than any real one. */
export function manyManifests(count: number): Manifest[] {
  const categories = ['ai-training', 'research', 'ads', 'sharing', 'personalisation'] as const;
  return Array.from({ length: count }, (_, place) =>
    manifest({
      id: `linkedin.setting-${place}`,
      category: categories[place % categories.length] ?? 'ads',
      en: `Setting number ${place + 1}`,
      de: `Einstellung Nummer ${place + 1}`,
    }),
  );
}
