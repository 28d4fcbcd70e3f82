/** What a page of these tests has to draw: one setting, the way the server holds it. */
export interface Setting {
  readonly label: string;
  /** Attributes for the control itself, such as the stable key of a real platform. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly on: boolean;
  readonly disabled: boolean;
  /** The page tells its server. */
  readonly save: (on: boolean) => void;
}

/** One library's switch, built into a page as its documentation shows it. */
export type Draw = (root: HTMLElement, setting: Setting) => void;

/** Text that is safe in HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Attributes as they stand in HTML. */
export const written = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
