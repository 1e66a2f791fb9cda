// @ts-check
// The live page: it hears of new epochs, asks whether its own page is another
// one now, and becomes that.

/* global remember, become, inPlace, overlay, corner, tell, untell, ours */

/**
 * What the server says about the page, from the page itself or a newer one.
 * @param {Document} page
 * @returns {State | null}
 */
function stateOf(page) {
  const node = page.getElementById('_journal-preview');
  return node ? JSON.parse(node.textContent || 'null') : null;
}

let state = /** @type {State} */ (stateOf(document)); // as the server told it last
let displayed = state; // as it is shown: what lies below a mistake is held back
/** @type {Sent | null} */
let sent = null; // the page as the server sent it
/** @type {(() => void) | null} */
let heldBack = null; // the newer page below a mistake
let asking = false;
let again = false;
let lost = false;
let newest = 0; // the epoch that was heard of last

/** Asks for the own page and becomes it if it is another one. */
function look() {
  if (asking || !sent) {
    again = true;
    return;
  }
  asking = true;
  again = false;
  // A document that XMLHttpRequest parses runs no script and needs no leave of
  // the policy on trusted types, unlike any way to make one of a string.
  const ask = new XMLHttpRequest();
  ask.open('GET', location.pathname);
  ask.responseType = 'document';
  ask.setRequestHeader('X-Journal-Have', state.have);
  ask.onloadend = () => {
    asking = false;
    if (ask.status === 0 || ask.status >= 500) {
      away();
      return;
    }
    if (lost) untell();
    lost = false;
    const page = ask.responseXML;
    const next = page && stateOf(page);
    if (page && next) show(page, next);
    else state.epoch = Number(ask.getResponseHeader('Journal-Epoch') || state.epoch);
    document.documentElement.dataset.journalEpoch = String(state.epoch);
    if (stream?.readyState === EventSource.CLOSED) connect();
    if (again || state.epoch < newest) look();
  };
  ask.send();
}

/** The server does not answer. */
function away() {
  if (!lost) tell('The preview has stopped. The page comes back to life when journal serve runs again.');
  lost = true;
  setTimeout(look, 1000);
}

/**
 * @param {Document} page
 * @param {State} next
 */
function show(page, next) {
  const restarted = next.token !== state.token;
  state = next;
  if (restarted) newest = next.epoch;
  if (next.scripts !== displayed.scripts) {
    save();
    location.reload();
    return;
  }
  const turn = () => {
    heldBack = null;
    if (next.page !== displayed.page) morph(page);
    swapStyles(displayed.styles, next.styles);
    refresh(displayed.fresh, next.fresh);
    dress();
    displayed = next;
  };
  // The last good page stays below a mistake until that is put away or fixed.
  const over = overlay(next, () => heldBack?.());
  corner(next);
  if (over) heldBack = turn;
  else turn();
  if (restarted && letGo) connect();
}

/** @param {Document} page */
function morph(page) {
  if (!sent) return;
  const next = remember(page.documentElement);
  const before = sent;
  try {
    inPlace(() => {
      sent = become(before, next);
    });
  } catch {
    save();
    location.reload();
    return;
  }
  document.dispatchEvent(new CustomEvent('journal:changed'));
}

/**
 * A changed style sheet is put in the place of the old one once it is there.
 * @param {Record<string, string>} was
 * @param {Record<string, string>} next
 */
function swapStyles(was, next) {
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
    if (!(link instanceof HTMLLinkElement) || ours(link)) continue;
    const url = new URL(link.href);
    const name = decodeURIComponent(url.pathname.slice(1));
    if (url.origin !== location.origin || !next[name] || next[name] === was[name]) continue;
    url.searchParams.set('v', next[name]);
    // A second link beside it loads the new one; the old one is let go when that is there.
    const copy = document.createElement('link');
    copy.id = '_journal-style';
    copy.rel = 'stylesheet';
    copy.dataset.for = name;
    copy.href = url.href;
    copy.onload = () => {
      for (const old of document.querySelectorAll('#_journal-style')) {
        if (old !== copy && old instanceof HTMLElement && old.dataset.for === name) old.remove();
      }
      link.disabled = true;
      document.documentElement.dataset.journalStyle = next[name];
    };
    link.after(copy);
  }
}

/**
 * A changed picture is fetched again.
 * @param {Record<string, number>} was
 * @param {Record<string, number>} next
 */
function refresh(was, next) {
  for (const node of document.querySelectorAll('img[src], source[src], video[src], audio[src]')) {
    const url = new URL(node.getAttribute('src') || '', location.href);
    const name = decodeURIComponent(url.pathname.slice(1));
    if (url.origin !== location.origin || !next[name] || next[name] === was[name]) continue;
    url.searchParams.set('v', String(next[name]));
    node.setAttribute('src', url.pathname + url.search);
  }
}

