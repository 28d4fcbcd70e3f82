import { inHtml } from '../../checks/model/index.ts';
import { ownPage } from './own-page.ts';

/** What stands where a page has not come: what happened, what can be done, and the button for it. */
export interface InsteadWords {
  readonly language: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Left out: there is nothing to press. */
  readonly button?: string;
}

/** The host below our own scheme where it is served. */
export const INSTEAD_HOST = 'instead';
const PRESSED = `flipwatch://${INSTEAD_HOST}/pressed`;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; box-sizing: border-box;
  background: light-dark(#f6f7f9, #14181d); color: light-dark(#16202b, #e6eaee); }
main { max-width: 30rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-size: 20px; line-height: 1.3; text-wrap: balance; }
p { margin: 0 0 12px; }
form { margin: 20px 0 0; }
button { font: inherit; font-weight: 600; min-height: 36px; padding: 0 18px; border: 0; border-radius: 8px;
  background: light-dark(#0d5ea8, #7db8f2); color: light-dark(#fff, #0c1d2e); }
button:focus-visible { outline: 3px solid light-dark(#0d5ea8, #7db8f2); outline-offset: 2px; }
@media (forced-colors: active) { button { border: 1px solid ButtonText; } }
`;

/** The address of the page with these words. */
export function insteadAddress({ language, title, lines, button }: InsteadWords): string {
  const values = new URLSearchParams({ language, title });
  for (const line of lines) values.append('line', line);
  if (button !== undefined) values.set('button', button);
  return `flipwatch://${INSTEAD_HOST}/?${values}`;
}

/** Whether its button leads to this address. */
export const isInsteadPress = (address: string): boolean => address === PRESSED || address === `${PRESSED}?`;

/** The page, without any script. */
export function insteadResponse(address: string): Response {
  const words = new URL(address).searchParams;
  const lines = words.getAll('line').map((line) => `<p>${inHtml(line)}</p>`);
  const button = words.get('button');
  const form =
    button === null ? '' : `<form action="${PRESSED}"><button autofocus>${inHtml(button)}</button></form>`;
  const title = words.get('title') ?? '';
  const body = `<body><main><div role="alert"><h1>${inHtml(title)}</h1>${lines.join('')}</div>${form}</main></body>`;
  return ownPage({ language: words.get('language') ?? '', title, style, body });
}
