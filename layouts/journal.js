// @ts-check
// The one thing the pages cannot do by themselves: remember whether the reader
// wants them light or dark. Everything else reads without any script.
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
    const button = document.getElementById('_theme');
    if (button) {
      button.hidden = false;
      button.textContent = 'Theme: ' + choice;
    }
  }

  show(remembered()); // before the first paint; the button comes later
  document.addEventListener('DOMContentLoaded', function () {
    show(remembered());
    document.getElementById('_theme')?.addEventListener('click', function () {
      const next = choices[(choices.indexOf(root.dataset.theme || 'auto') + 1) % choices.length];
      try {
        localStorage.setItem(key, next);
      } catch {
        // Private windows may refuse; the choice then lasts for this page.
      }
      show(next);
    });
  });
})();
