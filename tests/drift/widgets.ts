import type { Dice } from './dice.ts';

/** How a switch may be built. `{on}` below is where its position goes. */
export const widgetKinds = [
  'checkbox',
  'switchCheckbox',
  'labelWrapped',
  'transparentInput',
  'buttonSwitch',
  'divSwitch',
  'spanCheckbox',
  'pressedButton',
  'nestedSwitch',
  'radioPair',
  'list',
  'menuButton',
] as const;
export type WidgetKind = (typeof widgetKinds)[number];

export interface Widget {
  readonly kind: WidgetKind;
  readonly label: string;
  /** An attribute such as `aria-labelledby="allowAdsByAge"`, or nothing. */
  readonly key: string;
  readonly on: boolean;
  readonly disabled: boolean;
  /** ARIA says the opposite of the property. */
  readonly stale: boolean;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The HTML of one row with its words, in the manner of its kind, and never twice with the same classes. */
export function widgetHtml(widget: Widget, dice: Dice): string {
  const label = escaped(widget.label);
  const checked = widget.on ? 'checked' : '';
  const aria = String(widget.stale ? !widget.on : widget.on);
  const off = widget.disabled ? 'disabled' : '';
  const staleAria = widget.stale ? `aria-checked="${aria}"` : '';
  const css = () => `class="${dice.word()} css-${dice.word()}"`;
  switch (widget.kind) {
    case 'checkbox':
      return `<p ${css()}>${label}</p><input ${css()} type="checkbox" ${widget.key} ${checked} ${off} ${staleAria}>`;
    case 'switchCheckbox':
      return `<div ${css()}>${label}</div><span><input role="switch" type="checkbox" ${widget.key} ${checked} ${off} ${staleAria}></span>`;
    case 'labelWrapped':
      return `<label ${css()}><input type="checkbox" ${widget.key} ${checked} ${off} ${staleAria}><span ${css()}>${label}</span></label>`;
    case 'transparentInput':
      return `<label ${css()} style="position:relative;display:block"><span>${label}</span><input type="checkbox" style="position:absolute;inset:0;opacity:0" ${widget.key} ${checked} ${off} ${staleAria}></label>`;
    case 'buttonSwitch':
      return `<span ${css()}>${label}</span><button type="button" role="switch" aria-checked="${widget.on}" ${widget.key} ${off} style="width:40px;height:20px"></button>`;
    case 'divSwitch':
      return `<div role="switch" tabindex="0" aria-checked="${widget.on}" aria-label="${label}" ${widget.key} ${widget.disabled ? 'aria-disabled="true"' : ''} style="width:40px;height:20px"></div>`;
    case 'spanCheckbox':
      return `<span role="checkbox" tabindex="0" aria-checked="${widget.on}" ${widget.key} ${widget.disabled ? 'aria-disabled="true"' : ''}>${label}</span>`;
    case 'pressedButton':
      return `<button type="button" aria-pressed="${widget.on}" ${widget.key} ${off}>${label}</button>`;
    case 'nestedSwitch':
      return `<div role="switch" aria-checked="${aria}" ${widget.key} style="padding:4px"><label>${label} <input type="checkbox" ${checked} ${off}></label></div>`;
    case 'radioPair':
      return `<fieldset ${widget.key} ${off}><legend>${label}</legend><label><input type="radio" name="${dice.word()}" value="1" ${widget.on ? 'checked' : ''}>On</label><label><input type="radio" ${widget.on ? '' : 'checked'}>Off</label></fieldset>`;
    case 'list':
      return `<label ${css()}><span>${label}</span> <select ${widget.key} ${off}><option ${widget.on ? 'selected' : ''}>Enabled</option><option ${widget.on ? '' : 'selected'}>Disabled</option></select></label>`;
    case 'menuButton':
      return `<span>${label}</span> <button type="button" aria-haspopup="menu" ${widget.key} ${off}>${widget.on ? 'On' : 'Off'}</button>`;
  }
}

/** Kinds whose position is in ARIA alone or in words, so that a contradicting ARIA would simply be another position. */
export const canBeStale = (kind: WidgetKind): boolean =>
  ['checkbox', 'switchCheckbox', 'labelWrapped', 'transparentInput', 'nestedSwitch'].includes(kind);