// Actions

/** Puts buttons into each action: what is done by a line of the log can be ticked, all can be put off or dropped. */
function dress() {
  if (!state.writable) return;
  boxes();
  for (const offer of document.querySelectorAll('main [data-plan]')) {
    if (!(offer instanceof HTMLElement) || offer.querySelector('._journal-acts')) continue;
    const acts = make('span', { class: '_journal-acts' });
    acts.append(actButton('_journal-plan', 'Take it over', () => act(acts, 'plan', { theme: offer.dataset.plan })));
    offer.append(' ', acts);
  }
  piles();
  joins();
  for (const item of document.querySelectorAll('[data-action]')) {
    if (!(item instanceof HTMLElement) || item.querySelector('._journal-acts')) continue;
    const id = item.dataset.action || '';
    const acts = make('span', { class: '_journal-acts' });
    const tick = item.querySelector('.tick');
    if (tick instanceof HTMLInputElement) tick.addEventListener('change', () => { if (tick.checked) act(acts, 'done', { id }); });
    if ('done' in item.dataset) acts.append(actButton('_journal-done', 'Done', () => act(acts, 'done', { id })), ' ');
    acts.append(
      actButton('_journal-later', 'Later', () => askUntil(acts, id)), ' ',
      actButton('_journal-drop', 'Drop', () => act(acts, 'drop', { id })));
    (item.querySelector('.meta') || item).append(' ', acts);
  }
}

/** Puts a box that works in the place of the sign of one: before lessons, and before the entries of a note. */
function boxes() {
  for (const item of document.querySelectorAll('main [data-tick], main li.task[id]')) {
    const sign = item.querySelector('.box');
    if (!sign || !(item instanceof HTMLElement)) continue;
    let box = sign.previousElementSibling;
    if (!(box instanceof HTMLInputElement)) {
      box = make('input', { type: 'checkbox', class: 'tick', 'aria-label': 'Done: ' + (item.textContent || '').trim() });
      box.addEventListener('change', tickLine);
      sign.before(box);
    }
    /** @type {HTMLInputElement} */ (box).checked = sign.classList.contains('done');
  }
}

/** @param {Event} event of a box */
function tickLine(event) {
  const box = /** @type {HTMLInputElement} */ (event.target);
  const item = box.closest('li');
  const at = item?.matches('.task') ? location.pathname + '#' + item.id : item?.querySelector('a')?.href || '';
  const to = new URL(at, location.href);
  box.disabled = true;
  call('tick', { at: decodeURIComponent(to.pathname.slice(1) + to.hash), done: box.checked }).then((answer) => {
    box.disabled = false;
    if (answer.said) {
      tell(answer.said, 'Undo', takeBack);
      return;
    }
    box.checked = !box.checked;
    tell(answer.msg || 'That did not work.');
  });
}

/** Puts buttons below each line that is to be sorted: its likely themes, all of them, one's own and none. */
function piles() {
  for (const item of document.querySelectorAll('main [data-sort]')) {
    const likely = item.querySelector('.likely');
    if (!(item instanceof HTMLElement) || !(likely instanceof HTMLElement)) continue;
    const text = item.querySelector('.what a')?.textContent || '';
    const key = item.dataset.sort + text + likely.textContent;
    const was = item.querySelector('._journal-sort');
    if (was instanceof HTMLElement && was.dataset.for === key) continue;
    const now = sortFields(item.dataset.sort || '', text, likely);
    now.dataset.for = key;
    const focused = was?.contains(document.activeElement);
    was?.remove();
    likely.hidden = true;
    likely.after(now);
    if (focused) now.querySelector('button')?.focus();
  }
}

/**
 * @param {string} at NOTE:LINE
 * @param {string} text of the line
 * @param {HTMLElement} likely the list of its likely themes
 */
