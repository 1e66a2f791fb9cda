// @ts-check
// How a page becomes the next one without beginning again. What the server sent
// is remembered as a tree; the next page is compared with that tree, not with
// what stands in the tab. So only what differs between two pages of the server
// is changed, and everything that the reader or another script did stays: typed
// text, open details, buttons, the focus, the place.

/**
 * One node as the server sent it.
 * @typedef {object} Sent
 * @property {Node} live the node in the tab
 * @property {string} name of the element, or #text, or #comment
 * @property {string} text
 * @property {Map<string, string>} attributes
 * @property {Sent[]} children
 * @property {number} sum of all the above but live
 */

/**
 * @param {number} sum
 * @param {string} text
 */
function add(sum, text) {
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(sum ^ 0x1f, 0x01000193);
}

/**
 * Whether a node belongs to the preview and to no page.
 * @param {Node} node
 */
function ours(node) {
  return node instanceof Element && node.id.startsWith('_journal-');
}

/**
 * @param {Node} node
 * @param {Map<string, string>} [attributes] of the node, if it has others by now
 * @returns {Sent}
 */
function remember(node, attributes) {
  /** @type {Sent} */
  const sent = { live: node, name: node.nodeName, text: '', attributes: new Map(), children: [], sum: add(0x811c9dc5, node.nodeName) };
  if (node instanceof CharacterData) {
    sent.text = node.data;
    sent.sum = add(sent.sum, sent.text);
    return sent;
  }
  if (node instanceof Element) {
    sent.attributes = attributes ?? new Map([...node.attributes].map((a) => [a.name, a.value]));
    for (const [name, value] of sent.attributes) sent.sum = add(add(sent.sum, name), value);
  }
  for (const child of node.childNodes) {
    if (ours(child)) continue;
    const kid = remember(child);
    sent.children.push(kid);
    sent.sum = Math.imul(sent.sum ^ kid.sum, 0x01000193) + 1 | 0;
  }
  return sent;
}

/**
 * Whether one node can become the other.
 * @param {Sent} a
 * @param {Sent} b
 */
function alike(a, b) {
  return a.name === b.name && a.attributes.get('id') === b.attributes.get('id') && a.name !== 'SCRIPT';
}

/**
 * Makes the tab show next where it showed was. Gives what next is remembered
 * as: the same tree with the nodes of the tab.
 * @param {Sent} was
 * @param {Sent} next
 * @returns {Sent}
 */
function become(was, next) {
  const live = was.live;
  next.live = live;
  if (was.sum === next.sum) {
    next.children = was.children;
    return next;
  }
  if (live instanceof CharacterData) {
    if (was.text !== next.text) live.data = next.text;
    return next;
  }
  if (live instanceof Element) {
    for (const name of was.attributes.keys()) {
      if (!next.attributes.has(name)) live.removeAttribute(name);
    }
    for (const [name, value] of next.attributes) {
      if (was.attributes.get(name) !== value) live.setAttribute(name, value);
    }
  }
  if (was.children.some((child) => child.live.parentNode !== live)) replaceAll(live, next);
  else becomeChildren(live, was.children, next);
  return next;
}

/**
 * Another script has taken nodes away that the server sent: begin again here.
 * @param {Node} live
 * @param {Sent} next
 */
function replaceAll(live, next) {
  while (live.firstChild) live.firstChild.remove();
  for (const child of next.children) live.appendChild(bring(child));
}

/**
 * Takes a node of the next page over into the tab.
 * @param {Sent} sent
 * @returns {Node}
 */
function bring(sent) {
  return document.adoptNode(sent.live);
}

/**
 * @param {Node} live
 * @param {Sent[]} was
 * @param {Sent} next
 */
function becomeChildren(live, was, next) {
  const pairs = pair(was, next.children);
  const kept = new Set(pairs);
  for (const child of was) {
    if (!kept.has(child)) child.live.parentNode?.removeChild(child.live);
  }
  // From the end to the front, so that each node knows what it stands before.
  // Nodes that other scripts put behind a node of the server stay behind it.
  /** @type {Node | null} */
  let before = null;
  for (let i = next.children.length - 1; i >= 0; i--) {
    const from = pairs[i];
    const child = next.children[i];
    if (from) {
      next.children[i] = become(from, child);
    } else {
      live.insertBefore(bring(child), before ?? endOf(live, pairs, i));
    }
    before = next.children[i].live;
  }
}

/**
 * Where the last new children go: behind the last one that stays and what other scripts put there.
 * @param {Node} live
 * @param {(Sent | null)[]} pairs
 * @param {number} i
 * @returns {Node | null}
 */
function endOf(live, pairs, i) {
  return pairs.slice(0, i).some(Boolean) ? null : live.firstChild;
}

