// @ts-check
// Which progress belongs to which card, when wordings were edited, notes renamed
// and questions deleted since it was made. Nothing here depends on the place of a
// card. The page gives each card its wordings, as "hash:words", and its notes, all
// of them one-way numbers (generator/site/cards.go); progress carries those that its
// card had at the last review.
//
//  1. A card and progress that have a wording in common belong together. If several
//     do, those with the larger part in common do, then the later review.
//  2. What is left is an edited wording: progress of which no wording is in the bank
//     any more, and a card without progress. They belong together if they share at
//     least two words and 60 % of all their words, which is how the journal itself
//     tells that two questions are one; or, if they stand in the same note, one word
//     and a third of all. The most alike pair goes first.
//  3. A card has one progress and progress one card. What finds no card is kept: a
//     question that comes back has its progress again.
(function () {
  'use strict';

  /**
   * What a card or progress is known by.
   * @typedef {{ wordings: string[], notes: string[] }} Known
   */

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
   * @returns {(E | null)[]} for each card the progress that is its own
   */
  function match(cards, entries) {
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
      if (owners.size === 0) lost.push(entry);
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

  // @ts-ignore what the page and the tests know it by
  globalThis.journalMatch = match;
})();
