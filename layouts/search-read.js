// @ts-check
// Reads the index of the search. The file search-index.js holds it in a form that
// is small and quick to read (generator/search); here it becomes what the library
// would have written itself, in another order. A test compares the two.
//
//   count      how many documents there are
//   text       all their texts, one after the other
//   kinds      the names of the kinds, with spaces between
//   documents  of each document numbers: its kind and what it shares with the one
//              before, the length of each of its texts, how many different terms
//              each field has
//   terms      all terms, with spaces between
//   postings   of each term and field numbers: how many documents have it; of each
//              how many lie between it and the one before, and how often it is there
(function () {
  'use strict';

  /**
   * @typedef {{ count: number, text: string, kinds: string, documents: string, terms: string, postings: string }} Packed
   * @typedef {{ kind: string, at: string, title: string, text: string, tags: string, from: string }} Stored
   */
  const fields = ['title', 'text', 'tags'];

  /**
   * Gives the numbers of a text, one with each call. A number is digits of five
   * bits: signs from "]" on, and a last one from "<" to "[".
   * @param {string} digits
   */
  function numbersOf(digits) {
    let at = 0;
    return () => {
      for (let n = 0; ; n *= 32) {
        const code = digits.charCodeAt(at++);
        if (code < 0x5c) return n + code - 0x3c;
        n += code - 0x5d;
      }
    };
  }

  /**
   * The documents, and how long their fields are.
   * @param {Packed} index
   */
  function documents(index) {
    const kinds = index.kinds.split(' ');
    const next = numbersOf(index.documents);
    let from = 0;
    const text = () => index.text.slice(from, from += next());
    /** @type {Record<number, Stored>} */
    const stored = {};
    /** @type {Record<number, number[]>} */
    const lengths = {};
    /** @type {number[]} */
    const averages = [];
    let page = '', title = '', origin = '';
    for (let id = 0; id < index.count; id++) {
      const head = next();
      if (!(head & 1)) page = text();
      if (!(head & 2)) title = text();
      if (!(head & 4)) origin = text();
      const anchor = text(), heading = text();
      stored[id] = {
        kind: kinds[head >> 3], at: anchor ? page + '#' + anchor : page, title: heading ? title + ' · ' + heading : title,
        text: text(), tags: text(), from: origin,
      };
      lengths[id] = fields.map((_, field) => {
        const length = next();
        averages[field] = ((averages[field] || 0) * id + length) / (id + 1); // as the library reckons it
        return length;
      });
    }
    return { stored, lengths, averages };
  }

  /**
   * The terms and where they stand, one by one: together they would be large. Those
   * that much of the journal has are put among the common ones.
   * @param {Packed} index
   * @param {Set<string>} common
   */
  function* terms(index, common) {
    const next = numbersOf(index.postings);
    for (const term of index.terms ? index.terms.split(' ') : []) {
      /** @type {Record<number, Record<number, number>>} */
      const found = {};
      for (let field = 0; field < fields.length; field++) {
        const count = next();
        if (!count) continue;
        if (count > index.count / 8) common.add(term);
        /** @type {Record<number, number>} */
        const places = found[field] = {};
        for (let i = 0, id = 0; i < count; i++, id++) {
          const head = next();
          id += head >> 1;
          places[id] = head & 1 ? next() + 2 : 1;
        }
      }
      yield [term, found];
    }
  }

  /**
   * Gives what the library's toJSON gives, with the terms to be gone through once,
   * and a set that holds the common terms after that.
   * @param {Packed} index
   */
  function read(index) {
    /** @type {Set<string>} */
    const common = new Set();
    const { stored, lengths, averages } = documents(index);
    const ids = Object.fromEntries(Array.from({ length: index.count }, (_, id) => [id, id]));
    const made = {
      documentCount: index.count, nextId: index.count, documentIds: ids, fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
      fieldLength: lengths, averageFieldLength: averages, storedFields: stored, dirtCount: 0, index: terms(index, common), serializationVersion: 2,
    };
    return { made, common };
  }

  // @ts-ignore what the page and the tests know it by
  globalThis.journalSearchRead = read;
})();
