// @ts-check
// The practice page: one card at a time, in the order of practice-queue.js. How a
// card went decides with FSRS when it comes again. The cards stay where the page
// has them; only one of them is in view.
(function () {
  'use strict';

  /**
   * @typedef {{ wordings: string[], notes: string[] }} Known
   * @typedef {Known & { first: number, last: number, due: number, stability: number, difficulty: number,
   *   scheduled_days: number, learning_steps: number, reps: number, lapses: number, state: number }} Entry
   * @typedef {Known & { at: HTMLElement, entry: Entry | null }} Card
   */

  const library = /** @type {any} */ (globalThis).tsFSRS;
  const queue = /** @type {any} */ (globalThis).journalQueue;
  const progress = /** @type {any} */ (globalThis).journalProgress;
  const timer = /** @type {any} */ (globalThis).journalTimer;
  /** @param {string} id @returns {any} */
  const $ = (id) => document.getElementById(id);
  const begun = $('_practice') !== null;
  // With its first question, and without its last, the page of the live preview begins again.
  document.addEventListener('journal:changed', () => ($('_practice') !== null) !== begun && location.reload());
  if (!library || !queue || !progress || !timer || !begun) return;

  const scheduler = library.fsrs({ learning_steps: ['10m'], relearning_steps: ['10m'], maximum_interval: 30 });

  // Of a bank on several pages: [address, stage, the beginnings of what its cards are known by].
  /** @type {[string, string, string][]} */
  const bank = /** @type {any} */ (globalThis).journalBank || [];
  /** @type {Map<string, number>} */
  const pageOf = new Map();
  bank.forEach(([, , known], n) => (known.match(/.{5}/g) || []).forEach((start) => pageOf.has(start) || pageOf.set(start, n)));
  /** @param {string} wording @returns {number | undefined} the page of its card */
  const pageFor = (wording) => pageOf.get(wording.slice(0, 5));
  const elsewhere = (/** @type {string} */ wording) => pageFor(wording) !== undefined;

  /** @type {Entry[]} */
  let entries = [];
  /** @type {Card[]} */
  let cards = [];
  /** @type {Card[]} */
  let deck = [];
  /** @type {Card | null} */
  let current = null;
  let turned = false;
  let trouble = ''; // why nothing is kept
  /** @type {Set<Card> | null} */
  let again = null; // practising anyway: the cards that were seen
  /** @type {{ card: Known, before: Entry | null, after: Entry }[]} */
  const done = []; // of this visit

  /** @param {number} n @param {string} one */
  const count = (n, one) => n + ' ' + one + (n === 1 ? '' : 's');

  // The cards

  /** Reads the cards from the page and finds the progress of each. */
  function readCards() {
    const list = (/** @type {string | undefined} */ text) => (text || '').split(' ').filter(Boolean);
    cards = [...document.querySelectorAll('#_cards .flash')].map((node) => {
      const at = /** @type {HTMLElement} */ (node);
      return { at, wordings: list(at.dataset.wordings), notes: list(at.dataset.notes), entry: null };
    });
    findProgress();
    chooseDeck();
  }

  function findProgress() {
    progress.match(cards, entries, elsewhere).forEach((/** @type {Entry | null} */ entry, /** @type {number} */ i) => {
      cards[i].entry = entry; // which is known by the wordings of its last review until the next
    });
  }

  function chooseDeck() {
    const places = $('_deck').selectedOptions[0]?.dataset.cards;
    deck = places === undefined ? cards : places.split(' ').map((/** @type {string} */ n) => cards[Number(n)]).filter(Boolean);
  }

  /** What there is to do in the deck; the cards for an interview are all for today. */
  const agenda = () => queue.agenda(deck, entries, $('_deck').value.startsWith('for-'));

  /** @returns {Card | null} the card to show after this one */
  function following() {
    if (again) return deck.find((card) => !again?.has(card)) || null;
    const { due, fresh, soon } = agenda();
    return due[0] || fresh[0] || soon[0] || null;
  }

  // Shown

  /** @param {string} id @param {boolean} on */
  function visible(id, on) {
    $(id).hidden = !on;
  }

  function show() {
    for (const card of cards) {
      const now = card === current;
      card.at.classList.toggle('now', now);
      const answer = card.at.querySelector('details');
      if (answer) answer.open = now && turned;
    }
    document.body.classList.add('practising');
    document.body.classList.toggle('keyless', !keysWanted());
    visible('_all', false);
    visible('_practice', true);
    visible('_keep', true);
    visible('_bar', current !== null);
    visible('_front', !turned);
    visible('_back', turned && !again);
    visible('_once', turned && again !== null);
    visible('_timer', !turned);
    visible('_undo', done.length > 0 && !again);
    visible('_done', current === null);
    if (current && turned && !again) intervals(current);
    if (!current) rest();
    say();
    others();
  }

  /** How much there is today. */
  function say() {
    const { due, fresh, soon, waiting } = agenda();
    if (again) {
      $('_today').textContent = 'Once more: ' + (deck.length - again.size) + ' to go';
      return;
    }
    const repeat = due.length + soon.length;
    const left = [];
    if (repeat) left.push(repeat + ' due');
    if (fresh.length) left.push(fresh.length + ' new');
    const parts = [left.length ? left.join(' and ') + ' today' : 'Nothing due today'];
    if (waiting) parts.push(waiting + ' new later');
    if (current) parts.push(current.entry ? 'this one ' + count(current.entry.reps, 'time') + ' so far, last ' + lastWords(current.entry) : 'this one is new');
    $('_today').textContent = parts.join(' · ');
  }

  /** Names the other pages of which cards are due, and leads there. */
  function others() {
    const place = $('_elsewhere');
    if (!place) return;
    const here = new Set(cards.map((card) => card.entry));
    /** @type {Map<number, number>} */
    const due = new Map();
    for (const entry of entries) {
      const at = entry.wordings.map(pageFor).find((n) => n !== undefined);
      if (at !== undefined && !here.has(entry) && queue.isDue(entry)) due.set(at, (due.get(at) || 0) + 1);
    }
    const root = $('_elsewhere').dataset.root;
    const links = [...due].sort(([a], [b]) => a - b).map(([n, many]) => {
      const link = document.createElement('a');
      link.href = root + bank[n][0];
      link.textContent = many + ' in ' + (bank[n][1] || 'those to begin with');
      return link;
    });
    place.replaceChildren('Due on other pages: ', ...links.flatMap((link, n) => (n ? [', ', link] : [link])), '.');
    place.hidden = links.length === 0;
  }

  /** @param {Entry} e */
  function lastWords(e) {
    const n = queue.dayOf(Date.now()) - queue.dayOf(e.last);
    return n <= 0 ? 'today' : n === 1 ? 'yesterday' : n + ' days ago';
  }

  /** What FSRS knows of a card. @param {Card} card */
  const memory = (card) => (card.entry ? { ...card.entry, last_review: card.entry.last } : library.createEmptyCard(now(card)));

  /** When each answer brings the card back. @param {Card} card */
  function intervals(card) {
    const outcomes = scheduler.repeat(memory(card), now(card));
    [...$('_back').querySelectorAll('button')].forEach((button, i) => {
      const after = outcomes[i + 1].card;
      const minutes = Math.round((after.due - now(card)) / 60e3);
      button.querySelector('span').textContent = queue.inMinutes(after) ? minutes + ' min' : count(after.scheduled_days, 'day');
    });
  }

  /** Nothing is left for today. */
  function rest() {
    const { later, waiting } = agenda();
    const today = done.length ? 'You practised ' + count(done.length, 'card') + '. ' : '';
    /** @type {string[]} */
    const next = [];
    if (later[0]?.entry) next.push('the next one is due ' + queue.dayWords(later[0].entry.due));
    if (waiting) next.push(count(waiting, 'new one') + (waiting === 1 ? ' follows' : ' follow') + ' from tomorrow on');
    const text = next.join(', and ');
    $('_next').textContent = today + (text && text[0].toUpperCase() + text.slice(1) + '.');
  }

  /** Brings a place into view, and the focus to it. @param {HTMLElement | null} place */
  function lead(place) {
    if (!place) return;
    place.focus({ preventScroll: true });
    const top = $('_practice').getBoundingClientRect().top;
    if (top < 0) scrollBy({ top: Math.floor(top), behavior: 'instant' });
  }

  /** Goes to the next card. @param {boolean} [quietly] the focus stays where it is */
  function go(quietly) {
    current = following();
    turned = false;
    timer.clear();
    show();
    if (!quietly) lead(current ? current.at.querySelector('h3') : $('_done'));
  }

  // What the reader does

  function turn() {
    if (!current || turned) return;
    turned = true;
    timer.stop();
    show();
    const answer = /** @type {HTMLElement | null} */ (current.at.querySelector('details > p'));
    answer?.setAttribute('tabindex', '-1');
    answer?.focus({ preventScroll: true });
    const over = current.at.getBoundingClientRect().bottom - $('_bar').getBoundingClientRect().top;
    const top = $('_practice').getBoundingClientRect().top;
    if (over > 0 && top > 0) scrollBy({ top: Math.min(over, top) });
  }

  /** A clock that was put back must not bring a review before the last one. @param {Card} card */
  const now = (card) => Math.max(Date.now(), card.entry?.last || 0);

  /** @param {number} grade 1 to 4 */
  function judge(grade) {
    if (!current || !turned) return;
    if (again) {
      again.add(current);
      go();
      return;
    }
    const at = now(current);
    const before = current.entry;
    const next = scheduler.next(memory(current), at, grade).card;
    /** @type {Entry} */
    const after = {
      wordings: current.wordings, notes: current.notes, first: before ? before.first : at, last: at, due: next.due.getTime(), stability: next.stability, difficulty: next.difficulty,
      scheduled_days: next.scheduled_days, learning_steps: next.learning_steps, reps: next.reps, lapses: next.lapses, state: next.state,
    };
    replace(before, after);
    current.entry = after;
    done.push({ card: { wordings: current.wordings, notes: current.notes }, before, after });
    keep();
    go();
  }

  /** @param {Entry | null} before @param {Entry | null} after */
  function replace(before, after) {
    entries = entries.filter((e) => e !== before);
    if (after) entries.push(after);
  }

  /** Keeps the progress, if it can be kept. */
  function keep() {
    if (!trouble && !progress.save(entries, Date.now())) trouble = 'This browser has no room left to keep your progress, so it lasts for this visit. Save it as a file below.';
    $('_said').textContent = trouble;
  }

  function undo() {
    const last = done.pop();
    if (!last || again) return;
    const card = find(last.card);
    if (card?.entry) {
      replace(card.entry, last.before);
      card.entry = last.before;
      current = card;
      turned = true;
      keep();
    }
    timer.clear();
    show();
    lead(current && current.at.querySelector('h3'));
  }

  /** @param {Known} known @returns {Card | null} the card of the page that it is now */
  function find(known) {
    const at = progress.match(cards, [{ ...known, last: 0 }]).findIndex(Boolean);
    return cards[at] || null;
  }

  /** Whether single keys are wanted: keys.js lets the reader turn them off. */
  function keysWanted() {
    try {
      return localStorage.getItem('journal-keys') !== 'off';
    } catch {
      return true;
    }
  }

  /** @param {KeyboardEvent} e */
  function onKey(e) {
    const at = e.target;
    if (e.altKey || e.ctrlKey || e.metaKey || e.isComposing || e.repeat || e.defaultPrevented || !(at instanceof Element)) return;
    if (at.matches('input, textarea, select') || document.querySelector('dialog[open]')) return;
    const pressing = (e.key === ' ' || e.key === 'Enter') && !at.closest('a, button, summary, label, pre');
    if (pressing && current) turned && again ? judge(3) : turn();
    else if (!keysWanted()) return;
    else if (turned && /^[1-4]$/.test(e.key)) judge(Number(e.key));
    else if (e.key === 'u' && done.length && !again) undo();
    else if (e.key === 't' && current && !turned) timer.toggle();
    else return;
    e.preventDefault();
  }

  /** Another deck, by hand or by the address. */
  function changeDeck() {
    again = null;
    chooseDeck();
    go(true);
  }

  /** Takes the deck from the address. */
  function fromAddress() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // As it stands, then.
    }
    const option = $('_deck').querySelector('option[id="' + CSS.escape(id) + '"]');
    if (!option) return;
    $('_deck').value = option.value;
    changeDeck();
    $('_practice').scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  // In and out

  function exportFile() {
    const at = new Date(Date.now());
    const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([progress.write(entries, Date.now())], { type: 'application/json' }));
    link.download = 'journal-practice-' + day + '.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
    $('_said').textContent = 'Saved as ' + link.download + ', ' + count(entries.length, 'card') + '.';
  }

  async function importFile() {
    const file = $('_import').files[0];
    if (!file) return;
    const text = await file.text().catch(() => '');
    $('_import').value = '';
    const theirs = progress.read(text);
    if (theirs.trouble) {
      $('_said').textContent = theirs.trouble + ' Nothing was changed.';
      return;
    }
    const merged = progress.merge(cards, entries, theirs.entries, elsewhere);
    entries = merged.entries;
    findProgress();
    done.length = 0;
    keep();
    const same = theirs.entries.length - merged.added - merged.newer;
    $('_said').textContent = [trouble, 'Of ' + count(theirs.entries.length, 'card') + ', ' + merged.added + ' were added, ' + merged.newer + ' brought up to date, and ' + same + ' left alone, because their last review is here.'].join(' ').trim();
    go(true);
  }

  /** The first press asks, the second forgets. */
  function forget() {
    const button = $('_forget');
    const sure = button.dataset.sure;
    button.textContent = sure ? 'Forget my progress' : 'Really forget it? Press again';
    if (sure) delete button.dataset.sure;
    else button.dataset.sure = 'yes';
    if (!sure) return;
    progress.forget();
    begin();
    if (!trouble) $('_said').textContent = 'Your progress is forgotten.';
  }

  /** Reads what is kept and begins. */
  function begin() {
    ({ entries, trouble } = progress.load());
    done.length = 0;
    again = null;
    $('_said').textContent = trouble;
    readCards();
    go(true);
  }

  /** The live preview has changed the page: the same card stays in view. */
  function changed() {
    if (!$('_practice')) return;
    const was = current;
    const wasTurned = turned;
    const seen = again && [...again];
    readCards();
    if (seen) again = new Set(seen.map(find).filter((card) => card !== null));
    current = was && find(was);
    if (!current || !deck.includes(current)) return go(true);
    turned = wasTurned;
    show();
  }

  $('_deck').addEventListener('change', changeDeck);
  $('_turn').addEventListener('click', turn);
  $('_once').addEventListener('click', () => judge(3));
  $('_undo').addEventListener('click', undo);
  [...$('_back').querySelectorAll('button')].forEach((button, i) => button.addEventListener('click', () => judge(i + 1)));
  $('_anyway').addEventListener('click', () => {
    again = new Set();
    go();
  });
  $('_export').addEventListener('click', exportFile);
  $('_import').addEventListener('change', importFile);
  $('_forget').addEventListener('click', forget);
  document.addEventListener('keydown', onKey);
  document.addEventListener('journal:changed', changed);
  addEventListener('hashchange', fromAddress);
  addEventListener('storage', (e) => {
    // Another tab has kept its progress; a card that was judged there is done here, too.
    if (e.key !== progress.name || e.newValue === null) return;
    const last = current?.entry?.last;
    ({ entries, trouble } = progress.load());
    changed();
    if (current && current.entry?.last !== last) go(true);
  });
  begin();
  fromAddress();
})();
