import type { SettingManifest, State } from '../../checks/model/index.ts';
import { type Answer, type ServedPages, servePages } from '../support/pages.ts';

/** What a trap makes of a settings page: another document, or full control over the answer. */
export type Trap = (honest: string) => Answer;

/** A platform's settings pages in the plainest form, whose positions the test knows and whose pages it can spoil. */
export interface SettingsSite {
  readonly origin: string;
  /** Check → its position on the server: the truth that findings are held against. */
  readonly positions: Map<string, State>;
  /** Path → what goes wrong there. */
  readonly traps: Map<string, Trap>;
  /** Answers for any other path of the same site. */
  readonly others: Map<string, Answer>;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function openSettingsSite(checks: readonly SettingManifest[]): Promise<SettingsSite> {
  const positions = new Map<string, State>(checks.map(({ id }) => [id, 'on']));
  const traps = new Map<string, Trap>();
  const others = new Map<string, Answer>();
  const served: ServedPages = await servePages((path, method) => {
    const check = checks.find(({ place }) => place.path === path);
    if (check === undefined) return others.get(path);
    if (method === 'POST')
      return (request, response) => {
        request.on('data', (word) => positions.set(check.id, String(word) === 'on' ? 'on' : 'off'));
        request.on('end', () => response.end('ok'));
      };
    const page = honestPage(check, positions.get(check.id) ?? 'on');
    return traps.get(path)?.(page) ?? page;
  });
  return { ...served, positions, traps, others };
}

/** A page as the platform would serve it on a good day. */
function honestPage(check: SettingManifest, position: State): string {
  const [key] = check.control.keys;
  const label = check.control.labels.find(({ language }) => language === 'en')?.text ?? '';
  const attribute = key ? `${key.attribute}="${key.value}"` : '';
  return `<!doctype html><html lang="en"><title>Settings</title><body><main>
    <h1>${check.place.headings[0]?.text ?? 'Settings'}</h1>
    <p>What this setting is good for, in a sentence or two of the platform’s own.</p>
    <label><span>${label}</span> <input type="checkbox" role="switch" ${attribute} ${position === 'on' ? 'checked' : ''}></label>
    <script>
      document.querySelector('input').addEventListener('change', (event) =>
        fetch(location.pathname, { method: 'POST', body: event.target.checked ? 'on' : 'off' }));
    </script></main></body></html>`;
}
