/**
 * How the LinkedIn practice pages draw themselves, as text for the browser; it follows the shared script. Class names
 * are hashed, as on the real site: nothing may lean on them.
 */
export const linkedinScript = `
const wrapped = has(plan, 'wrapped');
const css = (name) => wrapped ? 'x' + name.length + '_' + name.split('').reverse().join('') + '__9f3' : '_' + name + '_1k2dz_7';
const csrf = () => (document.cookie.match(/JSESSIONID="?([^";]+)/) ?? [])[1] ?? '';
const api = (row) => '/mysettings-api/settingsApiSettings/' + encodeURIComponent(row.key);
const headers = () => ({ 'csrf-token': csrf(), 'X-RestLi-Protocol-Version': '2.0.0', 'content-type': 'application/json' });

if (plan.signedIn) localStorage.setItem('voyager-web:badges', '{}');
else for (const name of Object.keys(localStorage)) if (name.startsWith('voyager')) localStorage.removeItem(name);

function wrap(element, times) {
  return times === 0 ? element : wrap(make('div', { class: css('layer' + times) }, element), times - 1);
}

run({
  asksOnce: false,
  async load([row]) {
    const answer = await fetch(api(row), { headers: headers() });
    // A refusal is read as well: the site's client looks for its number.
    if (!answer.ok) throw new Error(await answer.text());
    return new Map([[row.check, (await said(answer)).value]]);
  },
  async save(row, to) {
    const answer = await fetch(api(row), { method: 'PUT', headers: headers(), body: JSON.stringify({ value: to }) });
    if (!answer.ok) throw new Error('not saved');
  },
  open() {
    const card = make('section', { class: 'card ' + css('card') }, make('h1', { class: css('title') }, plan.heading));
    document.getElementById('main').append(wrap(card, wrapped ? 2 : 0));
    return card;
  },
  row(row, opposite) {
    const key = row.renamed ? row.key + 'Preference' : row.key;
    const byId = row.key === 'nonEssentialCookieConsent';
    const input = make('input', { type: 'checkbox', role: 'switch', class: 'switch ' + css('switchCheckbox'),
      ...(byId ? { id: key } : { 'aria-labelledby': key }) });
    bind(this, row, input, opposite);
    const label = byId ? make('label', { for: key, class: css('label') }, row.label) : make('p', { id: key, class: css('label') }, row.label);
    const help = make('p', { class: 'help ' + css('description') }, row.help + ' ', make('a', { href: '/practice' }, plan.words.learnMore));
    const line = make('div', { class: 'line ' + css('row') }, label, wrap(input, wrapped ? 3 : 0));
    return make('div', { class: css('setting') }, help, line, row.note === null ? null : make('p', { class: 'note' }, row.note));
  },
  decoy() {
    const input = make('input', { type: 'checkbox', role: 'switch', 'aria-labelledby': 'showSettingTips', class: 'switch' });
    input.checked = plan.rows[0] ? !Boolean(store.get(plan.rows[0].check)) : true;
    input.addEventListener('change', () => void this.save({ key: 'showSettingTips' }, input.checked));
    return make('div', { class: 'line' }, make('p', { id: 'showSettingTips' }, plan.words.decoyLabel), input);
  },
  close() {},
});
`;