function sortFields(at, text, likely) {
  const fields = make('fieldset', { class: '_journal-sort' }, make('legend', { class: 'vh' }, 'Theme of: ' + text));
  /** @param {string} theme @param {boolean} [own] */
  const into = (theme, own) => sortLine(fields, { at, text, theme, own: Boolean(own) });
  /** @param {string} label @param {() => void} does */
  const choose = (label, does) => {
    const node = actButton('btn', label, does);
    node.setAttribute('aria-label', label + ': ' + text);
    return node;
  };
  for (const theme of likely.querySelectorAll('[data-theme]')) {
    if (theme instanceof HTMLElement) fields.append(choose((theme.firstChild?.textContent || '').trim(), () => into(theme.dataset.theme || '')), ' ');
  }
  fields.append(choose('None', () => into('none')), ' ');
  const all = /** @type {HTMLSelectElement} */ (make('select', { 'aria-label': 'All themes, for: ' + text }));
  for (const theme of document.querySelectorAll('#_themelist [data-theme]')) {
    if (theme instanceof HTMLElement) all.append(make('option', { value: theme.dataset.theme || '' }, (theme.firstChild?.textContent || '').trim()));
  }
  const own = /** @type {HTMLInputElement} */ (make('input', { 'aria-label': 'A theme of your own, for: ' + text, placeholder: 'a theme of its own', size: '18', maxlength: '60' }));
  own.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && own.value.trim()) into(own.value, true);
  });
  fields.append(make('details', {}, make('summary', { 'aria-label': 'Another theme for: ' + text }, 'Another'),
    all, ' ', choose('Sort', () => into(all.value)), ' ', own, ' ', choose('Name it', () => own.value.trim() ? into(own.value, true) : own.focus())));
  return fields;
}

/**
 * @param {HTMLElement} fields
 * @param {{ at: string, text: string, theme: string, own: boolean }} ask
 */
function sortLine(fields, ask) {
  const controls = /** @type {HTMLFieldSetElement} */ (fields);
  const item = fields.closest('li');
  const next = (item?.nextElementSibling || item?.previousElementSibling)?.id || '';
  const pile = item?.closest('details')?.querySelector('summary');
  controls.disabled = true;
  call('sort', ask).then((answer) => {
    controls.disabled = false;
    if (!answer.said) {
      tell(answer.msg || 'That did not work.');
      return;
    }
    // The line goes: the next one, or the heading, is where the keyboard goes on.
    (document.getElementById(next)?.querySelector('button') || pile)?.focus();
    tell(answer.said, 'Undo', takeBack);
  });
}

/** Puts a button beside each line for journal.yaml that makes two themes one. */
function joins() {
  for (const item of document.querySelectorAll('main [data-join]')) {
    if (!(item instanceof HTMLElement) || item.querySelector('._journal-join')) continue;
    const add = actButton('btn _journal-join', 'Add this line', () => {
      add.disabled = true;
      call('join', { from: item.dataset.join, into: item.dataset.into }).then((answer) => {
        add.disabled = false;
        if (answer.said) tell(answer.said, 'Undo', takeBack);
        else tell(answer.msg || 'That did not work.');
      });
    });
    item.append(' ', add);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} does
 */
function actButton(name, text, does) {
  const node = button(text, does);
  node.className = name;
  return node;
}

/**
 * Asks until when an action is put off.
 * @param {HTMLElement} acts
 * @param {string} id
 */
function askUntil(acts, id) {
  const open = acts.querySelector('._journal-until');
  if (open) {
    open.remove();
    return;
  }
  const until = /** @type {HTMLInputElement} */ (make('input', { type: 'date', 'aria-label': 'Put off until' }));
  const ok = actButton('_journal-off', 'Put off', () => act(acts, 'later', { id, until: until.value }));
  acts.append(make('span', { class: '_journal-until' }, ' until ', until, ' ', ok));
  until.focus();
}

/**
 * @param {HTMLElement} acts
 * @param {string} what
 * @param {object} ask
 */
function act(acts, what, ask) {
  const buttons = [...acts.querySelectorAll('button')];
  for (const b of buttons) b.disabled = true;
  call(what, ask).then((answer) => {
    if (answer.said) tell(answer.said, 'Undo', takeBack);
    else tell(answer.msg || 'That did not work.');
    for (const b of buttons) b.disabled = false;
  });
}

/** @param {string} id of what waits in the folder inbox */
function fileWaiting(id) {
  call('file', { id }).then((answer) => {
    if (answer.said) tell(answer.said, 'Undo', takeBack);
    else tell(answer.msg || 'That did not work.');
  });
}

function takeBack() {
  call('undo', {}).then((answer) => tell(answer.said || answer.msg || 'That did not work.'));
}

/**
 * @param {string} path
 * @param {number} line
 */
function edit(path, line) {
  call('edit', { path, line }).then((answer) => {
    if (answer.msg) tell(answer.msg);
  });
}

/**
 * @param {string} what
 * @param {object} ask
 * @returns {Promise<{ msg?: string, line?: string, said?: string }>}
 */
function call(what, ask) {
  const headers = { 'Content-Type': 'application/json', 'X-Journal-Token': state.token };
  return fetch('/.journal/' + what, { method: 'POST', headers, body: JSON.stringify(ask) }).then((a) => a.json()).catch(() => ({ msg: 'The preview does not answer.' }));
}

// A page that has to begin again finds its place

const saved = 'journal-preview';

/** Keeps what a reload would lose. */
function save() {
  const open = [...document.querySelectorAll('details')].map((d) => d.open);
  const fields = [...document.querySelectorAll('input, textarea, select')].map((f) => /** @type {HTMLInputElement} */ (f).value);
  const focus = document.activeElement?.id || '';
  try {
    sessionStorage.setItem(saved, JSON.stringify({ at: location.pathname, open, fields, focus, y: scrollY }));
  } catch {
    // Private windows may refuse; the page then begins at its top.
  }
}

/** Brings back what was kept. */
function restore() {
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(saved) || 'null');
    sessionStorage.removeItem(saved);
  } catch {
    return;
  }
  if (kept?.at !== location.pathname) return;
  document.querySelectorAll('details').forEach((d, i) => {
    if (i in kept.open) d.open = kept.open[i];
  });
  document.querySelectorAll('input, textarea, select').forEach((f, i) => {
    if (i in kept.fields) /** @type {HTMLInputElement} */ (f).value = kept.fields[i];
  });
  if (kept.focus) document.getElementById(kept.focus)?.focus({ preventScroll: true });
  scrollTo({ top: kept.y, behavior: 'instant' });
}

