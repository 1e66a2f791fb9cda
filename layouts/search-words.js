// @ts-check
// How texts and queries are taken apart for the search. The index is made by a
// program that does the same (generator/search/words.go): the two have to agree
// on every text, and a test holds them against each other.
(function () {
  'use strict';
  // Scripts that are written without spaces: jamo, radicals, kana, bopomofo, Han, hangul.
  const unspaced = '\\u1100-\\u11ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u318f\\u31a0-\\u31ff' +
    '\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const isUnspaced = new RegExp('[' + unspaced + ']', 'u');
  const pieces = new RegExp('[' + unspaced + ']+|[^' + unspaced + ']+', 'gu');

  /**
   * The form in which texts are compared: no accents, no case, one form of each
   * letter. Hangul is put together again after its marks are gone.
   * @param {string} text
   */
  function fold(text) {
    return text.normalize('NFKD').replace(/\p{M}+/gu, '').normalize('NFC').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ');
  }

  /**
   * @param {string} text
   * @param {boolean} whole whether it is a text, of which each single character is to be found, and no query
   * @returns {string[]} its words, in order
   */
  function words(text, whole) {
    /** @type {string[]} */
    const all = [];
    for (const [run] of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
      for (const [piece] of run.matchAll(pieces)) {
        if (!isUnspaced.test(piece)) {
          all.push(piece);
          continue;
        }
        const signs = Array.from(piece);
        for (let i = 0; i + 1 < signs.length; i++) all.push(signs[i] + signs[i + 1]);
        if (whole || signs.length === 1) all.push(signs[signs.length - 1]);
      }
    }
    return all;
  }

  // @ts-ignore what the page and the tests know it by
  globalThis.journalSearchWords = {
    /** @param {string} text */
    ofText: (text) => words(text, true),
    /** @param {string} query */
    ofQuery: (query) => words(query, false),
    /**
     * Cuts a text so that each part can be told to be found or not: a word with
     * its marks, one sign of an unspaced script, or what is between.
     * @param {string} text
     */
    parts: function (text) {
      /** @type {string[]} */
      const all = [];
      for (const [run] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
        for (const [piece] of run.matchAll(pieces)) {
          if (isUnspaced.test(piece)) all.push(...(piece.match(/.\p{M}*/gsu) || []));
          else all.push(piece);
        }
      }
      return all;
    },
    /** @param {string} text */
    isUnspaced: (text) => isUnspaced.test(text),
  };
})();
