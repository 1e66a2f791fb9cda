// @ts-check
// What the pages cannot do by themselves: remember whether the reader wants them
// light or dark, follow the clock while they lie on a server, and copy a draft.
// Everything else reads without any script.
(function () {
  'use strict';
  const choices = ['auto', 'light', 'dark'];
  const key = 'journal-theme';
  const root = document.documentElement;

  /** @returns {string} the remembered choice, "auto" where nothing can be remembered */
  function remembered() {
    try {
      const choice = localStorage.getItem(key) || '';
      return choices.includes(choice) ? choice : 'auto';
    } catch {
      return 'auto';
    }
  }

  /** @param {string} choice */
  function show(choice) {
    if (choice === 'auto') delete root.dataset.theme;
    else root.dataset.theme = choice;
    const set = document.getElementById('_theme');
    if (!set) return;
    set.hidden = false;
    for (const input of set.querySelectorAll('input')) input.checked = input.value === choice;
  }

  /**
   * What was due when the pages were made may be overdue when they are read.
   * On the day they speak of, words like "today" stay; later the day itself
   * stands there. A page that is fresh stays as it is, and so does one of a
   * journal that stands still on a day.
   * @param {number} now milliseconds
   */
  function follow(now) {
    const asOf = document.getElementById('_asof');
    const day = asOf?.querySelector('time')?.dateTime;
    if (!asOf || !day || 'frozen' in asOf.dataset) return;
    for (const item of document.querySelectorAll('li[data-state]')) {
      if (item instanceof HTMLElement) grow(item, now);
    }
    const at = new Date(now);
    const today = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
    if (today <= day) return;
    for (const word of document.querySelectorAll('[data-plain]')) {
      if (word instanceof HTMLElement) word.textContent = word.dataset.plain || '';
    }
  }

  /**
   * @param {HTMLElement} item an action
   * @param {number} now milliseconds
   */
  function grow(item, now) {
    const { state = '', from = '', until = '', late = '' } = item.dataset;
    let grown = state;
    if (state === 'upcoming' && Date.parse(from) <= now) grown = 'due';
    if (grown === 'due' && Date.parse(until) <= now) grown = late;
    const badge = item.querySelector('.state');
    if (grown === state || !badge) return;
    item.dataset.state = grown;
    badge.className = 'state ' + grown;
    badge.textContent = grown;
  }

  /**
   * A button that copies a draft. Without a script the text can be selected.
   * @param {Element} draft
   */
  function copying(draft) {
    if (!navigator.clipboard || draft.nextElementSibling?.classList.contains('copy')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(draft.textContent || '').then(
        function () { button.textContent = 'Copied'; },
        function () { button.textContent = 'Select the text and copy it'; },
      );
    });
    draft.after(button);
  }

  /** What is added to the text of the page; again when the live preview has changed it. */
  function dress() {
    show(remembered());
    follow(Date.now());
    for (const draft of document.querySelectorAll('pre.message')) copying(draft);
  }

  show(remembered()); // before the first paint; the button comes later
  document.addEventListener('DOMContentLoaded', function () {
    dress();
    document.addEventListener('journal:changed', dress);
    document.getElementById('_theme')?.addEventListener('change', function (e) {
      const next = e.target instanceof HTMLInputElement ? e.target.value : 'auto';
      try {
        localStorage.setItem(key, next);
      } catch {
        // Private windows may refuse; the choice then lasts for this page.
      }
      show(next);
    });
  });
})();
