// @ts-check
// What tests ask of a page as it is shown now. Each question gives a list of
// complaints, which is empty when all is well.
'use strict';

const judge = {
  /** @param {Element} e @returns {string} an element, short enough to be found again */
  at(e) {
    const path = [];
    for (let up = /** @type {Element | null} */ (e); up && up !== document.body && path.length < 4; up = up.parentElement) {
      const kind = up.getAttribute('class');
      path.unshift(up.localName + (up.id ? '#' + up.id : '') + (kind ? '.' + kind.trim().replace(/\s+/g, '.') : ''));
    }
    return path.join(' > ') + ' "' + (e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
  },

  /** Everything is shown that is folded away. */
  unfold() {
    for (const d of document.querySelectorAll('details')) d.open = true;
    return [];
  },

  /** The page does not scroll sideways, and no text is cut off or lies outside. */
  overflow() {
    const bad = [];
    const wide = innerWidth;
    if (document.documentElement.scrollWidth > wide) bad.push('the page is ' + document.documentElement.scrollWidth + ' wide in a window of ' + wide);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    texts: for (let node = texts.nextNode(); node && bad.length < 8; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !/\S/.test(node.data) || !parent.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('.skip, script, title, desc')) continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((r) => r.width > 0);
      let left = Math.min(...boxes.map((r) => r.left)), right = Math.max(...boxes.map((r) => r.right));
      const bottom = Math.max(...boxes.map((r) => r.bottom));
      let scrolls = false;
      for (let up = /** @type {Element | null} */ (parent); up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up), box = up.getBoundingClientRect();
        if (style.clipPath === 'inset(50%)') continue texts; // only to be heard
        if (style.display === 'inline') continue;
        if (style.textOverflow === 'ellipsis') continue texts; // it says so, and the whole is where it leads to
        if (/auto|scroll/.test(style.overflowX)) {
          scrolls = true;
          left = Math.max(left, box.left);
          right = Math.min(right, box.right);
          if (matchMedia('print').matches && up.scrollWidth > up.clientWidth + 1) bad.push('paper does not scroll: ' + judge.at(up));
        } else if (/hidden|clip/.test(style.overflowX) && !scrolls && (left < box.left - 1 || right > box.right + 1)) {
          bad.push('cut off at the side: ' + judge.at(parent) + ' in ' + judge.at(up));
        }
        if (/hidden|clip/.test(style.overflowY) && bottom > box.bottom + 2) bad.push('cut off below: ' + judge.at(parent) + ' in ' + judge.at(up));
      }
      if (left < -1 || right > wide + 1) bad.push('outside of the window, from ' + Math.round(left) + ' to ' + Math.round(right) + ' of ' + wide + ': ' + judge.at(parent));
    }
    return bad;
  },

  /** With colours chosen by the reader, all that is drawn still stands out, and differs where it did. */
  forced() {
    const bad = [];
    if (!matchMedia('(forced-colors: active)').matches) return ['colours are not forced'];
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const canvas = getComputedStyle(probe).color;
    probe.remove();
    const plain = (/** @type {string} */ c) => c === canvas || c === 'none' || /^rgba\(.*, 0\)$|transparent/.test(c);
    /** @param {CSSStyleDeclaration} s */
    const border = (s) => ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(s['border' + side + 'Width']) >= 1 && s['border' + side + 'Style'] !== 'none' && !plain(s['border' + side + 'Color']));
    /** @param {string} what @param {string} selector @param {(e: Element) => boolean} stands */
    const all = (what, selector, stands) => {
      for (const e of document.querySelectorAll(selector)) {
        if (e.checkVisibility() && !stands(e)) {
          bad.push(what + ' cannot be seen: ' + judge.at(e));
          return;
        }
      }
    };
    const before = (/** @type {Element} */ e) => getComputedStyle(e, '::before');
    all('the mark of a state', '.state, .line > li', (e) => !plain(before(e).backgroundColor) || border(before(e)));
    all('the word of a state', '.state', (e) => /\S/.test(e.textContent || '') && !plain(getComputedStyle(e).color));
    all('a score', '.score', (e) => /\d/.test(e.textContent || '') && !plain(getComputedStyle(e).color));
    all('a bar of a score', '.marks i', (e) => !plain(getComputedStyle(e).backgroundColor) && e.getBoundingClientRect().height > 0);
    all('a box', '.take .box', (e) => border(getComputedStyle(e)));
    all('a tick', '.box.done', (e) => before(e).content.includes('✓'));
    all('a cell of the heat map', '.heat td:not(:empty)', (e) => border(getComputedStyle(e)) && /\S/.test(e.textContent || ''));
    all('a highlight', 'mark', (e) => !plain(getComputedStyle(e).backgroundColor) || getComputedStyle(e).textDecorationLine === 'underline');
    all('a card', '.card', (e) => border(getComputedStyle(e)));
    all('a button or field', 'button, input, select', (e) => e.matches('[type="radio"]') ? !plain(getComputedStyle(/** @type {Element} */ (e.closest('label'))).color) || !plain(getComputedStyle(/** @type {Element} */ (e.closest('label'))).backgroundColor) :
      border(getComputedStyle(e.matches('[type="file"]') && document.querySelector(`[for="${e.id}"]`) || e)));
    all('a shape of a figure', 'main svg :is(path, circle, rect, polygon, line, ellipse)', (e) => {
      const s = getComputedStyle(e);
      return !plain(s.fill) || !plain(s.stroke) && parseFloat(s.strokeWidth) > 0;
    });
    all('a word of a figure', 'main svg text', (e) => !plain(getComputedStyle(e).fill));
    const two = (/** @type {string} */ what, /** @type {Element | null} */ a, /** @type {Element | null} */ b, /** @type {string[]} */ keys) => {
      if (a && b && keys.every((k) => getComputedStyle(a)[k] === getComputedStyle(b)[k])) bad.push(what + ' look the same');
    };
    two('the section of the page and others', document.querySelector('.top li [aria-current]'), document.querySelector('.top li a:not([aria-current])'), ['borderBottomColor', 'borderBottomStyle', 'backgroundColor', 'outlineStyle', 'fontWeight']);
    two('weeks in which it came up and others', document.querySelector('.strip .yes'), document.querySelector('.strip :not(.yes)'), ['fill', 'stroke']);
    const shapes = new Map();
    for (const e of document.querySelectorAll('.state')) {
      const s = before(e), look = [s.clipPath, s.backgroundColor, s.borderTopStyle, s.borderTopWidth].join(' ');
      shapes.set(e.classList[1], look);
    }
    for (const [a, b] of [['overdue', 'due'], ['passed', 'rejected'], ['waiting', 'silent'], ['offer', 'rejected'], ['interviewing', 'silent'], ['upcoming', 'over']]) {
      if (shapes.has(a) && shapes.get(a) === shapes.get(b)) bad.push(a + ' and ' + b + ' have the same mark');
    }
    return bad;
  },

  /** For readers who want it still, nothing moves by itself. */
  still() {
    const bad = [];
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['motion is not reduced'];
    if (document.getAnimations().length > 0) bad.push('something is moving');
    for (const e of document.querySelectorAll('*')) {
      for (const part of [undefined, '::before', '::after']) {
        const s = getComputedStyle(e, part);
        if (s.animationName !== 'none' || /[1-9]/.test(s.transitionDuration) || s.scrollBehavior !== 'auto') {
          bad.push('moves: ' + judge.at(e) + (part || ''));
          if (bad.length > 4) return bad;
        }
      }
    }
    return bad;
  },

  /** What can be reached with the key Tab, in its order. */
  controls() {
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) =>
      e.checkVisibility({ visibilityProperty: true }) && !(e instanceof HTMLButtonElement && e.disabled) &&
      !(e instanceof HTMLInputElement && e.type === 'radio' && !e.checked)); // of a group of radios, Tab goes to the one that is chosen
  },

  /** Begins a walk with the key Tab at the top, wherever the page puts the focus. @returns {number} of controls */
  walk() {
    document.documentElement.tabIndex = -1;
    document.documentElement.focus();
    document.documentElement.removeAttribute('tabindex');
    addEventListener('focusin', (e) => judge.met.push(e.target));
    return judge.controls().length;
  },

  /** @type {(EventTarget | null)[]} where the focus was */
  met: [],

  /** Nothing is left out of the walk, and it goes as the page does. @param {number} steps */
  walked(steps) {
    return judge.controls().slice(0, steps).map((e, n) => judge.met[n] === e ? '' : n + ': wanted ' + judge.at(e) + ', got ' + (judge.met[n] instanceof Element ? judge.at(judge.met[n]) : 'nothing')).filter(Boolean).slice(0, 3);
  },

  /** Every control can have the focus, in the order of the page, and shows it. */
  focus() {
    const bad = [];
    if (document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) bad.push('an order of its own for the key Tab');
    for (const e of judge.controls()) {
      if (!(e instanceof HTMLElement || e instanceof SVGElement)) continue;
      e.focus({ focusVisible: true, preventScroll: false });
      const s = getComputedStyle(e), box = e.getBoundingClientRect();
      if (document.activeElement !== e || e.tabIndex < 0) bad.push('cannot have the focus: ' + judge.at(e));
      else if (e instanceof HTMLElement && (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2 || s.outlineColor === getComputedStyle(document.body).backgroundColor)) bad.push('does not show the focus: ' + judge.at(e));
      else if (e instanceof HTMLElement && (box.width < 1 || box.height < 1 || box.bottom <= 0 || box.top >= innerHeight)) bad.push('has the focus and is not in sight: ' + judge.at(e));
      if (bad.length > 4) break;
    }
    return bad;
  },

  /** Links that are read aloud alike, with the sentence or row around them, lead to the same place. */
  names() {
    const bad = [], seen = new Map(), part = 'article, section, nav, details';
    for (const a of document.querySelectorAll('a[href]')) {
      if (!a.checkVisibility()) continue;
      const name = (a.getAttribute('aria-label') || a.textContent || '').trim().replace(/\s+/g, ' ');
      if (/^(here|click here|more|read more|link|this)$/i.test(name)) bad.push('a link that does not say where it leads: ' + judge.at(a));
      const around = a.closest('li, tr, dd, dt, figure, header') || a.closest('p, h1, h2, h3, h4') || a;
      const column = a.closest('table')?.rows[0]?.cells[/** @type {HTMLTableCellElement | null} */ (a.closest('td, th'))?.cellIndex ?? 0];
      let headings = '';
      for (let up = around.closest(part); up; up = up.parentElement?.closest(part) ?? null) {
        headings += up.querySelector('header, h1, h2, h3, h4, summary')?.textContent;
      }
      const key = [name, around.textContent, column?.textContent, headings].join('|').replace(/\s+/g, ' ');
      const to = a.getAttribute('href') || '';
      if (seen.has(key) && seen.get(key) !== to) bad.push('two links read alike and lead to ' + seen.get(key) + ' and ' + to + ': ' + judge.at(a));
      seen.set(key, to);
      if (bad.length > 4) break;
    }
    return bad;
  },

  /** On paper there is nothing to click. */
  paper() { // but for a box that is ticked with a pen
    if (!matchMedia('print').matches) return ['it is not printed'];
    return [...document.querySelectorAll('header.top, nav, footer, button, input, .skip')].filter((e) => e.checkVisibility() && !e.matches('.tick')).map((e) => 'printed: ' + judge.at(e));
  },
};
