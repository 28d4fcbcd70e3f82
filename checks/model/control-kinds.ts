/**
 * What a control is for the person who sees it. `button` keeps its position pressed in, `segments` are two buttons or tabs
 * side by side, and a `rowButton` leads to a page of its own and only says where the setting stands.
 */
export const controlKinds = [
  'switch',
  'checkbox',
  'button',
  'radios',
  'list',
  'combobox',
  'menu',
  'segments',
  'rowButton',
] as const;
export type ControlKind = (typeof controlKinds)[number];
