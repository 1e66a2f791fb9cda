// Makes the index of the same documents with the library and compares it with
// the one that was made in Go:
//   node compare.cjs LAYOUTS SCRIPT [DOCUMENTS.json]
// Without documents they are those that the index itself gives back.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [layouts, script, documents] = process.argv.slice(2);
const run = (file) => vm.runInThisContext(fs.readFileSync(file, 'utf8'), file);
run(path.join(layouts, 'minisearch.js'));
run(path.join(layouts, 'search-words.js'));
run(path.join(layouts, 'search-read.js'));
run(script);

const ours = journalSearchRead(journalSearchIndex).made;
ours.index = [...ours.index];
const given = documents ? JSON.parse(fs.readFileSync(documents, 'utf8')) : { documents: Object.values(ours.storedFields), words: [], queries: [] };
const words = globalThis.journalSearchWords;
for (const { text, terms } of given.words) assert.deepStrictEqual(words.ofText(text), terms, JSON.stringify(text));

const options = {
  fields: ['title', 'text', 'tags'],
  storeFields: ['kind', 'at', 'title', 'text', 'tags', 'from'],
  tokenize: words.ofText,
  processTerm: (term) => term,
};
const library = new MiniSearch(options);
library.addAll(given.documents.map((document, id) => ({ id, ...document })));
const theirs = JSON.parse(JSON.stringify(library));
assert.deepStrictEqual(Object.keys(ours), Object.keys(theirs));
const byTerm = ([a], [b]) => (a < b ? -1 : 1);
for (const key of Object.keys(theirs)) {
  if (key === 'index') assert.deepStrictEqual([...ours.index].sort(byTerm), theirs.index.sort(byTerm), key);
  else assert.deepStrictEqual(ours[key], theirs[key], key);
}

const loaded = MiniSearch.loadJS(ours, options);
const how = { tokenize: words.ofQuery, prefix: true, fuzzy: 0.2, boost: { title: 3, tags: 2 }, combineWith: 'AND' };
let found = 0;
for (const query of given.queries) {
  // An index that was read has its tree in another order than one that grew, so
  // sums come in another order; their last digits are left out.
  const results = (index) => index.search(query, how).map((r) => r.id + ' ' + r.score.toPrecision(9)).sort();
  const expected = results(library);
  assert.deepStrictEqual(results(loaded), expected, query);
  found += expected.length;
}
console.log(JSON.stringify({ documents: given.documents.length, terms: theirs.index.length, found }));
