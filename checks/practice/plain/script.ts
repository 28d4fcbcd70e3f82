/**
 * How the plain practice pages draw themselves, as text for the browser; it follows the shared script. Each control has
 * the attributes by which its check knows it, and the address that it asks is one that its check allows.
 */
export const plainScript = `
const marks = JSON.parse(document.getElementById('site-marks').textContent);
for (const prefix of marks.storage) {
  if (plan.signedIn) localStorage.setItem(prefix + '-practice', '{}');
  else for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

const layers = (element, times) => times === 0 ? element : layers(make('div', {}, element), times - 1);
const deep = has(plan, 'wrapped');

/** The attributes of a row's control, some of which lead to the words beside it. */
function attributesOf(row) {
  const all = row.control.keys.map(({ attribute, value }) => [attribute, row.renamed ? value + 'Renamed' : value]);
  return Object.fromEntries(all);
}

run({
  asksOnce: true,
  async load(rows) {
    const paths = [...new Set(rows.map((row) => row.source.path))];
    const answers = new Map(await Promise.all(paths.map(async (path) => {
      const answer = await fetch(path);
      // A refusal is read as well: the site's client looks for its number.
      if (!answer.ok) throw new Error(await answer.text());
      return [path, (await said(answer)).settings];
    })));
    return new Map(rows.map((row) => [row.check, answers.get(row.source.path)[row.source.name]]));
  },
  async save(row, to) {
    const answer = await fetch('/practice-data/change', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ setting: row.check, value: to }) });
    if (!answer.ok) throw new Error('not saved');
  },
  open() {
    this.card = make('section', { class: 'card' }, make('h1', {}, plan.heading));
    document.getElementById('main').append(layers(this.card, deep ? 2 : 0));
    if (plan.container === null) return this.card;
    const renamed = plan.rows.some((row) => row.renamed);
    const around = make('div', { [plan.container.attribute]: plan.container.value + (renamed ? 'Renamed' : '') });
    this.card.append(around);
    return around;
  },
  row(row, opposite) {
    const keys = attributesOf(row);
    const input = make('input', { type: 'checkbox', role: row.control.kind === 'switch' ? 'switch' : null, class: 'switch', ...keys });
    bind(this, row, input, opposite);
    const label = make('label', {}, row.label);
    if (keys['aria-labelledby']) label.id = keys['aria-labelledby'];
    else if (keys.id) label.setAttribute('for', keys.id);
    const words = keys['aria-labelledby'] || keys.id ? label : null;
    const line = words === null
      ? make('label', { class: 'line' }, make('span', {}, row.label), layers(input, deep ? 3 : 0))
      : make('div', { class: 'line' }, words, layers(input, deep ? 3 : 0));
    const help = make('p', { class: 'help', id: keys['aria-describedby'] ?? null }, row.help + ' ', make('a', { href: '/practice' }, plan.words.learnMore));
    return make('div', {}, line, help, row.note === null ? null : make('p', { class: 'note' }, row.note));
  },
  decoy() {
    return another(plan.words.decoyLabel, this);
  },
  close() {
    for (let at = 1; at <= plan.others; at += 1) this.card.append(another(plan.words.decoyLabel + ' ' + at, this));
    const [label] = plan.rows.map((row) => row.control.saves).filter((text) => text !== null);
    if (label !== undefined) this.card.append(saveButton(this, label));
  },
});

/** A switch that no check knows. */
function another(label, shape) {
  const input = make('input', { type: 'checkbox', role: 'switch', class: 'switch' });
  input.checked = plan.rows[0] ? !Boolean(store.get(plan.rows[0].check)) : true;
  input.addEventListener('change', () => void shape.save({ check: 'another' }, input.checked));
  return make('label', { class: 'line' }, make('span', {}, label), input);
}
`;
