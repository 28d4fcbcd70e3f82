import { fold } from '../model/fold.ts';
import type { Key, SettingManifest } from '../model/index.ts';
import { type LabelMatch, matchLabel } from './labels.ts';
import type { SeenControl } from './look.ts';

/** Words on or beside a control that only repeat its position or say that it is one: as many as stand there. */
const generic = new Set(
  (
    'on off toggle switch an aus ein umschalten schalter oui non activé désactivé sí no attivo aan uit ' +
    'enable enabled yes ja button control checkbox default label radio group segmented select tabs listbox combobox dropdown aktivieren aktiviert aktiv einschalten kontrollkästchen kippschalter ' +
    'commutateur interrupteur bascule basculer activer interruptor alternar conmutador activar activado ' +
    'interruttore attiva attivato sì schakelaar schakelen inschakelen selectievakje przełącznik przełącz włącz włączone tak ' +
    'växla reglage strömbrytare skift skiftekontakt bryter veksle переключатель переключить перемикач да так вкл выкл ' +
    'スイッチ 切り替え トグル オン オフ 开关 切换 開關 切換 스위치 토글 전환 켜짐 꺼짐 anahtar aç açık přepínač přepnout prepínač kytkin ' +
    'vaihda kapcsoló comutator comutare sakelar διακόπτης स्विच مفتاح suis công_tắc'
  )
    .split(' ')
    .map((word) => fold(word.replace('_', ' '))),
);

/** Whether a text only repeats the position of a switch or says that it is one: "On", "ON OFF", "Toggle switch". */
export function isGeneric(text: string): boolean {
  const said = fold(text);
  // Signs alone name nothing either.
  return said === '' || generic.has(said) || said.split(' ').every((word) => generic.has(word));
}

export type Name = SeenControl['names'][number];

/** Where a control's own name is found, in the order in which it counts: on itself, else on the web component around it. */
const ownPlaces: readonly (readonly string[])[] = [
  ['labelledby', 'aria-label', 'label', 'label-line', 'content'],
  ['host', 'host-line'],
];

/**
 * The words by which a person would know the control. Its own name comes first; only a control without one is read by
 * its group and the lines of its row, and never by the page's heading, which stands above every switch alike.
 */
export function namesOf(control: SeenControl): readonly Name[] {
  const telling = control.names.filter(({ text }) => !isGeneric(text));
  for (const places of ownPlaces) {
    const own = telling.filter(({ from }) => places.includes(from));
    if (own.length > 0) return own;
  }
  return telling;
}

export interface NameMatch {
  readonly text: string;
  readonly match: LabelMatch;
}

/** The name that is nearest to a known wording of the check, if one is near at all. */
export function bestName(control: SeenControl, check: SettingManifest): NameMatch | null {
  let near: NameMatch | null = null;
  for (const { from, text } of namesOf(control)) {
    const match = matchName(text, check);
    if (match === 'same') return { text, match };
    // A row's lines are too many to take a near miss for a name.
    if (match === 'near' && from !== 'row') near ??= { text, match };
  }
  return near;
}

/** Compares one name with the known wordings; the title of the setting's own page may stand in front of it. */
export function matchName(text: string, check: SettingManifest): LabelMatch {
  const { labels } = check.control;
  const match = matchLabel(text, labels);
  if (match !== 'none') return match;
  const seen = fold(text);
  const titled = check.place.headings.some((heading) => {
    const title = `${fold(heading.text)} `;
    return seen.startsWith(title) && labels.some((label) => fold(label.text) === seen.slice(title.length));
  });
  return titled ? 'near' : 'none';
}

/** How a control is named for this check. */
export const nameMatch = (control: SeenControl, check: SettingManifest): LabelMatch =>
  bestName(control, check)?.match ?? 'none';

export const firstName = (control: SeenControl): string | null => namesOf(control)[0]?.text ?? null;

/** Whether the control carries this key: an attribute may hold several values, parted by spaces. */
export const carries = (control: SeenControl, key: Key): boolean => {
  const value = control.keys[key.attribute];
  return value?.split(/\s+/).includes(key.value) ?? false;
};

/** Whether a control is surely this setting's: by its key, or by its very words. */
export const isKnownAs = (control: SeenControl, check: SettingManifest): boolean =>
  check.control.keys.some((key) => carries(control, key)) || nameMatch(control, check) === 'same';
