import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { meaningOf, positionOf } from '../../checks/engine/choices.ts';
import type { SeenControl } from '../../checks/engine/look.ts';
import { recognise } from '../../checks/engine/recognise.ts';
import type { SettingManifest } from '../../checks/model/index.ts';

/** What stands beside a known wording can turn it round or make it mean more; most of what stands there does neither. */

const { manifests } = loadCatalogue();
const settings = manifests.filter((one): one is SettingManifest => one.method === 'setting');
const settingOf = (id: string): SettingManifest => {
  const found = settings.find((one) => one.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
};
const known = 'Use my data for training content creation AI models';

/** Names as `from: text`; a text without a word in front is a label. */
function namesFrom(written: readonly string[]): SeenControl['names'] {
  return written.map((one) => {
    const [, from = 'label', text = one] =
      /^(label-line|row|aria-label|labelledby|title|content): (.*)$/s.exec(one) ?? [];
    return { from, text };
  });
}

function recognised(
  names: readonly string[],
  { id = 'linkedin.ai-training', key = false, headings = [] as string[], answered = false } = {},
) {
  const check = settingOf(id);
  const [stable] = check.control.keys;
  const control: SeenControl = {
    kind: 'switch',
    rowTitle: null,
    property: 'false',
    aria: null,
    choice: null,
    disabled: false,
    keys: key && stable ? { [stable.attribute]: stable.value } : {},
    containers: [],
    names: namesFrom(names),
    visible: true,
    inDialog: false,
    inNavigation: false,
  };
  return recognise(check, manifests, { controls: [control], headings, subheadings: [] }, { answered });
}

const keyed = [false, true] as const;
const help = 'When this is off, we do not use your data. You can opt out at any time.';

describe('a known wording is turned round', () => {
  it.each([
    [
      'by a piece of text before it',
      ['row: Do', 'row: not', 'row: use my data for training content creation AI models'],
    ],
    ['by two words before it', ['row: Do not', `row: ${known}`]],
    ['by one word before it', ['row: No', `row: ${known}`]],
    [
      'by a line above it in its label',
      [`label: Never: ${known}`, 'label-line: Never:', `label-line: ${known}`],
    ],
    [
      'by a long line that leads to it',
      ['row: LinkedIn and all of its affiliates and partners will not:', `row: ${known}`],
    ],
    ['by the end of its sentence in another piece', [`row: ${known}`, 'row: is not used']],
    [
      'by the next line of its label',
      [`label: ${known} – is not allowed`, `label-line: ${known}`, 'label-line: – is not allowed'],
    ],
    [
      'by a line that only says so',
      [`label: ${known} Not used`, `label-line: ${known}`, 'label-line: Not used'],
    ],
    ['by words beside its label', [known, 'row: is never done']],
    [
      'by what people see, while screen readers hear the known wording',
      [`aria-label: ${known}`, `label: Do not ${known.toLowerCase()}`],
    ],
    ['by what screen readers hear', [`aria-label: Don’t ${known.toLowerCase()}`, `label: ${known}`]],
    [
      'by a heading in its label that stops it',
      [`label: Stop this ${known}`, 'label-line: Stop this', `label-line: ${known}`],
    ],
  ])('%s', (_how, names) => {
    for (const key of keyed)
      expect([key, recognised(names, { key })]).toMatchObject([
        key,
        { found: false, reason: 'labelChanged' },
      ]);
  });

  it.each([
    'Do not use my data for training',
    'Do n\u200Bot use my data for training',
    'Do n\u00ADot use my data for training',
    'Do\u200Bnot\u200Buse my data for training',
    'Do nоt use my data for training',
    'Do n0t use my data for training',
    'Do n o t use my data for training',
    'Do n\u200Aot use my data for training',
    'ᴅo ɴoᴛ use my data for training',
    'Do nøt use my data for training',
    'Dont use my data for training',
    'Don´t use my data for training',
    'Do n’t use my data for training',
    'Ｄｏ ｎｏｔ use my data for training',
    'Not not using my data for training',
    'Do not refuse to use my data for training',
    'Νο training',
    'K eine Nutzung meiner Daten',
    'Ke\u200Aine Nutzung meiner Daten',
    'You shouldn’t use my data',
    'Keep my data out of training',
    'Nonuse of my data for training',
    'Depersonalize training, disuse my data',
    'Training without my data',
    '🚫 AI training',
    'Lehne die Verwendung meiner Daten ab',
    'Nichtverwendung Ihrer Daten zum Schulen',
    'Schließen Sie meine Daten vom Training aus',
    'N’utilisez pas mes données',
    'Non usare i miei dati',
    'Не использовать мои данные',
    'Не использовать мои данные'.replace('Не', 'He'),
    '私のデータを使用しない',
    '不使用我的数据',
    '내 데이터를 사용하지 않음',
    'Verilerimi kullanma',
    'Älä käytä tietojani',
    'Μην χρησιμοποιείτε τα δεδομένα μου',
    'मेरे डेटा का उपयोग न करें',
    'لا تستخدم بياناتي',
    'ไม่ใช้ข้อมูลของฉัน',
  ])('in words that nobody knows, beside its key: "%s"', (text) => {
    expect(recognised([text], { key: true })).toMatchObject({ found: false, reason: 'labelChanged' });
  });

  it.each([
    'Do not allow additional information sharing with business partners',
    'Disallow additional information sharing with business partners',
    'Allow nо additional information sharing with business partners',
  ])('beside the page’s own answer that names it: "%s"', (text) => {
    expect(recognised([text], { id: 'x.business-partners', answered: true })).toMatchObject({ found: false });
  });

  it('by a word less, or by another one', () => {
    for (const text of [
      'Essential cookies',
      'Cookies',
      'Block non-essential cookies',
      'Necessary cookies only',
    ])
      expect([text, recognised([text], { id: 'linkedin.cookies', key: true })]).toMatchObject([
        text,
        { found: false },
      ]);
    for (const text of ['Do not show ads beyond LinkedIn', 'No ads beyond LinkedIn', 'LinkedIn ads off'])
      expect([text, recognised([text], { id: 'linkedin.ads-off-linkedin', key: true })]).toMatchObject([
        text,
        { found: false },
      ]);
  });
});

describe('a known wording has grown', () => {
  const grown = `${known} and share it with our affiliates`;

  it.each([
    ['in one line', [grown]],
    ['in what screen readers hear', [`aria-label: ${grown}`]],
    ['in a piece of text behind it', [`row: ${known}`, 'row: and share it with our affiliates']],
    [
      'in the next line of its label',
      [grown, `label-line: ${known}`, 'label-line: and share it with our affiliates'],
    ],
    ['in a text beside its label', [known, 'row: and share it with our affiliates']],
    [
      'in what people see, while screen readers hear the known wording',
      [`aria-label: ${known}`, `label: ${grown}`],
    ],
    ['before it', [`Share my contacts with our affiliates and ${known.toLowerCase()}`]],
    ['in its middle', ['Use my data and messages for training content creation AI models']],
    ['in a first line, with help below', [`${grown} ${help}`, `label-line: ${grown}`, `label-line: ${help}`]],
    ['in German', ['Daten zur Verbesserung generativer KI und für Partner']],
  ])('%s', (_where, names) => {
    for (const key of keyed) {
      const seen = recognised(names, { key });
      expect([key, seen]).toMatchObject([
        key,
        { found: false, reason: 'labelChanged', detail: expect.stringContaining('grew') },
      ]);
    }
  });

  it('says what it was, what it is, and which words are new', () => {
    expect(recognised([grown])).toMatchObject({
      grew: { was: known, now: grown, added: 'and share it with our affiliates' },
    });
  });

  it('also where its language has no spaces, or its name is one word', () => {
    const japanese = '会話履歴をGrokに保存する';
    expect(recognised([`${japanese}ほか、提携先と共有する`], { id: 'x.grok-memory' })).toMatchObject({
      found: false,
      detail: expect.stringContaining('grew'),
    });
    expect(recognised(['Age and gender'], { id: 'linkedin.ads-by-age', key: true })).toMatchObject({
      found: false,
    });
    expect(
      recognised(['Advertiser and partner data'], { id: 'linkedin.advertiser-data', key: true }),
    ).toMatchObject({
      found: false,
    });
  });
});

describe('a known wording stays known', () => {
  it.each([
    ['with help below it that says not', [`${known} ${help}`, `label-line: ${known}`, `label-line: ${help}`]],
    [
      'with help in pieces beside it',
      [known, 'row: Your data is', 'row: not', 'row: sold to anyone.', 'row: Learn more'],
    ],
    ['with help in its row', [`row: ${known}`, `row: ${help}`, 'row: learn more']],
    ['with its position below', [`row: ${known}`, 'row: off']],
    ['with its position in words', [`row: ${known}`, 'row: Not allowed']],
    ['with its position before it', ['row: Off', `row: ${known}`]],
    ['with a badge behind it in its name', [`${known} New`]],
    ['with a badge before it in its name', [`Beta: ${known}`]],
    ['with "(recommended)"', [`${known} (recommended)`]],
    ['with "On" behind it', [`${known}, On`]],
    ['with a badge beside it', [`row: ${known}`, 'row: new']],
    ['with the title of its page before it', [`labelledby: Data for Generative AI Improvement ${known}`]],
    ['with a title above it', ['row: Data privacy', `row: ${known}`]],
    ['with a sentence above it', ['row: We never sell your data.', `row: ${known}`]],
    ['with a link that says "Opt out" behind it', [`row: ${known}`, 'row: Opt out']],
    ['with punctuation and signs', [`★ ${known}!*`]],
  ])('%s', (_how, names) => {
    for (const key of keyed) expect([key, recognised(names, { key })]).toMatchObject([key, { found: true }]);
  });

  it('beside its key, with a name that lists it and its description', () => {
    const names = [`labelledby: ${known} ${help}`, `row: ${known}`, `row: ${help}`];
    expect(recognised(names, { key: true })).toMatchObject({ found: true });
  });

  it('beside its key, with a heading of the page before it', () => {
    const names = [`aria-label: Your account ${known}`];
    expect(recognised(names, { key: true, headings: ['Your account'] })).toMatchObject({ found: true });
    expect(recognised(names, { key: true })).toMatchObject({ found: false });
  });

  it('by its key, in words that nobody knows and that turn nothing', () => {
    for (const text of [
      'Generative AI and you',
      'Datos para mejorar la IA generativa',
      'AIの改善に関するデータ',
      'Data voor generatieve AI',
      'Dane do ulepszania AI',
      'Grok и xAI: данные',
    ])
      expect([text, recognised([text], { key: true })]).toMatchObject([text, { found: true }]);
    expect(
      recognised(['Help make our features better'], { id: 'linkedin.cookies', key: true }),
    ).toMatchObject({
      found: true,
    });
    expect(recognised(['Nicht notwendige Cookies'], { id: 'linkedin.cookies', key: true })).toMatchObject({
      found: true,
    });
    expect(recognised(['Age 25 to 34'], { id: 'linkedin.ads-by-age', key: true })).toMatchObject({
      found: true,
    });
  });

  it('in every language, as one piece of its row with help behind it', () => {
    for (const check of settings)
      for (const { text } of check.control.labels)
        expect([text, recognised([`row: ${text}`, 'row: Help text.'], { id: check.id })]).toMatchObject([
          text,
          { found: true },
        ]);
  });
});

describe('the words of an option', () => {
  it.each(['On', 'oN', '\u200BO\u00ADn', 'Ｏｎ', 'Activé', 'ACTIVÉ', 'Sí'])('mean on: %j', (word) => {
    expect(meaningOf(word)).toBe('on');
  });
  it.each([
    'Off',
    'Don’t allow',
    'Don´t allow',
    'Donʼt allow',
    "D\u200Bon't allow",
    'Not\u00A0allowed',
    'Désactive\u0301',
  ])('mean off: %j', (word) => {
    expect(meaningOf(word)).toBe('off');
  });
  it.each([
    'Оn',
    'Οn',
    'Оff',
    'Nоt allowed',
    'On (recommended)',
    'Not on',
    'Not off',
    '🚫 On',
    'O̶n̶',
    'Allow not',
    'On and off',
    'Always',
    '',
  ])('mean nothing: %j', (word) => {
    expect(meaningOf(word)).toBeNull();
    expect(positionOf({ kind: 'radio', selected: word, options: [word, 'Off'] })).toBeNull();
  });
});
