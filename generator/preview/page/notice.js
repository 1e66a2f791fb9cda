// @ts-check
// What the preview shows on a page: mistakes laid over it, a corner with what
// else is wrong and a way into the editor. It stands in a shadow tree, so that
// the style of the page and its own do not meet.

/** @typedef {{ place: string, path: string, line: number, severity: string, msg: string, hint: string, source: string, own: boolean }} Problem */
/** @typedef {{ token: string, epoch: number, have: string, page: string, scripts: string, styles: Record<string, string>, fresh: Record<string, number>, note: string, writable: boolean, mistakes: Problem[], others: Problem[], errors: number, warnings: number, understood: Understood[], waiting: Waiting }} State */
/** @typedef {{ group: string, name: string, value: string, from: string, more: string, line: number }} Understood */

/** @typedef {{ things: { file: string, line: string, said: string[], hint: string, id: string }[], all: string, more: number }} Waiting */

/** @type {ShadowRoot | null} */
let shade = null;
let dismissed = ''; // the mistakes that the reader has put away

/** @returns {ShadowRoot} */
function shadow() {
  if (shade?.host.isConnected) return shade;
  const host = document.createElement('div');
  host.id = '_journal-notice';
  shade = host.attachShadow({ mode: 'open' });
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/.journal/live.css';
  shade.append(style);
  document.documentElement.append(host);
  return shade;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const node = make('button', { type: 'button' }, text);
  node.addEventListener('click', act);
  return node;
}

/** @param {Problem} p */
function problem(p) {
  const place = p.path ? button(p.place, () => edit(p.path, p.line)) : make('span', {}, p.place);
  place.className = 'place';
  const item = make('li', {}, place, ' ', make('strong', { class: p.severity }, p.severity), ' ', make('span', { dir: 'auto' }, p.msg));
  if (p.source) item.append(make('pre', {}, p.source));
  if (p.hint) item.append(make('p', { class: 'hint', dir: 'auto' }, p.hint));
  return item;
}

/**
 * @param {number} n
 * @param {string} word
 */
function count(n, word) {
  return n + ' ' + word + (n === 1 ? '' : 's');
}

/**
 * Shows the mistakes over the page, or takes them away.
 * @param {State} state
 * @param {() => void} away what to do when the reader puts them away
 * @returns {boolean} whether something lies over the page
 */
function overlay(state, away) {
  const said = JSON.stringify(state.mistakes);
  const root = shadow();
  const was = root.querySelector('.over');
  if (was instanceof HTMLElement && was.dataset.said === said) return true;
  was?.remove();
  if (!state.mistakes.length) dismissed = '';
  if (!state.mistakes.length || dismissed === said) return false;
  const list = make('ul', {});
  for (const p of state.mistakes) list.append(problem(p));
  const close = button('Look at the page', () => putAway());
  const panel = make('section', { class: 'panel', role: 'alert', 'aria-labelledby': 'what' },
    make('h2', { id: 'what' }, state.mistakes.length === 1 ? 'A mistake' : count(state.mistakes.length, 'mistake')),
    make('p', { class: 'hint' }, 'The page behind is from before. This goes by itself once it is fixed.'), list, close);
  const over = make('div', { class: 'over', 'data-said': said }, panel);
  /** @param {KeyboardEvent} e */
  const key = (e) => {
    if (e.key === 'Escape' && over.isConnected) putAway();
  };
  function putAway() {
    dismissed = said;
    over.remove();
    removeEventListener('keydown', key);
    away();
  }
  addEventListener('keydown', key);
  root.append(over);
  return true;
}

/** @type {Set<string> | null} */
let known = null; // what was wrong with the note of the page; null before the first look

/**
 * Whether something is wrong with the note of the page that was not before:
 * the reader is writing it, and wants to see it.
 * @param {State} state
 * @returns {boolean}
 */
function slipped(state) {
  const before = known;
  known = new Set(state.others.filter((p) => p.own).map((p) => p.msg));
  return before !== null && [...known].some((msg) => !before.has(msg));
}

/**
 * What the journal made of the note, to be folded out: the list of journal check --explain.
 * @param {State} state
 * @param {boolean} open
 */
