// @ts-check
// The progress of practising: kept in the browser under the address of the site,
// checked when it is read, written to a file and read from one. Two that are put
// together keep of each card the later review.
(function () {
  'use strict';

  /**
   * The progress of one card: what it is known by, and what FSRS says. Times are
   * milliseconds, first and last the first and the last review.
   * @typedef {{ wordings: string[], notes: string[], first: number, last: number, due: number, stability: number, difficulty: number,
   *   scheduled_days: number, learning_steps: number, reps: number, lapses: number, state: number }} Entry
   */

  const match = /** @type {(cards: { wordings: string[], notes: string[] }[], entries: Entry[]) => (Entry | null)[]} */ (/** @type {any} */ (globalThis).journalMatch);
  const kind = 'journal practice';
  const version = 1;
  const name = 'journal-practice:' + location.pathname.replace(/[^/]*$/, '');
  const most = 50000; // cards; more is no file of ours

  /** @param {unknown} list @param {RegExp} form @returns {list is string[]} */
  function isList(list, form) {
    return Array.isArray(list) && list.length <= 64 && list.every((one) => typeof one === 'string' && one.length <= 1000 && form.test(one));
  }

  /** @param {any} e @returns {e is Entry} */
  function isEntry(e) {
    const within = (/** @type {unknown} */ n, /** @type {number} */ from, /** @type {number} */ to) => typeof n === 'number' && n >= from && n <= to;
    return typeof e === 'object' && e !== null && isList(e.wordings, /^[0-9a-f]{12}:([0-9a-f]{3})*$/) && e.wordings.length > 0 && isList(e.notes, /^[0-9a-f]{4}$/) &&
      within(e.first, 0, 8e15) && within(e.last, e.first, 8e15) && within(e.due, 0, 8e15) && within(e.stability, 0.001, 36500) && within(e.difficulty, 1, 10) &&
      [e.scheduled_days, e.learning_steps, e.reps, e.lapses].every((n) => Number.isInteger(n) && within(n, 0, 1e6)) && [1, 2, 3].includes(e.state);
  }

  /** @param {Entry} e @returns {Entry} nothing but what is known of it */
  function plain({ wordings, notes, first, last, due, stability, difficulty, scheduled_days, learning_steps, reps, lapses, state }) {
    return { wordings, notes, first, last, due, stability, difficulty, scheduled_days, learning_steps, reps, lapses, state };
  }

  /** @param {Entry[]} entries @param {number} now */
  function write(entries, now) {
    return JSON.stringify({ kind, version, saved: new Date(now).toISOString(), cards: entries.map(plain) }, null, 1) + '\n';
  }

  /**
   * @param {string} text
   * @returns {{ entries: Entry[], trouble: string }} trouble is a sentence, "" if there is none
   */
  function read(text) {
    const bad = (/** @type {string} */ trouble) => ({ entries: [], trouble });
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return bad('This file cannot be read: it is cut short, or it is none that this page has saved.');
    }
    if (typeof data !== 'object' || data === null || data.kind !== kind || !Number.isInteger(data.version)) return bad('This is another kind of file, none that this page has saved.');
    if (data.version > version) return bad('This file comes from a newer version of this page. Build the site with that version first.');
    if (!Array.isArray(data.cards) || data.cards.length > most) return bad('This file is damaged: it holds no list of cards.');
    const entries = data.cards.filter(isEntry).map(plain);
    if (entries.length === 0 && data.cards.length > 0) return bad('This file is damaged: not one of its cards can be read.');
    return { entries, trouble: '' };
  }

  /**
   * Puts the progress of another browser to one's own.
   * @param {{ wordings: string[], notes: string[] }[]} cards of the page
   * @param {Entry[]} mine
   * @param {Entry[]} theirs
   * @returns {{ entries: Entry[], added: number, newer: number }}
   */
  function merge(cards, mine, theirs) {
    const ofMine = match(cards, mine);
    const ofTheirs = match(cards, theirs);
    const all = new Set(mine);
    let added = 0;
    let newer = 0;
    const take = (/** @type {Entry | null | undefined} */ own, /** @type {Entry} */ other) => {
      if (own && own.last >= other.last) return;
      if (own) all.delete(own);
      all.add(other);
      if (own) newer++;
      else added++;
    };
    ofTheirs.forEach((other, i) => {
      if (other) take(ofMine[i], other);
    });
    // Of questions that are not in the bank now: the very same wording.
    const matched = new Set([...ofMine, ...ofTheirs]);
    const form = (/** @type {string} */ wording) => wording.split(':')[0];
    /** @type {Map<string, Entry>} */
    const dormant = new Map();
    for (const own of mine) if (!matched.has(own)) for (const wording of own.wordings) dormant.set(form(wording), own);
    for (const other of theirs) {
      if (matched.has(other)) continue;
      const own = other.wordings.map((wording) => dormant.get(form(wording))).find(Boolean);
      take(own && all.has(own) ? own : undefined, other);
    }
    return { entries: [...all], added, newer };
  }

  /** @returns {{ entries: Entry[], trouble: string }} what is kept here; trouble if it cannot be, and then nothing is overwritten */
  function load() {
    let text;
    try {
      text = localStorage.getItem(name);
      localStorage.setItem(name + '?', '');
      localStorage.removeItem(name + '?');
    } catch {
      return { entries: [], trouble: 'This browser window keeps nothing, so your progress lasts for this visit. Save it as a file below to go on another time.' };
    }
    if (text === null) return { entries: [], trouble: '' };
    const { entries, trouble } = read(text);
    if (!trouble) return { entries, trouble };
    return { entries, trouble: 'The progress kept in this browser cannot be read, so it is left as it is, and this visit starts anew. Forget it below to begin again.' };
  }

  /** @param {Entry[]} entries @param {number} now @returns {boolean} whether they are kept */
  function save(entries, now) {
    try {
      localStorage.setItem(name, write(entries, now));
      return true;
    } catch {
      return false;
    }
  }

  /** Removes all of it. */
  function forget() {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept, then.
    }
  }

  // @ts-ignore what the page and the tests know it by
  globalThis.journalProgress = { name, match, read, write, merge, load, save, forget };
})();
