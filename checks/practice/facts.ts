import {
  exposingState,
  type GuidedManifest,
  type IndexPage,
  isGuided,
  isReadable,
  isToBeDone,
  type Manifest,
  type Platform,
  type SettingManifest,
} from '../model/index.ts';
import { inLanguage, type Language } from '../model/languages.ts';
import { privateState } from '../model/positions.ts';
import { isAt } from './at-address.ts';
import type { GuidedShape, PageShape, SettingShape, SettingWords, ShapeWords } from './shape.ts';

/** A place says nothing of the host. */
const ANYWHERE = 'http://127.0.0.1';

/** What a practice site takes from the platform's own data, so that no fact stands twice. */
export interface PlatformFacts {
  readonly platform: Platform;
  readonly settings: readonly SettingShape[];
  readonly pages: readonly PageShape[];
  readonly guided: readonly GuidedShape[];
  readonly indexPages: readonly IndexPage[];
  /** Paths of what only the person can do: forms, mostly. */
  readonly forms: readonly string[];
  words(language: Language): ShapeWords;
}

/** A site's own words beside those of the checks: what it says differently, and what they don't say. */
export interface OwnWords {
  readonly settings: Readonly<Record<string, Partial<SettingWords>>>;
  readonly headings: Readonly<Record<string, string>>;
  readonly notOffered: string;
  readonly broken: string;
}

/** Derives the settings and the pages of a practice site from a platform and its checks. */
export function factsOf(
  platform: Platform,
  manifests: readonly Manifest[],
  indexPages: readonly IndexPage[] = [],
): PlatformFacts {
  const own = manifests.filter((manifest) => manifest.platform === platform.id);
  const checks = own.filter(isReadable);
  const guided = own.filter(isGuided);
  // Where settings stand as well, those are what a person finds there.
  const drawn = [...checks, ...guided].map(({ place }) => new URL(place.path, ANYWHERE));
  const forms = own
    .filter(isToBeDone)
    .map(({ place }) => place.path)
    .filter((path) => !drawn.some((address) => isAt(path, address)));
  return {
    platform,
    settings: checks.map(settingOf),
    pages: pagesOf(checks),
    guided: guided.map((check) => ({
      check: check.id,
      path: check.place.path,
      startsAs: exposingState(check),
    })),
    indexPages: indexPages.filter((page) => page.platform === platform.id),
    forms,
    words: (language) => {
      const words = wordsOf(platform, checks, language);
      return { ...words, settings: { ...words.settings, ...guidedWords(guided, language) } };
    },
  };
}

/** The same facts, in which these settings are private at a first start. */
export function startingPrivate(facts: PlatformFacts, checks: readonly string[]): PlatformFacts {
  const settings = facts.settings.map((setting) =>
    checks.includes(setting.check) ? { ...setting, startsAs: setting.privateAs } : setting,
  );
  return { ...facts, settings };
}

/** The same words, with what a site says otherwise in front. */
export function saidOtherwise({ settings, headings }: ShapeWords, own: OwnWords): ShapeWords {
  const names = new Set([...Object.keys(settings), ...Object.keys(own.settings)]);
  const both = [...names].map((name) => {
    const { label = name, help = '' } = settings[name] ?? {};
    return [name, { label, help, ...own.settings[name] }];
  });
  return {
    settings: Object.fromEntries(both),
    headings: { ...headings, ...own.headings },
    notOffered: own.notOffered,
    broken: own.broken,
  };
}

function settingOf(manifest: SettingManifest, at: number): SettingShape {
  const { id, place, control, commit, settle } = manifest;
  const [name = `setting-${at + 1}`] = settle.networkKeys;
  const [answer] = settle.answers ?? [];
  return {
    check: id,
    key: name,
    path: place.path,
    startsAs: exposingState(manifest),
    privateAs: privateState(manifest),
    control: {
      kind: control.kind,
      keys: control.keys,
      asks: commit.kind === 'confirmDialog' ? said(commit.labels, 'en', '') : null,
      saves: commit.kind === 'saveButton' ? said(commit.labels, 'en', '') : null,
    },
    source: {
      path: answer ? addressLike(answer.path) : '/practice-data/settings',
      name: answer?.keys?.[0] ?? name,
    },
  };
}

/** An address of the kind that a check allows: `*` may be any part, `**` any rest. */
const addressLike = (pattern: string): string =>
  pattern.replace('/**', '/practice').replaceAll('*', 'practice');

/** One page for each address, in the order of the checks. */
function pagesOf(checks: readonly SettingManifest[]): PageShape[] {
  return [...new Set(checks.map(({ place }) => place.path))].map((path) => {
    const here = checks.filter(({ place }) => place.path === path);
    const [first] = here;
    const holds = Math.min(...(first?.control.expected ?? [here.length]));
    return {
      path,
      settings: here.map(({ id }) => id),
      container: first?.control.container ?? null,
      others: Math.max(0, holds - here.length),
    };
  });
}

function wordsOf(platform: Platform, checks: readonly SettingManifest[], language: Language): ShapeWords {
  const settings = checks.map(({ id, control, words }) => [
    id,
    {
      label: said(control.labels, language, words.en.title),
      help: inLanguage(words, language).does,
    },
  ]);
  const headings = checks.map(({ place }) => [place.path, said(place.headings, language, place.path)]);
  return {
    settings: Object.fromEntries(settings),
    headings: Object.fromEntries(headings),
    notOffered: platform.notOfferedTexts[0] ?? '–',
    broken: platform.brokenPageTexts[0] ?? '–',
  };
}

const guidedWords = (checks: readonly GuidedManifest[], language: Language): ShapeWords['settings'] =>
  Object.fromEntries(
    checks.map(({ id, words }) => {
      const { title, does } = inLanguage(words, language);
      return [id, { label: title, help: does }];
    }),
  );

/** A label in a language; in English where nobody has seen it in that language. */
function said(
  labels: readonly { readonly language: string; readonly text: string }[],
  language: string,
  otherwise: string,
): string {
  const labelIn = (wanted: string) => labels.find((label) => label.language === wanted)?.text;
  return labelIn(language) ?? labelIn('en') ?? labels[0]?.text ?? otherwise;
}
