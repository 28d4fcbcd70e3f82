import { json, type Route, type Stage, serve, settingsPage, trainingData } from '../truth/stage.ts';

/** Tells the server of everything that touches the page. */
const tellsOfTouch = `<script>for (const what of ['click', 'keydown', 'pointerdown', 'input', 'change'])
  addEventListener(what, () => fetch('/touched', { method: 'POST' }), true);</script>`;

/** A settings page that would tell if it were touched; what stands before its main part is `beside`. */
export const page = (main: string, { script = '', beside = '' } = {}): string =>
  settingsPage(main, script, tellsOfTouch).replace('<main>', `${beside}<main>`);

/** Rows as a page lists them, by the last part of their address. */
export const rows = (names: Readonly<Record<string, string>>): string =>
  `<ul>${Object.entries(names)
    .map(([path, title]) => `<li><a href="${path}">${title}</a></li>`)
    .join('')}</ul>`;

/** A switch that is known by its key and is named by the words beside it. */
export const switchOf = (key: string, label: string, help = ''): string =>
  `<section><p id="${key}">${label}</p>${help === '' ? '' : `<p>${help}</p>`}<input type="checkbox" role="switch" aria-labelledby="${key}"></section>`;

/** Where the setting on AI training stands, as the platform's own answer has it. */
export const stands = (value: boolean | null): Route => json({ key: 'allowDataForGenerativeAI', value });

/** A site whose pages and answers a test changes as the weeks go by. */
export interface ServedSettings extends Stage {
  readonly routes: Record<string, Route | string>;
}

export async function serveSettings(routes: Record<string, Route | string>): Promise<ServedSettings> {
  const all = { [trainingData]: stands(false), '/touched': json({}), ...routes };
  return { ...(await serve(all)), routes: all };
}
