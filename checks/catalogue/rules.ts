import { fold } from '../model/fold.ts';
import {
  isGuided,
  isReadable,
  languageSchema,
  languages,
  type Manifest,
  type Platform,
  type SettingManifest,
  wasShown,
} from '../model/index.ts';
import example from './example.json' with { type: 'json' };
import { networkNameProblems } from './network-names.ts';
import { pageProblems } from './page-rules.ts';
import { buttonProblems } from './pressable.ts';

/** What a manifest is checked against. */
export interface RuleContext {
  readonly platforms: readonly Platform[];
  /** All manifests that are checked together, including the one in question. */
  readonly manifests: readonly Manifest[];
  /** Further ids that may be named as related: those of files that are still to be judged. */
  readonly everyId?: ReadonlySet<string>;
  /** Languages that must be there. Checks that ship need all that the app speaks; a person's own need English. */
  readonly languages: readonly string[];
  /** The newest day that is not in the future: tomorrow in UTC, since somewhere it is tomorrow already. */
  readonly newestDay: string;
}

/** The newest day that counts as today somewhere on Earth. */
export function newestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The rules that a manifest breaks and no schema can check, because they depend on other manifests. One sentence for
 * each; empty: all is well.
 */
export function manifestProblems(manifest: Manifest, context: RuleContext): string[] {
  const others = context.manifests.filter((other) => other !== manifest);
  const problems = [
    ...identityProblems(manifest, others, context),
    ...pageProblems(
      manifest,
      context.platforms.find(({ id }) => id === manifest.platform),
    ),
    ...languageProblems(manifest, context),
    ...dateProblems(manifest, context),
    ...templateProblems(manifest),
  ];
  if (isReadable(manifest)) {
    const neighbours = others.filter(
      (other): other is SettingManifest => isReadable(other) && other.platform === manifest.platform,
    );
    problems.push(
      ...standingProblems(manifest),
      ...controlProblems(manifest, neighbours),
      ...networkNameProblems(manifest, neighbours),
      ...fixProblems(manifest, context),
      ...buttonProblems(manifest),
    );
  }
  return problems;
}

function identityProblems(
  manifest: Manifest,
  others: readonly Manifest[],
  { platforms }: RuleContext,
): string[] {
  const problems: string[] = [];
  if (others.some(({ id }) => id === manifest.id)) {
    problems.push(`id: "${manifest.id}" is taken by another check. Give this one a name of its own.`);
  }
  if (!platforms.some(({ id }) => id === manifest.platform)) {
    const known = platforms.map(({ id }) => id).join(', ');
    problems.push(
      `platform: "${manifest.platform}" is not a platform that Flipwatch knows. Known: ${known}.`,
    );
  }
  if (!manifest.id.startsWith(`${manifest.platform}.`)) {
    problems.push(`id: "${manifest.id}" must start with the platform and a dot: "${manifest.platform}.…".`);
  }
  return problems;
}

/** Words of the template that nobody has replaced yet. */
function templateProblems(manifest: Manifest): string[] {
  const still = (where: string) => `${where}: these are still the words of the template. Write what you saw.`;
  const problems = manifest.words.en.title === example.words.en.title ? [still('words')] : [];
  const [said] = example.sources.map(({ says }) => says);
  if (manifest.sources.some(({ says }) => says === said)) problems.push(still('sources'));
  if (isGuided(manifest) && Object.values(manifest.question).some((text) => /[“„]…[”“]/.test(text)))
    problems.push(still('question'));
  if (!isReadable(manifest)) return problems;
  const ofTemplate = new Set([...example.control.labels, ...example.place.headings].map(({ text }) => text));
  if (manifest.control.labels.some(({ text }) => ofTemplate.has(text)))
    problems.push(still('control.labels'));
  if (manifest.place.headings.some(({ text }) => ofTemplate.has(text)))
    problems.push(still('place.headings'));
  const steps = [manifest.place.menu.desktop, manifest.place.menu.phone].flatMap((menu) =>
    Object.values(menu).flat(),
  );
  if (steps.some((step) => step.includes('“…”') || step.includes('„…“'))) problems.push(still('place.menu'));
  return problems;
}

function standingProblems(manifest: SettingManifest): string[] {
  if (manifest.standing !== 'proven' || wasShown(manifest)) return [];
  return [
    'standing: "proven" needs a source of the kind "source-code" or "observation", which showed the control itself. Name one, or write "reported".',
  ];
}

