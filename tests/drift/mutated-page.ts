import type { SettingManifest } from '../../checks/model/index.ts';
import { Dice } from './dice.ts';
import { canBeStale, type Widget, type WidgetKind, widgetHtml, widgetKinds } from './widgets.ts';

/** One page made at random from its seed, and what is true of it. */
export interface MutatedPage {
  readonly seed: number;
  readonly check: SettingManifest;
  /** The setting's position on the server; `none`: it is not on this page at all. */
  readonly truth: 'on' | 'off' | 'none';
  /** Everything that was done to the page, for the table. */
  readonly kinds: readonly string[];
  /** It keeps a stable key or a known wording, and nothing was done that must lead to "cannot tell". */
  readonly shouldBeDecided: boolean;
  readonly signedIn: boolean;
  readonly html: string;
  readonly api: 'none' | 'agrees' | 'null' | 'fails' | 'hangs';
}

/** Milliseconds that a late control or value takes; the tests watch for several times as long. */
const LATE_MS = 45;

export function mutatedPage(seed: number, settings: readonly SettingManifest[]): MutatedPage {
  const dice = new Dice(seed * 2654435761);
  const check = settings[dice.below(settings.length)];
  if (check === undefined) throw new Error('no settings');
  const kinds: string[] = [];
  const did = (kind: string, probability: number): boolean => {
    if (!dice.chance(probability)) return false;
    kinds.push(kind);
    return true;
  };

  const missing = did('missing', 0.05);
  const truth = missing ? 'none' : dice.chance(0.5) ? 'on' : 'off';
  const kind: WidgetKind = dice.pick(widgetKinds);
  kinds.push(`widget:${kind}`);
  const hasKeys = check.control.keys.length > 0;
  const keepsKey = hasKeys && !did('key renamed', 0.3);
  const wording = dice.chance(0.65) ? 'known' : dice.pick(['respelled', 'unknown', 'inverted'] as const);
  if (wording !== 'known') kinds.push(`label ${wording}`);
  const label = labelFor(check, wording, dice);

  const stale = canBeStale(kind) && did('stale ARIA', 0.05);
  const duplicated = did('duplicated', 0.05);
  const api = dice.chance(0.6) ? 'none' : dice.pick(['agrees', 'agrees', 'null', 'fails', 'hangs'] as const);
  if (api !== 'none') kinds.push(`data ${api}`);
  const wrongData = api === 'null' || api === 'fails' || api === 'hangs';
  const signedIn = !did('signed out in place', 0.04);
  const otherPage = did('another page’s heading', 0.03);

  // Where the value can't be had, sites draw "off": that is the trap.
  const drawnOn = wrongData ? false : truth === 'on';
  const lateValue =
    truth === 'on' &&
    !wrongData &&
    ['checkbox', 'switchCheckbox', 'labelWrapped', 'transparentInput'].includes(kind) &&
    !stale &&
    did('late value', 0.2);
  const widget: Widget = {
    kind,
    label,
    key: keepsKey ? attributeOf(check) : hasKeys ? `id="${dice.word()}"` : '',
    on: drawnOn && !lateValue,
    disabled: did('disabled', 0.08),
    stale,
  };

  const drawn = widgetHtml(widget, dice);
  const rows = missing ? [] : [row(lateValue ? drawn.replace('<input', '<input data-late') : drawn, dice)];
  if (duplicated && !missing) rows.push(row(widgetHtml({ ...widget, on: dice.chance(0.5) }, dice), dice));
  if (did('hidden copy', 0.2))
    rows.unshift(hidden(widgetHtml({ ...widget, on: !drawnOn, stale: false }, dice), dice));
  if (did('decoy switch', 0.3))
    rows.splice(dice.below(rows.length + 1), 0, row(widgetHtml(decoy(dice), dice), dice));
  if (did('several decoys', 0.1))
    for (let at = 0; at < 3; at++)
      rows.splice(dice.below(rows.length + 1), 0, row(widgetHtml(decoy(dice), dice), dice));
  if (did('switches in a banner', 0.12))
    rows.push(
      `<div role="dialog" aria-label="Cookies" style="position:fixed;bottom:0">${widgetHtml(decoy(dice), dice)}<button>OK</button></div>`,
    );

  const identifiable = (keepsKey && wording !== 'inverted') || wording === 'known' || wording === 'respelled';
  const proven = signedIn || !check.signIn.proofNeeded;
  const shouldBeDecided =
    !missing && !stale && !duplicated && !wrongData && !otherPage && identifiable && proven;
  const late = did('late control', 0.15);
  const shadow = did('shadow root', 0.1);
  const framed = !shadow && did('frame', 0.05);
  const rerendered = !shadow && !framed && did('re-rendered', 0.1);

  let body = rows.join('\n');
  for (let depth = dice.below(5); depth > 0; depth--) body = `<div class="${dice.word()}">${body}</div>`;
  if (check.control.container && dice.chance(0.8))
    body = `<div data-testid="${check.control.container.value}">${body}</div>`;
  const heading = otherPage ? 'Two-step verification' : (check.place.headings[0]?.text ?? 'Settings');
  const script = [
    late
      ? `const kept=document.createElement('div');kept.append(...root.childNodes);setTimeout(()=>root.append(...kept.childNodes),${LATE_MS});`
      : '',
    lateValue
      ? `setTimeout(()=>{for(const box of inside.querySelectorAll('input[data-late]'))box.checked=true;},${LATE_MS * (late ? 2 : 1)});`
      : '',
    rerendered
      ? `setTimeout(()=>{const again=root.cloneNode(true);root.querySelectorAll('input').forEach((box,at)=>{again.querySelectorAll('input')[at].checked=box.checked;});root.replaceChildren(...again.childNodes);},${LATE_MS});`
      : '',
    api !== 'none' ? `fetch('/own-data').then(r=>r.ok?r.json():null).catch(()=>null);` : '',
  ].join('\n');
  const content = shadow
    ? `<div id="host"></div><script>document.getElementById('host').attachShadow({mode:'open'}).innerHTML=${JSON.stringify(body).replaceAll('</', '<\\/')};</script>`
    : framed
      ? `<iframe width="700" height="500" srcdoc="${body.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`
      : body;
  const delayable =
    shadow || framed ? script.replace(/const kept.*\n/, '').replace(/setTimeout.*\n/g, '') : script;
  const inside = shadow ? `document.getElementById('host').shadowRoot` : 'root';
  const html = `<!doctype html><html lang="${dice.pick(['en', 'de', 'fr', 'ja'])}"><body><header><button>Menu</button></header><main><h1>${heading}</h1><div id="root-${seed}">${content}</div></main>
<script>addEventListener('click',()=>{document.documentElement.dataset.touched='click'},true);addEventListener('change',()=>{document.documentElement.dataset.touched='change'},true);
const root=document.getElementById('root-${seed}');const inside=${inside};${shadow || framed ? lateInside(lateValue, framed) : delayable}${shadow || framed ? (api !== 'none' ? `fetch('/own-data').catch(()=>null);` : '') : ''}</script></body></html>`;
  return { seed, check, truth, kinds, shouldBeDecided, signedIn, html, api };
}

