// @ts-check
// The progress of practising: found for each card, kept in the browser under the
// address of the site, written to a file and read from one. Of two that are put
// together each card keeps the later review.
//
// Which progress belongs to which card does not depend on its place. The page gives
// each card its wordings, as "hash:words", and its notes, all of them one-way numbers
// (generator/site/cards.go); progress carries those of its card at the last review.
//
//  1. A card and progress that have a wording in common belong together. If several
//     do, those with the larger part in common do, then the later review.
//  2. What is left is an edited wording: progress of which no wording is in the bank
//     any more, and a card without progress. They belong together if they share at
//     least two words and 60 % of all their words, which is how the journal itself
//     tells that two questions are one; or, if they stand in the same note, one word
//     and a third of all. The most alike pair goes first.
//     Of a bank on several pages, progress of a card of another page is left out here.
//  3. A card has one progress and progress one card. What finds no card is kept: a
//     question that comes back has its progress again.
(function () {
  'use strict';

  /**
   * What a card or progress is known by, and the progress of a card, as FSRS has it.
   * Times are milliseconds, first and last the first and the last review.
   * @typedef {{ wordings: string[], notes: string[] }} Known
   * @typedef {Known & { first: number, last: number, due: number, stability: number, difficulty: number,
   *   scheduled_days: number, learning_steps: number, reps: number, lapses: number, state: number }} Entry
   */

  const kind = 'journal practice';
  const version = 1;
  // The address of the site, which is where the script lies: cards may stand in a folder.
  const name = 'journal-practice:' + new URL('.', /** @type {any} */ (document.currentScript).src).pathname;
  const most = 50000; // cards; more is no file of ours

  /** @param {string} wording @returns {string} what no other card has */
  const form = (wording) => wording.split(':')[0];

  /** @param {string} wording @returns {Set<string>} its words */
  function words(wording) {
    return new Set(wording.slice(wording.indexOf(':') + 1).match(/.{3}/g) || []);
  }

  /**
   * @template T
   * @param {Set<T>} a
   * @param {Set<T>} b
   * @returns {{ shared: number, part: number }} of all that either has
   */
  function overlap(a, b) {
    let shared = 0;
    for (const one of a) if (b.has(one)) shared++;
    return { shared, part: shared / (a.size + b.size - shared || 1) };
  }

  /**
   * How alike two are, 0 if that is not enough to be the same one.
   * @param {Known} card
   * @param {Known} entry
   */
  function alike(card, entry) {
    const sameNote = card.notes.some((note) => entry.notes.includes(note));
    let best = 0;
    for (const a of card.wordings) {
      for (const b of entry.wordings) {
        const { shared, part } = overlap(words(a), words(b));
        const enough = shared >= 2 && part >= 0.6 || sameNote && shared >= 1 && part >= 1 / 3;
        if (enough) best = Math.max(best, part);
      }
    }
    return best && best + (sameNote ? 1e-6 : 0); // of two that are equally alike the one of the same note
  }

  /**
   * @template {Known & { last: number }} E
   * @param {Known[]} cards
   * @param {E[]} entries
   * @param {(wording: string) => boolean} [elsewhere] whether a card of another page is known by it
   * @returns {(E | null)[]} for each card the progress that is its own
   */
  function match(cards, entries, elsewhere = () => false) {
    /** @type {(E | null)[]} */
    const found = cards.map(() => null);
    /** @type {Set<E>} */
    const taken = new Set();
    /** @type {{ card: number, entry: E, weight: number }[]} */
    let pairs = [];
    const settle = () => {
      pairs.sort((a, b) => b.weight - a.weight || b.entry.last - a.entry.last || a.card - b.card);
      for (const { card, entry } of pairs) {
        if (found[card] || taken.has(entry)) continue;
        found[card] = entry;
        taken.add(entry);
      }
      pairs = [];
    };

    /** @type {Map<string, number>} */
    const owner = new Map();
    cards.forEach((card, i) => card.wordings.forEach((wording) => owner.set(form(wording), i)));
    /** @type {E[]} */
    const lost = [];
    for (const entry of entries) {
      const owners = new Set(entry.wordings.map((wording) => owner.get(form(wording))));
      owners.delete(undefined);
      for (const card of /** @type {Set<number>} */ (owners)) {
        const both = overlap(new Set(cards[card].wordings.map(form)), new Set(entry.wordings.map(form)));
        pairs.push({ card, entry, weight: both.part });
      }
      if (owners.size === 0 && !entry.wordings.some(elsewhere)) lost.push(entry);
    }
    settle();

    const free = cards.map((_, i) => i).filter((i) => !found[i]);
    for (const entry of lost) {
      for (const card of free) {
        const weight = alike(cards[card], entry);
        if (weight > 0) pairs.push({ card, entry, weight });
      }
    }
    settle();
    return found;
  }

  /** @param {unknown} list @param {RegExp} like @returns {list is string[]} */
  function isList(list, like) {
    return Array.isArray(list) && list.length <= 64 && list.every((one) => typeof one === 'string' && one.length <= 1000 && like.test(one));
  }

  /** @param {any} e @returns {e is Entry} */
  function isEntry(e) {
    const within = (/** @type {unknown} */ n, /** @type {number} */ from, /** @type {number} */ to) => typeof n === 'number' && n >= from && n <= to;
    return typeof e === 'object' && e !== null && isList(e.wordings, /^[0-9a-f]{8}:([0-9a-f]{3})*$/) && e.wordings.length > 0 && isList(e.notes, /^[0-9a-f]{4}$/) &&
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
   * @param {Known[]} cards of the page
   * @param {Entry[]} mine
   * @param {Entry[]} theirs
   * @param {(wording: string) => boolean} elsewhere
   * @returns {{ entries: Entry[], added: number, newer: number }}
   */
  function merge(cards, mine, theirs, elsewhere) {
    const ofMine = match(cards, mine, elsewhere);
    const ofTheirs = match(cards, theirs, elsewhere);
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
    // Of questions that are not on this page: the very same wording.
    const matched = new Set([...ofMine, ...ofTheirs]);
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