function understood(state, open) {
  const lost = state.understood.filter((u) => u.group === 'not filed').length;
  const details = make('details', { class: 'understood' },
    make('summary', {}, lost ? 'What was understood, and ' + count(lost, 'line') + ' not filed' : 'What was understood'));
  if (open) details.setAttribute('open', '');
  let group = '';
  let list = make('ul', {});
  for (const u of state.understood) {
    if (u.group !== group) {
      group = u.group;
      list = make('ul', {});
      details.append(make('h3', {}, group), list);
    }
    const item = make('li', {});
    if (u.name) item.append(make('span', { class: 'name' }, u.name), ' ');
    item.append(make('span', { dir: 'auto' }, u.value));
    const where = [u.line ? 'line ' + u.line : '', u.from, u.more].filter(Boolean).join(', ');
    if (where) item.append(' ', make('small', { dir: 'auto' }, where));
    list.append(item);
  }
  return details;
}

/**
 * What waits in the folder inbox, to be folded out: a line for each thing, and a button for
 * what can be filed.
 * @param {Waiting} inbox
 * @param {boolean} open
 */
function waits(inbox, open) {
  const list = make('ul', {});
  for (const t of inbox.things) {
    const item = make('li', {}, make('small', { dir: 'auto' }, t.file), make('p', { dir: 'auto' }, t.line));
    for (const said of t.said) item.append(make('p', { class: 'hint', dir: 'auto' }, said));
    if (t.hint) item.append(make('p', { class: 'hint', dir: 'auto' }, t.hint));
    if (t.id) {
      const file = button('File it', () => fileWaiting(t.id));
      file.setAttribute('aria-label', 'File it: ' + t.line);
      item.append(file);
    }
    list.append(item);
  }
  const details = make('details', { class: 'waiting' }, make('summary', {}, count(inbox.things.length + inbox.more, 'thing') + ' in the inbox'), list);
  if (inbox.more) details.append(make('p', { class: 'hint' }, 'and ' + inbox.more + ' more'));
  if (inbox.all) details.append(button('File all of them', () => fileWaiting(inbox.all)));
  if (open) details.setAttribute('open', '');
  return details;
}

/**
 * The corner: how much is wrong elsewhere, and the editor. It opens by itself
 * for a slip in the note of the page.
 * @param {State} state
 */
function corner(state) {
  const root = shadow();
  const was = root.querySelector('.corner');
  const open = slipped(state) || was?.querySelector('details.problems')?.hasAttribute('open');
  const unfolded = was?.querySelector('details.understood')?.hasAttribute('open');
  const waiting = was?.querySelector('details.waiting')?.hasAttribute('open');
  const said = JSON.stringify([state.understood, state.others, state.errors, state.warnings, state.note, state.waiting]);
  if (was instanceof HTMLElement && was.dataset.said === said) return;
  was?.remove();
  const box = make('aside', { class: 'corner', 'aria-label': 'Preview', 'data-said': said });
  if (state.note) box.append(button('Edit', () => edit(state.note, 0)));
  if (state.others.length) {
    const words = [];
    if (state.errors) words.push(count(state.errors, 'error'));
    if (state.warnings) words.push(count(state.warnings, 'warning'));
    const list = make('ul', {});
    for (const p of state.others) list.append(problem(p));
    const details = make('details', { class: 'problems' }, make('summary', {}, words.join(', ')), list);
    if (state.errors + state.warnings > state.others.length + state.mistakes.length) {
      details.append(make('p', { class: 'hint' }, 'journal check names all of them.'));
    }
    if (open && details instanceof HTMLDetailsElement) details.open = true;
    box.append(details);
  }
  if (state.waiting.things.length) box.append(waits(state.waiting, waiting === true));
  if (state.understood.length) box.append(understood(state, unfolded === true));
  if (box.childNodes.length) root.append(box);
}

/**
 * Tells something for a while, with a button for what can be done about it.
 * @param {string} text
 * @param {string} [more]
 * @param {() => void} [act]
 */
function tell(text, more, act) {
  const root = shadow();
  root.querySelector('.told')?.remove();
  const told = make('p', { class: 'told', role: 'status' }, text);
  const close = button('Close', () => told.remove());
  if (more && act) told.append(' ', button(more, act));
  told.append(' ', close);
  root.append(told);
}

/** Takes away what was told. */
function untell() {
  shade?.querySelector('.told')?.remove();
}
