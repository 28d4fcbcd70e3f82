import type { ControlMarks, ListedControl, Page, SettingManifest, State } from '../model/index.ts';

/** What the person says of a control that they want to have watched. */
export interface OwnWatch {
  readonly title: string;
  readonly control: ListedControl;
  readonly marks: ControlMarks;
  /** The private position. */
  readonly private: State;
  readonly platform: string;
  readonly page: Page;
  /** How a change is kept. */
  readonly commit: SettingManifest['commit'];
  readonly address: string;
  readonly day: string;
}

/** How many audits have to have agreed before Flipwatch presses what nobody but the person has described. */
const AGREEING_AUDITS = 2;

/** The name of a watch, from its title: letters, digits and dashes. */
const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'setting';

/** A watch as a check: data like any other, to be read and edited in the person's folder. */
export function ownCheck(watch: OwnWatch): SettingManifest {
  const { title, control, marks, platform, page, commit, address, day } = watch;
  const [label] = marks.words;
  const off = watch.private === 'off';
  const isSite = platform.startsWith('own-');
  return {
    schema: 1,
    id: `${platform}.${isSite ? '' : 'own-'}${slugOf(title)}`,
    platform,
    revision: 1,
    engine: 1,
    category: 'sharing',
    words: {
      en: {
        title,
        does: `A setting that you chose to have watched. You said that ${off ? 'on' : 'off'} is the position in which it shares more.`,
        why: 'You chose it.',
        cost: 'Nothing that we know of.',
        notUndone: 'What was shared before stays shared.',
      },
      de: {
        title,
        does: `Eine Einstellung, die Sie beobachten lassen. Sie haben gesagt, dass sie ${off ? 'eingeschaltet' : 'ausgeschaltet'} mehr preisgibt.`,
        why: 'Sie haben sie ausgewählt.',
        cost: 'Nichts, soweit wir wissen.',
        notUndone: 'Was bereits geteilt wurde, bleibt geteilt.',
      },
    },
    method: 'setting',
    place: { path: page.path, headings: page.headings, menu: page.menu },
    control: {
      kind: control.kind === 'switch' ? 'switch' : 'checkbox',
      keys: Object.entries(marks.keys).flatMap(([attribute, value]) =>
        attribute === 'name' ? [] : [{ attribute: keyAttribute(attribute), value }],
      ),
      labels: label === undefined ? [] : [{ language: 'en', text: label, seen: day }],
      expected: page.expected,
    },
    standing: 'proven',
    polarity: off ? 'onExposes' : 'onProtects',
    commit,
    settle: { networkKeys: [], watchSeconds: page.watchSeconds },
    signIn: { proofNeeded: page.proofNeeded },
    fix: {
      steps: {
        en: [`Open ${address}`, `Turn “${title}” ${watch.private}.`, ...saveStep(commit, 'en')],
        de: [
          `${address} öffnen`,
          `„${title}“ ${off ? 'ausschalten' : 'einschalten'}.`,
          ...saveStep(commit, 'de'),
        ],
      },
      reversible: true,
      related: [],
      neverClick: [],
      agreeingAudits: AGREEING_AUDITS,
    },
    regions: { notOfferedIn: [], defaults: [] },
    sources: [{ address: 'your own look at the page', kind: 'observation', date: day }],
    verifiedOn: day,
    recheckAfterDays: 365,
  };
}

/** The last step, where there is one: pressing what keeps the change. */
function saveStep(commit: SettingManifest['commit'], language: 'en' | 'de'): string[] {
  if (!('labels' in commit)) return [];
  const [button] = commit.labels;
  if (button === undefined) return [];
  return [language === 'en' ? `Press “${button.text}”.` : `„${button.text}“ drücken.`];
}

function keyAttribute(attribute: string): SettingManifest['control']['keys'][number]['attribute'] {
  if (attribute === 'id' || attribute === 'data-testid' || attribute === 'data-test-id') return attribute;
  return 'aria-labelledby';
}
