// @ts-check
// The keyboard: "/" searches, "g" and a letter go to a section, "n" and "p" to
// the next and the previous interview, "?" shows them all. Who speaks to the
// computer, or types with one hand, can turn them off there (WCAG 2.1.4).
(function () {
  'use strict';
  const kept = 'journal-keys';
  const patience = 1500; // milliseconds between g and its letter
  let on = true;
  let gone = -patience; // when g was pressed
  try {
    on = localStorage.getItem(kept) !== 'off';
  } catch {
    // Where nothing can be remembered, the keys are on.
  }

  /**
   * Whether what is typed belongs to a field or to another program.
   * @param {KeyboardEvent} e
   */
  function busy(e) {
    const at = e.target;
    return e.altKey || e.ctrlKey || e.metaKey || e.isComposing || e.defaultPrevented ||
      at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
  }

  /** @returns {NodeListOf<HTMLAnchorElement>} the sections, each with its letter */
  function sections() { return document.querySelectorAll('header a[data-key]'); }

  /** @param {Element | null | undefined} link */
  function follow(link) {
    if (!(link instanceof HTMLAnchorElement)) return false;
    link.click();
    return true;
  }

  /**
   * Does what a key is for.
   * @param {string} key
   * @returns {boolean} whether it is for anything here
   */
  function press(key) {
    const field = document.getElementById('_query');
    switch (key) {
      case '/':
        if (field) field.focus();
        else return follow(document.querySelector('header .find'));
        return true;
      case '?':
        help();
        return true;
      case 'n':
        return follow(document.querySelector('a[rel="next"]'));
      case 'p':
        return follow(document.querySelector('a[rel="prev"]'));
    }
    return false;
  }

  /** @param {KeyboardEvent} e */
  function pressed(e) {
    if (!on || busy(e) || document.querySelector('dialog[open]')) return;
    const after = e.timeStamp - gone < patience;
    gone = -patience;
    const used = after
      ? [...sections()].some((link) => link.dataset.key === e.key.toLowerCase() && follow(link))
      : press(e.key);
    if (!after && e.key === 'g') gone = e.timeStamp;
    if (used) e.preventDefault();
  }

  /**
   * @param {string} name
   * @param {(Node | string)[]} children
   */
  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  /** @param {string} text */
  function keys(text) {
    return element('dt', ...text.split(' ').flatMap((key, i) => i ? [' ', element('kbd', key)] : [element('kbd', key)]));
  }

  /** Shows all the keys; Esc, the button and a click beside it close it. */
  function help() {
    let box = /** @type {HTMLDialogElement | null} */ (document.getElementById('_help'));
    if (!box) {
      box = /** @type {HTMLDialogElement} */ (element('dialog', element('h2', 'Keyboard')));
      box.id = '_help';
      box.setAttribute('aria-label', 'Keyboard');
      const list = element('dl');
      list.append(keys('/'), element('dd', 'Search'));
      for (const link of sections()) list.append(keys('g ' + link.dataset.key), element('dd', link.textContent || ''));
      list.append(keys('n'), element('dd', 'Next interview'), keys('p'), element('dd', 'Previous interview'), keys('?'), element('dd', 'This list'));
      const close = element('button', 'Close');
      close.addEventListener('click', () => box?.close());
      const off = element('button');
      const say = () => { off.textContent = on ? 'Turn single keys off' : 'Turn single keys on'; };
      off.addEventListener('click', function () {
        on = !on;
        try {
          localStorage.setItem(kept, on ? 'on' : 'off');
        } catch {
          // The choice then lasts for this page.
        }
        say();
      });
      say();
      const row = element('p', close, ' ', off);
      for (const button of [close, off]) button.setAttribute('type', 'button');
      box.append(list, row);
      box.addEventListener('click', (e) => { if (e.target === box) box?.close(); });
      document.body.append(box);
    }
    box.showModal();
  }

  document.addEventListener('keydown', pressed, true);
  const button = document.getElementById('_keyboard');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', help);
  }
})();
