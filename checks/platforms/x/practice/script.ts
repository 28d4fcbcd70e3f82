import { P13N_PATH } from './preferences.ts';
import { grokMutations, p13nKeys } from './settings.ts';

/** How each Grok setting is changed, by its check. */
const mutations = Object.fromEntries(
  grokMutations.map(({ check, operation, variable }) => [check, [operation, variable]]),
);

/**
 * How the X practice pages draw themselves, as text for the browser; it follows the shared script. The markup is that of
 * react-native-web: a label around the text, the drawn box and a transparent checkbox over it. `aria-describedby` points
 * to the help text beside the label, with a counter that starts with each full load.
 */
export const xScript = `
const wrapped = has(plan, 'wrapped');
const css = wrapped ? 'r-9aw3ui-b r-1mmae3n' : 'css-175oi2r r-1loqt21';
const text = wrapped ? 'r-t9ex7' : 'css-146c3p1 r-bcqeeo';
const words = JSON.parse(document.getElementById('site-words').textContent);
const grok = plan.path === '/settings/grok_settings';
const allInOne = plan.path === '/settings/account/personalization';
const names = ${JSON.stringify(mutations)};
const p13nKeys = ${JSON.stringify(p13nKeys)};
const p13n = '${P13N_PATH}';
const settings = '/i/api/1.1/account/settings.json';
let boxes = 0;
// The browser has no places of its own.
if (!plan.signedIn && allInOne) plan.rows = plan.rows.filter((row) => row.check !== 'x.places');

function headers(type) {
  const csrf = (document.cookie.match(/ct0=([^;]+)/) ?? [])[1] ?? '';
  return { 'x-csrf-token': csrf, 'content-type': type };
}
async function get(address) {
  const answer = await fetch(address, { headers: headers('application/json') });
  // A refusal is read as well: the site's client looks for its number.
  if (!answer.ok) throw new Error(await answer.text());
  return said(answer);
}
async function send(address, type, body) {
  const answer = await fetch(address, { method: 'POST', headers: headers(type), body });
  if (!answer.ok) throw new Error('not saved');
}
const graphql = (operation, variables) => send('/i/api/graphql/pR4ct1ce-' + operation.length + '/' + operation,
  'application/json', JSON.stringify({ variables, queryId: 'pR4ct1ce-' + operation.length }));

function wrap(element, times) {
  return times === 0 ? element : wrap(make('div', { class: css }, element), times - 1);
}

/** The markup of one checkbox row; a switch differs only by its role. */
function box(label, help, renamed, testId, role = null) {
  boxes += 1;
  const id = renamed ? 'SETTING_' + boxes + '_HINT' : 'CHECKBOX_' + boxes + '_LABEL';
  const input = make('input', { type: 'checkbox', role, 'aria-describedby': id, class: 'real r-1ei5mc7' });
  const element = make('div', { class: css },
    wrap(make('label', { class: 'row ' + css, 'data-testid': testId },
      make('div', { dir: 'ltr', class: text }, make('span', { class: text }, label)),
      make('div', { class: 'over ' + css }, make('div', { class: 'drawn', 'aria-hidden': 'true' }), input)), wrapped ? 3 : 0),
    help === null ? null : make('div', { dir: 'ltr', id, class: 'help ' + text }, make('span', {}, help + ' '),
      make('a', { href: '/practice', role: 'link' }, plan.words.learnMore)));
  return { element, input };
}

/** A react-native Switch: the one on top of the all-in-one page. */
function master() {
  const input = make('input', { type: 'checkbox', role: 'switch', class: 'real' });
  input.addEventListener('change', () => {
    const on = input.checked;
    // A box that can't be turned on again is left out of the whole.
    const moved = plan.rows.filter((row) => !row.oneWay);
    for (const row of moved) store.set(row.check, on);
    draw();
    const pairs = moved.map((row) => [plan.signedIn ? row.key : p13nKeys[row.check] ?? row.key, String(on)]);
    void send(plan.signedIn ? settings : p13n, 'application/x-www-form-urlencoded', new URLSearchParams(pairs)).catch(() => undefined);
  });
  afterDraw.push(() => { input.checked = plan.rows.some((row) => Boolean(store.get(row.check))); });
  return make('div', { class: css }, make('label', { class: 'row ' + css },
    make('div', { class: text }, make('span', {}, words.master)),
    make('div', { class: 'over ' + css }, make('div', { class: 'drawn round', 'aria-hidden': 'true' }), input)),
    make('div', { class: 'help ' + text }, words.masterHelp));
}

function danger(label, operation) {
  const button = make('div', { role: 'button', tabindex: '0', class: 'danger ' + css }, make('span', { class: text }, label));
  const press = () => void graphql(operation, {}).catch(() => undefined);
  button.addEventListener('click', press);
  button.addEventListener('keydown', (event) => { if (event.key === 'Enter') press(); });
  return button;
}

const shape = {
  asksOnce: true,
  async load(rows) {
    // The all-in-one page asks for both, and draws the first.
    const [body] = await Promise.all(grok
      ? [get('/i/api/graphql/pR4ct1ce-23/GrokSettingsScreenQuery?variables=%7B%7D')]
      : [get(settings + '?include_ranked_timeline=true'), allInOne ? get(p13n) : null]);
    const from = grok ? body.data.user_preferences : body;
    if (from === null) throw { screen: words.gone };
    return new Map(rows.map((row) => [row.check, from[row.key]]));
  },
  save(row, to) {
    const name = names[row.check];
    return name ? graphql(name[0], { [name[1]]: to }) : send(settings, 'application/x-www-form-urlencoded', new URLSearchParams([[row.key, String(to)]]));
  },
  browsersOwn: {
    async load(rows) {
      const kept = await get(p13n);
      return new Map(rows.map((row) => [row.check, kept[p13nKeys[row.check]]]));
    },
    save: (row, to) => send(p13n, 'application/x-www-form-urlencoded', new URLSearchParams([[p13nKeys[row.check] ?? row.key, String(to)]])),
  },
  open() {
    const screen = make('section', { class: css },
      make('h1', { dir: 'ltr', class: text }, plan.heading));
    document.getElementById('react-root').append(wrap(screen, wrapped ? 2 : 0));
    if (!plan.signedIn) screen.append(make('p', { class: 'help' }, words.signedOutNote));
    if (allInOne) screen.append(master());
    shape.screen = screen;
    if (!grok) return screen;
    const renamed = plan.rows.some((row) => row.renamed);
    const rows = make('div', { class: css, 'data-testid': renamed ? 'grokDataControls' : 'xaiDataSharingSettings' });
    screen.append(rows);
    return rows;
  },
  row(row, opposite) {
    const { element, input } = box(row.label, row.help, row.renamed, null, row.control.kind === 'switch' ? 'switch' : null);
    bind(shape, row, input, opposite);
    if (row.note !== null) element.append(make('div', { class: 'help' }, row.note));
    return element;
  },
  decoy() {
    const gambling = plan.path === '/settings/ads_preferences';
    const { element, input } = box(gambling ? words.gambling : plan.words.decoyLabel, gambling ? null : plan.words.decoyHelp, false, null);
    input.checked = true;
    input.addEventListener('change', () => void send(settings, 'application/x-www-form-urlencoded', new URLSearchParams([['show_setting_tips', String(input.checked)]])));
    return element;
  },
  close() {
    if (!plan.signedIn) return;
    if (grok) shape.screen.append(danger(words.deleteHistory, 'GrokDeleteConversations'));
    if (plan.path === '/settings/ads_preferences' && has(plan, 'gamblingBox')) {
      const { element, input } = box(words.gamblingAds, null, false, null);
      input.addEventListener('change', () => void graphql('AdsCategoriesPractice', { allowGamblingAds: input.checked }).catch(() => undefined));
      shape.screen.append(make('h2', { dir: 'ltr', class: text }, words.adsCategories), element);
    }
    if (plan.path === '/settings/location') shape.screen.append(danger(words.removeLocations, 'RemoveLocations'));
    if (plan.path === '/settings/location_information') shape.screen.append(
      make('a', { class: 'row', href: '/settings/location' }, words.locationLink),
      make('a', { class: 'row', href: '/settings/account/personalization' }, words.personalizationLink));
  },
};
run(shape);
`;
