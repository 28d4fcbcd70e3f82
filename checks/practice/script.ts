/**
 * What the page scripts of both platforms share, as text for the browser: when rows appear, the client store, and the
 * way a click is saved. A platform's own script follows it and calls `run(shape)`.
 *
 * The store keeps to what was seen on X (2025-07): a box is drawn as `!!value`, a click sends the negation of the
 * *stored* value, at once and optimistically, and an error rolls it back without a word.
 */
export const sharedScript = `
'use strict';
const plan = JSON.parse(document.getElementById('practice-page').textContent);
const has = (thing, flag) => thing.flags.includes(flag);
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const LATE = 2500;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const store = new Map();
const drawn = [];
const afterDraw = [];
/** Rows that wait for the pointer, or to be seen, before they take their value. */
const waiting = new Set(plan.rows.filter((row) => has(row, 'valueAtPointer') || has(row, 'valueInView')).map((row) => row.check));

function draw() {
  for (const { row, input, opposite } of drawn) {
    const value = waiting.has(row.check) ? null : store.get(row.check);
    const on = Boolean(value) !== opposite;
    input.checked = on;
    if (row.oneWay && !value) input.disabled = true;
    if (has(row, 'staleAria')) input.setAttribute('aria-checked', String(!on));
  }
  for (const next of afterDraw) next();
}

function bind(shape, row, input, opposite) {
  drawn.push({ row, input, opposite });
  input.disabled = row.disabled;
  input.addEventListener('change', () => void change(shape, row));
}

document.addEventListener('pointermove', function wake(event) {
  // A new window may tell of a pointer at its corner that nobody has moved.
  if (event.clientX === 0 && event.clientY === 0) return;
  document.removeEventListener('pointermove', wake);
  for (const row of plan.rows) if (has(row, 'valueAtPointer')) waiting.delete(row.check);
  draw();
});

/** A row far below, which takes its value when it comes into view. */
function sink(row, slot) {
  slot.style.marginTop = '5000px';
  new IntersectionObserver((seen, watch) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    waiting.delete(row.check);
    draw();
  }).observe(slot);
}

async function change(shape, row) {
  const before = store.get(row.check);
  const to = !before;
  draw();
  if (has(row, 'asksNatively') && !confirm(plan.words.confirmText)) return;
  const asks = row.control.asks ?? (has(row, 'confirmsDialog') || (row.oneWay && before) ? plan.words.confirmYes : null);
  if (asks !== null && !(await ask(asks))) return;
  store.set(row.check, to);
  draw();
  if (row.control.saves === null) await keep(shape, row, before, to);
  else unsaved.set(row, unsaved.get(row) ?? before);
}

/** Rows that wait for their button, with the position that the server has. */
const unsaved = new Map();

/** The button without which nothing of these rows is kept. */
function saveButton(shape, label) {
  const button = make('button', { type: 'button' }, label);
  button.addEventListener('click', () => {
    for (const [row, before] of unsaved) void keep(shape, row, before, store.get(row.check));
    unsaved.clear();
  });
  return button;
}

/** Sends a change, and takes it back on the page where it is not kept. */
async function keep(shape, row, before, to) {
  if (!plan.signedIn && !shape.browsersOwn) return localStorage.setItem('browser-' + row.key, String(to));
  try {
    await (plan.signedIn ? shape : shape.browsersOwn).save(row, to);
    if (!has(row, 'slowRollback')) return;
    await later(1500);
  } catch {
    // No message: the real page shows none either.
  }
  store.set(row.check, before);
  draw();
}

function ask(agree) {
  return new Promise((resolve) => {
    const answer = (yes) => { layer.remove(); resolve(yes); };
    const yes = make('button', { type: 'button' }, agree);
    const no = make('button', { type: 'button' }, plan.words.confirmNo);
    yes.addEventListener('click', () => answer(true));
    no.addEventListener('click', () => answer(false));
    const layer = make('div', { class: 'layer' }, make('div',
      { class: 'dialog', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'confirm-title' },
      make('h2', { id: 'confirm-title' }, plan.words.confirmTitle), make('p', {}, plan.words.confirmText),
      make('div', { class: 'buttons' }, yes, no)));
    document.body.append(layer);
    yes.focus();
  });
}

function banner() {
  const close = () => layer.remove();
  const buttons = [plan.words.bannerAccept, plan.words.bannerReject].map((text) => make('button', { type: 'button' }, text));
  for (const button of buttons) button.addEventListener('click', close);
  const switches = plan.words.bannerSwitches.map((text, at) => {
    const input = make('input', { type: 'checkbox', role: 'switch' });
    input.checked = at !== 1;
    return make('label', { class: 'choice' }, text, input);
  });
  const layer = make('div', { class: 'layer' }, make('div',
    { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'banner-title' },
    make('h2', { id: 'banner-title' }, plan.words.bannerTitle), make('p', {}, plan.words.bannerText),
    ...switches, make('div', { class: 'buttons' }, ...buttons)));
  document.body.append(layer);
}

/** What an answer says; some sites write before it what keeps it from being run as code. */
const said = async (answer) => JSON.parse((await answer.text()).replace(/^\\)\\]\\}',?\\s*/, ''));

/** A worker in between, ready before the page asks for anything. */
async function startWorker() {
  await navigator.serviceWorker.register('/practice-worker.js');
  if (navigator.serviceWorker.controller) return;
  const inControl = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  await Promise.race([inControl, later(1500)]);
}

/** Where the values come from: the document itself, what the browser has for whom it does not know, or the page's own request. */
function values(shape, rows) {
  if (!plan.signedIn && shape.browsersOwn) return shape.browsersOwn.load(rows);
  if (!plan.signedIn) return Promise.resolve(new Map(rows.map((row) => [row.check, localStorage.getItem('browser-' + row.key) === 'true'])));
  if (plan.values) return Promise.resolve(new Map(rows.map((row) => [row.check, plan.values[row.check]])));
  return shape.load(rows);
}

/** What the site says in place of its switches, once it has to. */
let refusal = null;

function learn(shape, rows) {
  // The code that would fetch them is named by the document, and is not there.
  if (has(plan, 'saysFailed') || has(plan, 'codeMissing')) return Promise.resolve();
  if (has(plan, 'codeBreaks')) {
    setTimeout(() => { throw new Error('practice: the page broke off'); });
    return Promise.resolve();
  }
  const wait = rows.some((row) => has(row, 'lateValue')) ? later(LATE) : Promise.resolve();
  return wait.then(() => values(shape, rows)).then((answers) => {
    for (const [check, value] of answers) store.set(check, value);
    draw();
  }).catch((error) => { refusal = error.screen ?? plan.words.broken; });
}

async function run(shape) {
  if (has(plan, 'cookieBanner')) banner();
  await later(120);
  if (has(plan, 'neverReady')) return;
  if (has(plan, 'serviceWorkerAnswers')) await startWorker();
  const offered = plan.rows.filter((row) => !has(row, 'notOffered'));
  const groups = shape.asksOnce ? (offered.length > 0 ? [offered] : []) : offered.map((row) => [row]);
  const learned = new Map();
  for (const group of groups) {
    const arrival = learn(shape, group);
    for (const row of group) learned.set(row, arrival);
  }
  const spinner = document.getElementById('loading');
  if (has(plan, 'errorScreen') || has(plan, 'preferencesMissing')) {
    await Promise.all(learned.values());
    if (refusal !== null) return spinner.replaceWith(make('p', { class: 'note' }, refusal));
  }
  const parent = shape.open();
  if (has(plan, 'decoySwitch')) parent.append(shape.decoy());
  await Promise.all(plan.rows.map(async (row) => {
    const slot = make('div', {});
    parent.append(slot);
    if (has(row, 'valueInView')) sink(row, slot);
    if (has(row, 'notOffered')) return slot.append(make('p', { class: 'note' }, plan.words.notOffered));
    if (has(row, 'late')) await later(LATE);
    else if (!has(row, 'lateValue')) await Promise.race([learned.get(row), later(300)]);
    if (has(row, 'hiddenDecoy')) {
      const decoy = shape.row(row, true);
      decoy.style.display = 'none';
      slot.append(decoy);
    }
    slot.append(shape.row(row, false));
    if (has(row, 'duplicated')) slot.append(shape.row(row, false));
    draw();
  }));
  if (has(plan, 'saysFailed')) parent.append(make('p', { role: 'alert' }, plan.words.loadFailed));
  spinner.remove();
  shape.close();
}
`;