/** A late value inside a shadow root or a frame. */
const lateInside = (late: boolean, framed: boolean): string =>
  late
    ? `setTimeout(()=>{const at=${framed ? `document.querySelector('iframe').contentDocument` : 'inside'};for(const box of at.querySelectorAll('input[data-late]'))box.checked=true;},${LATE_MS});`
    : '';

function labelFor(
  check: SettingManifest,
  wording: 'known' | 'respelled' | 'unknown' | 'inverted',
  dice: Dice,
): string {
  const { labels } = check.control;
  const known = labels[dice.below(labels.length)]?.text ?? 'Setting';
  const english = labels.find(({ language }) => language === 'en')?.text ?? known;
  switch (wording) {
    case 'known':
      return known;
    case 'respelled':
      return english.length > 24 ? `${english.replace('ize', 'ise')}.` : english;
    case 'unknown':
      return `${dice.word()} ${dice.word()} ${dice.word()}`;
    case 'inverted':
      return `Do not ${english.charAt(0).toLowerCase()}${english.slice(1)}`;
  }
}

function attributeOf(check: SettingManifest): string {
  const [key] = check.control.keys;
  return key ? `${key.attribute}="${key.value}"` : '';
}

const decoy = (dice: Dice): Widget => ({
  kind: dice.pick(['checkbox', 'labelWrapped', 'buttonSwitch', 'divSwitch'] as const),
  label: dice.pick([
    'Dark mode',
    'Autoplay videos',
    'Ads Categories: Gambling',
    'Show my birthday',
    'Sounds',
    'Two-factor authentication',
  ] as const),
  key: `id="${dice.word()}"`,
  on: dice.chance(0.5),
  disabled: false,
  stale: false,
});

const row = (html: string, dice: Dice): string => `<div class="${dice.word()}"><div>${html}</div></div>`;

function hidden(html: string, dice: Dice): string {
  const how = dice.pick([
    'style="display:none"',
    'style="visibility:hidden"',
    'hidden',
    'aria-hidden="true"',
    'style="position:absolute;left:-9999px"',
    'style="opacity:0"',
    'inert',
  ] as const);
  return `<div ${how}>${html}</div>`;
}
