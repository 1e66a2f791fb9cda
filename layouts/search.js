// @ts-check
// The search page: what is typed is looked up in the index, what is found is
// shown by kind with the place highlighted, and the keyboard goes through it.
// The query stands in the address, so that the way back leads here again.
(function () {
  'use strict';

  /**
   * A document of the index, and the terms of it that were found.
   * @typedef {{ kind: string, at: string, title: string, text: string, tags: string, from: string }} Stored
   * @typedef {{ id: number, match: Record<string, string[]> }} Found
   */

  const library = /** @type {any} */ (globalThis).MiniSearch;
  const words = /** @type {any} */ (globalThis).journalSearchWords;
  const read = /** @type {any} */ (globalThis).journalSearchRead;
  const index = /** @type {any} */ (globalThis).journalSearchIndex;
  const box = document.getElementById('_search');
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('_query'));
  const found = document.getElementById('_found');
  const results = document.getElementById('_results');
  const all = document.getElementById('_all');
  if (!library || !words || !read || !index || !box || !field || !found || !results || !all) return;

  const kinds = { note: 'Notes', question: 'Questions', lesson: 'Lessons', person: 'People', company: 'Companies' };
  const few = 6; // of one kind, before more are asked for
  const same = (/** @type {string} */ term) => term;
  /** @type {any} */
  let engine = null;
  /** @type {Record<number, Stored>} */
  let stored = {};
  /** @type {Set<string>} */
  let common = new Set(); // terms that much of the journal has
  /** @type {Set<string>} */
  let opened = new Set(); // kinds of which everything is shown

  /** The index, read when it is needed first. */
  function search() {
    if (engine) return engine;
    const { made, common: often } = read(index);
    // The library would copy all that is stored into each of thousands of results.
    stored = made.storedFields;
    made.storedFields = {};
    engine = library.loadJS(made, { fields: ['title', 'text', 'tags'], tokenize: words.ofText, processTerm: same });
    common = often;
    return engine;
  }

  /**
   * What has all words of a query, else what has words like them.
   * @param {string} query
   * @returns {{ list: Found[], similar: string[] }} best first, and which words were taken instead
   */
  function look(query) {
    /** @type {string[]} */
    const terms = words.ofQuery(query);
    const list = find(terms, false);
    return list.length ? { list, similar: [] } : resembling(terms);
  }

  /**
   * @param {string[]} terms all of which have to be found
   * @param {boolean} forgive whether letters may be wrong
   * @returns {Found[]} best first
   */
  function find(terms, forgive) {
    // A word may go on. Short ones that are done, such as "a" and "me", would be the beginning of everything.
    const goesOn = (/** @type {string} */ term) => term.length > 2 || words.isUnspaced(term);
    const how = {
      tokenize: (/** @type {string} */ list) => list.split(' '), processTerm: same, boost: { title: 3, tags: 2 }, combineWith: 'AND',
      fuzzy: (/** @type {string} */ term) => forgive && slips(term) > 0 && 2, // places that are changed are two for the library
      prefix: (/** @type {string} */ term, /** @type {number} */ i, /** @type {string[]} */ all) => i === all.length - 1 || goesOn(term),
    };
    const last = terms[terms.length - 1] || '';
    if (last.length !== 1 || words.isUnspaced(last)) return search().search(terms.join(' '), how);
    // Half of all words begin with any letter. Alone it begins a title; behind other words it is not waited for.
    if (terms.length === 1) return search().search({ combineWith: 'OR', queries: [{ queries: [last], prefix: false }, { queries: [last], fields: ['title', 'tags'] }] }, how);
    const list = search().search(terms.slice(0, -1).join(' '), { ...how, prefix: goesOn });
    const exact = new Set(search().search(last, { ...how, prefix: false }).map((/** @type {Found} */ one) => one.id));
    return [...list.filter((/** @type {Found} */ one) => exact.has(one.id)), ...list.filter((/** @type {Found} */ one) => !exact.has(one.id))];
  }

  /**
   * How many letters of a word may be wrong. Of numbers no digit may: 2025 is no slip
   * for 2026. Nor is a word that much of the journal has one for another.
   * @param {string} term
   */
  function slips(term) {
    if (term.length < 4 || /\p{N}/u.test(term) || words.isUnspaced(term) || common.has(term)) return 0;
    return term.length < 8 ? 1 : 2;
  }

  /**
   * What has a word like each of the query.
   * @param {string[]} terms
   */
  function resembling(terms) {
    const last = terms[terms.length - 1];
    const asked = last?.length === 1 && terms.length > 1 ? terms.slice(0, -1) : terms;
    /** @type {Map<string, boolean>} */
    const known = new Map();
    const like = (/** @type {string} */ term, /** @type {string} */ word) => {
      const pair = term + ' ' + word;
      let is = known.get(pair);
      if (is === undefined) known.set(pair, is = word.startsWith(term) || alike(term, word, slips(term)));
      return is;
    };
    /** @type {Set<string>} */
    const similar = new Set();
    const list = find(terms, true).flatMap((one) => {
      const match = Object.fromEntries(Object.entries(one.match).filter(([word]) => asked.some((term) => like(term, word))));
      const taken = Object.keys(match);
      if (!asked.every((term) => taken.some((word) => like(term, word)))) return [];
      for (const word of taken) if (!asked.some((term) => word.startsWith(term))) similar.add(word);
      return [{ ...one, match }];
    });
    return { list, similar: [...similar] };
  }

  /**
   * Whether a word begins with another in which so many letters are wrong, missing, too
   * many, or changed places with the next. Who writes two wrong gets the first one right.
   * @param {string} term @param {string} word @param {number} most
   */
  function alike(term, word, most) {
    let before = [], row = Array.from({ length: word.length + 1 }, (_, j) => j);
    for (let i = 1; i <= term.length; i++) {
      const next = [i];
      for (let j = 1; j <= word.length; j++) {
        const swapped = i > 1 && j > 1 && term[i - 1] === word[j - 2] && term[i - 2] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(term[i - 1] !== word[j - 1]), swapped ? before[j - 2] + 1 : Infinity);
      }
      [before, row] = [row, next];
    }
    const wrong = Math.min(...row.slice(Math.max(term.length - 1, 0)));
    return wrong <= most && (wrong < 2 || term[0] === word[0]);
  }

  // Shown

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** @type {Map<string, string[]>} */
  const taken = new Map();

  /**
   * The terms of a part of a text. The same few thousand words come again and again.
   * @param {string} part
   * @returns {string[]}
   */
  function termsOf(part) {
    let terms = taken.get(part);
    if (!terms) taken.set(part, terms = /** @type {string[]} */ (words.ofQuery(part)));
    return terms;
  }

  /**
   * A text cut into parts, and which of them are found.
   * @param {string} text
   * @param {Set<string>} terms
   */
  function hits(text, terms) {
    /** @type {string[]} */
    const parts = words.parts(text);
    const hit = parts.map(() => false);
    parts.forEach((part, i) => {
      if (!words.isUnspaced(part)) {
        hit[i] = termsOf(part).some((term) => terms.has(term));
        return;
      }
      const next = parts[i + 1] ?? '';
      const pair = words.isUnspaced(next) ? termsOf(part + next) : [];
      if (pair.length === 1 && terms.has(pair[0])) hit[i] = hit[i + 1] = true;
      if (terms.has(termsOf(part)[0])) hit[i] = true;
    });
    return { parts, hit };
  }

  /**
   * Text with what is found in it highlighted.
   * @param {string[]} parts
   * @param {boolean[]} hit
   */
  function highlighted(parts, hit) {
    /** @type {(Node | string)[]} */
    const out = [];
    for (let i = 0; i < parts.length;) {
      let to = i;
      while (to < parts.length && hit[to] === hit[i]) to++;
      const text = parts.slice(i, to).join('');
      out.push(hit[i] ? element('mark', {}, text) : text);
      i = to;
    }
    return out;
  }

  /**
   * The words around the first place that is found, else the beginning.
   * @param {string} text
   * @param {Set<string>} terms
   */
  function snippet(text, terms) {
    const before = 60;
    const long = 220;
    const { parts, hit } = hits(text.length > 20000 ? text.slice(0, 20000) : text, terms);
    let from = Math.max(hit.indexOf(true), 0);
    for (let room = before; from > 0 && room >= parts[from - 1].length; from--) room -= parts[from - 1].length;
    let to = from;
    for (let room = long; to < parts.length && room > 0; to++) room -= parts[to].length;
    const shown = parts.slice(from, to).map((part) => (part.length > long ? part.slice(0, long) + '…' : part).replace(/\s*\n\s*/g, ' · '));
    const out = highlighted(shown, hit.slice(from, to));
    if (from > 0) out.unshift('… ');
    if (to < parts.length) out.push(' …');
    return out;
  }

  /** @param {Found} hit */
  function entry(hit) {
    const one = stored[hit.id];
    const terms = new Set(Object.keys(hit.match));
    const title = hits(one.title, terms);
    const item = element('li', {}, element('a', { href: one.at, dir: 'auto' }, ...highlighted(title.parts, title.hit)));
    if (one.from) item.append(' ', element('span', { class: 'soft', dir: 'auto' }, one.from));
    if (one.text) item.append(element('p', { class: 'own', dir: 'auto' }, ...snippet(one.text, terms)));
    if (one.tags.startsWith('#')) {
      const tags = hits(one.tags, terms);
      if (tags.hit.includes(true)) item.append(element('p', { class: 'tag' }, ...highlighted(tags.parts, tags.hit)));
    }
    return item;
  }

  /** Shows what the query finds, or everything if there is none. */
  function show() {
    if (!field || !found || !results || !all) return;
    const query = field.value.trim();
    all.hidden = query !== '';
    if (!query) {
      results.replaceChildren();
      found.textContent = '';
      return;
    }
    /** @type {Map<string, Found[]>} */
    const groups = new Map(); // the kind of the best result comes first
    const { list, similar } = look(query);
    for (const one of list) {
      const kind = stored[one.id].kind;
      const group = groups.get(kind);
      if (group) group.push(one);
      else groups.set(kind, [one]);
    }
    const said = [];
    const sections = [];
    for (const [kind, group] of groups) {
      const name = kinds[/** @type {keyof typeof kinds} */ (kind)] || kind;
      said.push(group.length + ' in ' + name.toLowerCase());
      const open = opened.has(kind);
      const items = element('ul', { class: 'hits' }, ...group.slice(0, open ? 200 : few).map(entry));
      const heading = element('h2', { id: '_hits-' + kind }, name + ' ', element('span', { class: 'n' }, String(group.length)));
      const section = element('section', { class: 'shelf', 'aria-labelledby': '_hits-' + kind }, heading, element('div', {}, items));
      if (group.length > few && !open) {
        const more = element('button', { type: 'button' }, 'Show all ' + Math.min(group.length, 200));
        more.addEventListener('click', () => {
          opened.add(kind);
          const at = stored[group[few].id].at;
          show();
          for (const link of links()) if (link.getAttribute('href') === at) return link.focus();
        });
        section.lastElementChild?.append(more);
      }
      sections.push(section);
    }
    results.replaceChildren(...sections);
    const instead = similar.length ? 'No exact match for “' + query + '”, similar: ' + similar.slice(0, few).join(', ') + '. ' : '';
    found.textContent = list.length ? instead + said.join(', ') : 'Nothing found. Fewer or shorter words find more.';
  }

  // The keyboard

  /** @returns {HTMLAnchorElement[]} what is found, in order */
  function links() {
    return [...(results?.querySelectorAll('a') || [])];
  }

  /** @param {KeyboardEvent} e */
  function onKey(e) {
    if (!field || e.altKey || e.ctrlKey || e.metaKey || e.isComposing) return;
    const list = links();
    const at = list.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const typing = document.activeElement === field;
    if (e.key === 'ArrowDown' && (typing || at >= 0)) {
      list[Math.min(at + 1, list.length - 1)]?.focus();
    } else if (e.key === 'ArrowUp' && at >= 0) {
      (list[at - 1] ?? field).focus();
    } else if (e.key === 'Enter' && typing) {
      list[0]?.click();
    } else if (e.key === 'Escape' && (typing || at >= 0)) {
      if (typing) field.value = '';
      field.focus();
      typed();
    } else if (at >= 0 && e.key.length === 1 && e.key !== ' ') {
      field.focus(); // the letter goes into the field
      return;
    } else {
      return;
    }
    e.preventDefault();
  }

  // The address

  /** @returns {string} the query of the address */
  function asked() {
    return new URLSearchParams(location.hash.slice(1)).get('q') || '';
  }

  /** Keeps the query in the address and shows what it finds. */
  function typed() {
    if (!field) return;
    opened = new Set();
    const query = field.value.trim();
    try {
      history.replaceState(null, '', query ? '#q=' + encodeURIComponent(query) : location.pathname + location.search);
    } catch {
      // Browsers refuse what changes too often; the next key tells it again.
    }
    show();
  }

  /** Takes the query from the address. */
  function begin() {
    if (!field) return;
    if (asked() !== field.value.trim()) field.value = asked();
    show();
  }

  box.hidden = false;
  field.addEventListener('input', typed);
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', begin);
  begin();
  const whole = location.hash === '' || asked() !== '';
  if (whole) field.focus({ preventScroll: asked() !== '' });
  // Reading a long index takes a moment, and so do the first searches, for which the
  // browser compiles the library. Both are better spent before the first key.
  setTimeout(() => {
    for (const query of ['first of all', 'a']) {
      for (const one of look(query).list.slice(0, few)) snippet(stored[one.id].text, new Set(Object.keys(one.match)));
    }
  }, 0);
})();