// Epochs

// A browser allows six connections to one server. One tab listens and tells
// the others; when it closes, the next one takes over. The tab that is looked
// at listens itself, so that nothing stands between it and the server.
const channel = new BroadcastChannel('journal-preview');
/** @type {EventSource | null} */
let stream = null;
/** @type {(() => void) | null} */
let letGo = null; // set while this tab is the one that listens
/** @type {AbortController | null} */
let queued = null;

/** @param {{ epoch?: number, follow?: number, stir?: boolean }} news */
function hear(news) {
  if (news.follow !== undefined) follow();
  // Something changes: the server answers when it has, so that no time is lost.
  if (news.stir && !asking) look();
  if (news.epoch === undefined) return;
  newest = news.epoch;
  if (news.epoch !== state.epoch && !asking) look();
}

/** Takes over from the tab that listens, if this one is looked at; else waits for its turn. */
function listen() {
  if (letGo) return;
  if (!navigator.locks) {
    if (!stream) connect();
    return;
  }
  const hold = () => {
    connect();
    return new Promise((free) => {
      letGo = () => free(undefined);
    });
  };
  queued?.abort();
  queued = null;
  if (document.visibilityState === 'visible') {
    navigator.locks.request('journal-preview', { steal: true }, hold).catch(() => {
      // Another tab took over.
      stream?.close();
      stream = null;
      letGo = null;
      wait(hold);
    });
    return;
  }
  wait(hold);
}

/** @param {() => Promise<void>} hold */
function wait(hold) {
  queued = new AbortController();
  navigator.locks.request('journal-preview', { signal: queued.signal }, hold).catch(() => {
    // Given up to take over, or taken over by another tab.
    if (!letGo || document.visibilityState === 'visible') return;
    stream?.close();
    stream = null;
    letGo = null;
    wait(hold);
  });
}

function connect() {
  stream?.close();
  const source = new EventSource('/.journal/events?token=' + encodeURIComponent(state.token));
  stream = source;
  source.onmessage = (e) => {
    const news = { epoch: Number(e.data) };
    hear(news);
    channel.postMessage(news);
  };
  source.addEventListener('stir', () => {
    hear({ stir: true });
    channel.postMessage({ stir: true });
  });
  source.addEventListener('follow', (e) => {
    const news = { follow: Number(/** @type {MessageEvent} */ (e).data) };
    hear(news);
    channel.postMessage(news);
  });
  source.onerror = () => {
    // Refused for its token, the server is another one: look says so. Else it connects again by itself.
    if (source.readyState === EventSource.CLOSED) setTimeout(look, 1000);
    else look();
  };
}

/** Goes to the page of the note that is edited. */
function follow() {
  fetch('/.journal/where', { headers: { 'X-Journal-Token': state.token } }).then((a) => a.json()).then(({ to }) => {
    if (to && to !== location.pathname) location.assign(to);
  }).catch(() => {});
}

function begin() {
  channel.onmessage = (e) => hear(e.data);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    listen();
    look();
  });
  addEventListener('pageshow', (e) => {
    if (e.persisted) look();
  });
  document.addEventListener('DOMContentLoaded', () => {
    // The scripts of the page come after this one, so it is as the server sent it.
    sent = remember(document.documentElement, pristine);
    restore();
    dress();
    overlay(state, () => {});
    corner(state);
    document.documentElement.dataset.journalEpoch = String(state.epoch);
    listen();
    if (again) look();
  });
}

/** The attributes of the root, before the scripts of the page add theirs. */
const pristine = new Map([...document.documentElement.attributes].map((a) => [a.name, a.value]));

if (state) begin();