/**
 * Finds for each new child the old one that becomes it, in order: first those
 * that are the same, then between them those of the same kind.
 * @param {Sent[]} was
 * @param {Sent[]} next
 * @returns {(Sent | null)[]}
 */
function pair(was, next) {
  /** @type {(Sent | null)[]} */
  const pairs = new Array(next.length).fill(null);
  let start = 0;
  while (start < was.length && start < next.length && was[start].sum === next[start].sum) pairs[start] = was[start++];
  let a = was.length;
  let b = next.length;
  while (a > start && b > start && was[a - 1].sum === next[b - 1].sum) pairs[--b] = was[--a];
  for (const [i, j] of common(was, next, start, a, b)) pairs[j] = was[i];
  let from = start;
  for (let j = start, gap = start; j <= b; j++) {
    const fixed = j < b ? pairs[j] : null;
    if (j < b && !fixed) continue;
    const end = fixed ? was.indexOf(fixed, from) : a;
    for (let k = gap; k < j; k++) {
      let at = from;
      while (at < end && !alike(was[at], next[k])) at++;
      if (at === end) continue;
      pairs[k] = was[at];
      from = at + 1;
    }
    from = end + 1;
    gap = j + 1;
  }
  return pairs;
}

// Above so many comparisons only children that stand once on both sides are looked for.
const many = 400000;

/**
 * Which children stay: the heaviest common run of children that are the same.
 * @param {Sent[]} was
 * @param {Sent[]} next
 * @param {number} start
 * @param {number} a
 * @param {number} b
 * @returns {[number, number][]}
 */
function common(was, next, start, a, b) {
  const wide = b - start + 1;
  if ((a - start) * (b - start) > many) return rising(was, next, start, a, b);
  const best = new Uint32Array((a - start + 1) * wide);
  for (let i = a - 1; i >= start; i--) {
    for (let j = b - 1; j >= start; j--) {
      const at = (i - start) * wide + j - start;
      let most = Math.max(best[at + wide], best[at + 1]);
      if (was[i].sum === next[j].sum) most = Math.max(most, best[at + wide + 1] + weight(was[i]));
      best[at] = most;
    }
  }
  /** @type {[number, number][]} */
  const run = [];
  for (let i = start, j = start; i < a && j < b;) {
    const at = (i - start) * wide + j - start;
    if (was[i].sum === next[j].sum && best[at] === best[at + wide + 1] + weight(was[i])) run.push([i++, j++]);
    else if (best[at] === best[at + wide]) i++;
    else j++;
  }
  return run;
}

/**
 * The white space between elements says little about what stayed.
 * @param {Sent} sent
 */
function weight(sent) {
  return sent.name === '#text' && !sent.text.trim() ? 1 : 5;
}

/**
 * The same for long lists: the longest rising run of children that stand once
 * on both sides.
 * @param {Sent[]} was
 * @param {Sent[]} next
 * @param {number} start
 * @param {number} a
 * @param {number} b
 * @returns {[number, number][]}
 */
function rising(was, next, start, a, b) {
  /** @type {Map<number, number>} */
  const places = new Map();
  for (let i = start; i < a; i++) places.set(was[i].sum, places.has(was[i].sum) ? -1 : i);
  /** @type {Set<number>} */
  const seen = new Set();
  /** @type {{ i: number, j: number, last: any }[]} */
  const piles = [];
  for (let j = start; j < b; j++) {
    const i = places.get(next[j].sum) ?? -1;
    if (i < 0 || seen.has(i)) continue;
    seen.add(i);
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (piles[mid].i < i) low = mid + 1;
      else high = mid;
    }
    piles[low] = { i, j, last: piles[low - 1] };
  }
  /** @type {[number, number][]} */
  const run = [];
  for (let p = piles[piles.length - 1]; p; p = p.last) run.push([p.i, p.j]);
  return run.reverse();
}

/**
 * Does something that moves what stands on the page, and keeps the place of
 * the reader: what is at the top of the view stays there.
 * @param {() => void} change
 */
function inPlace(change) {
  const root = document.documentElement;
  /** @type {{ at: Element, top: number }[]} */
  const anchors = [];
  if (root.scrollTop > 0) {
    for (let y = 1; y < innerHeight; y += 24) {
      const at = document.elementFromPoint(innerWidth / 2, y);
      if (at && !ours(at) && at !== root && at !== document.body) anchors.push({ at, top: at.getBoundingClientRect().top });
    }
    // What begins within the view comes first: a text that begins above it may grow there.
    anchors.sort((a, b) => Number(a.top < 0) - Number(b.top < 0) || (a.top < 0 ? b.top - a.top : a.top - b.top));
  }
  root.style.overflowAnchor = 'none'; // the browser's own anchors would count the same twice
  change();
  const anchor = anchors.find(({ at }) => at.isConnected);
  if (anchor) {
    const moved = anchor.at.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'));
}
