// @ts-check
// What is to be practised today, in order: cards that are due, the longest overdue
// first, then new ones in the order of the page, at most ten on a day.
(function () {
  'use strict';

  /**
   * What counts here of a card's progress; times are milliseconds.
   * @typedef {{ first: number, due: number, state: number }} Entry
   */

  const newADay = 10;
  const ahead = 20 * 60e3; // what comes back so soon is taken now rather than waited for

  /** Whether minutes count for a card, and not days: states of FSRS. @param {{ state: number }} entry */
  const inMinutes = (entry) => entry.state === 1 || entry.state === 3;

  /** @param {number} at milliseconds @returns {number} of the reader's own days, to be compared */
  function dayOf(at) {
    const d = new Date(at);
    return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate()) / 864e5;
  }

  /** @param {number} at milliseconds @returns {string} "tomorrow" */
  function dayWords(at) {
    const n = dayOf(at) - dayOf(Date.now());
    if (n <= 0) return 'today';
    if (n === 1) return 'tomorrow';
    const d = new Date(at);
    return 'on ' + (n < 7 ? d.toLocaleDateString('en-GB', { weekday: 'long' }) : d.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' }));
  }

  /** A card is due from the first minute of its day. @param {Entry} entry */
  const isDue = (entry) => (inMinutes(entry) ? entry.due <= Date.now() : dayOf(entry.due) <= dayOf(Date.now()));

  /**
   * What there is to do in a deck, each list in order: due now; fresh, the new ones
   * for today; waiting, how many are new and for later; soon, due in a few minutes;
   * later, all that is not due yet.
   * @template {{ entry: Entry | null }} C
   * @param {C[]} deck
   * @param {Entry[]} entries the progress of all cards, also of other decks
   * @param {boolean} all whether as many new ones as there are may begin today
   */
  function agenda(deck, entries, all) {
    /** @type {C[]} */
    const due = [];
    /** @type {C[]} */
    const later = [];
    for (const card of deck) if (card.entry) (isDue(card.entry) ? due : later).push(card);
    const soonest = (/** @type {C} */ a, /** @type {C} */ b) => (a.entry?.due || 0) - (b.entry?.due || 0);
    due.sort(soonest);
    later.sort(soonest);
    const unseen = deck.filter((card) => !card.entry);
    const today = dayOf(Date.now());
    const begun = entries.filter((entry) => dayOf(entry.first) === today).length;
    const room = all ? unseen.length : Math.max(0, newADay - begun);
    const soon = later.filter((card) => card.entry && inMinutes(card.entry) && card.entry.due <= Date.now() + ahead);
    return { due, fresh: unseen.slice(0, room), waiting: Math.max(0, unseen.length - room), soon, later };
  }

  // @ts-ignore what the page knows it by
  globalThis.journalQueue = { agenda, dayOf, dayWords, inMinutes, isDue };
})();