/** Each block of words, by its place in the file. */
function wordBlocks(manifest: Manifest): [string, Readonly<Record<string, unknown>>][] {
  const { desktop, phone } = manifest.place.menu;
  const blocks: [string, Readonly<Record<string, unknown>>][] = [
    ['words', manifest.words],
    ['place.menu.desktop', desktop],
    ['place.menu.phone', phone],
  ];
  if (!isReadable(manifest)) return [...blocks, ['question', manifest.question]];
  blocks.push(['fix.steps', manifest.fix.steps]);
  if (manifest.fix.warning !== undefined) blocks.push(['fix.warning', manifest.fix.warning]);
  return blocks;
}

function languageProblems(manifest: Manifest, { languages }: RuleContext): string[] {
  return wordBlocks(manifest).flatMap(([where, block]) => [
    ...languages
      .filter((language) => !Object.hasOwn(block, language))
      .map((language) => `${where}: the words in "${language}" are missing.`),
    ...Object.keys(block)
      .filter((language) => !languageSchema.safeParse(language).success)
      .map((language) => `${where}: "${language}" is not a language code such as "en" or "de".`),
  ]);
}

function dateProblems(manifest: Manifest, { newestDay: newest }: RuleContext): string[] {
  const dates: [string, string][] = manifest.sources.map(({ date }, at) => [`sources.${at}.date`, date]);
  dates.push(['verifiedOn', manifest.verifiedOn]);
  if (isReadable(manifest)) {
    for (const [at, { seen }] of manifest.control.labels.entries())
      dates.push([`control.labels.${at}.seen`, seen]);
    for (const [at, { seen }] of manifest.place.headings.entries())
      dates.push([`place.headings.${at}.seen`, seen]);
  }
  const problems = dates
    .filter(([, day]) => day > newest)
    .map(([where, day]) => `${where}: ${day} lies in the future. Write the day on which it was seen.`);
  if (!manifest.sources.some(({ date }) => date === manifest.verifiedOn)) {
    problems.push(
      `verifiedOn: ${manifest.verifiedOn} is not the date of any source. Write the date of the newest source that showed it.`,
    );
  }
  return problems;
}

const foldedOnce = new WeakMap<SettingManifest, ReadonlySet<string>>();

/** The labels of a check as they are compared. Kept, because each check is compared with every other. */
function foldedLabels(manifest: SettingManifest): ReadonlySet<string> {
  const folded = foldedOnce.get(manifest) ?? new Set(manifest.control.labels.map(({ text }) => fold(text)));
  foldedOnce.set(manifest, folded);
  return folded;
}

function controlProblems(manifest: SettingManifest, neighbours: readonly SettingManifest[]): string[] {
  const { keys, labels } = manifest.control;
  const problems: string[] = [];
  if (keys.length === 0 && labels.length === 0) {
    problems.push(
      'control: neither a key nor a label, so the control could never be recognised. Add at least one.',
    );
  }
  for (const other of neighbours) {
    const theirKeys = new Set(other.control.keys.map(({ attribute, value }) => `${attribute}=${value}`));
    for (const { attribute, value } of keys) {
      if (theirKeys.has(`${attribute}=${value}`)) {
        problems.push(
          `control.keys: ${attribute}="${value}" is already the key of ${other.id}. A key belongs to one check.`,
        );
      }
    }
    const theirLabels = foldedLabels(other);
    for (const { text } of labels) {
      if (theirLabels.has(fold(text))) {
        problems.push(
          `control.labels: "${text}" is already a label of ${other.id}. Two checks could then be taken for each other.`,
        );
      }
    }
  }
  return problems;
}

function fixProblems(manifest: SettingManifest, { manifests, everyId }: RuleContext): string[] {
  const known = everyId ?? new Set(manifests.map(({ id }) => id));
  const problems = manifest.fix.related
    .filter((id) => !known.has(id) || id === manifest.id)
    .map((id) => `fix.related: there is no other check "${id}".`);
  if (!manifest.fix.reversible && manifest.fix.warning === undefined) {
    problems.push(
      'fix.warning: it is missing. Where a change can’t be taken back, people must be told before.',
    );
  }
  return problems;
}

/** All problems of a whole catalogue that ships, each headed by the check it belongs to. */
export function validateCatalogue(
  manifests: readonly Manifest[],
  platforms: readonly Platform[],
  now: Date = new Date(),
): string[] {
  const context: RuleContext = { platforms, manifests, languages, newestDay: newestDay(now) };
  return manifests.flatMap((manifest) =>
    manifestProblems(manifest, context).map((problem) => `${manifest.id}: ${problem}`),
  );
}
