// @ts-check
// The timer of the practice page: it counts up in view while an answer is spoken,
// and says quietly that two minutes are over. Screen readers hear it only when
// they ask.
(function () {
  'use strict';
  const button = document.getElementById('_timer');
  const time = document.getElementById('_time');
  const line = /** @type {HTMLProgressElement | null} */ (document.getElementById('_two'));
  if (!button || !time || !line) return;
  const enough = 120; // seconds: what an interviewer listens to with ease
  const label = button.firstChild;
  let begun = 0; // 0 while it stands still
  let ticking = 0;

  function show() {
    if (!time || !line || !begun) return;
    const seconds = Math.max(0, Math.floor((Date.now() - begun) / 1000));
    const clock = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    time.textContent = seconds < enough ? clock : clock + ', two minutes are over';
    time.classList.toggle('long', seconds >= enough);
    line.value = Math.min(seconds, enough);
  }

  /** Stops and leaves the time in view. */
  function stop() {
    show();
    begun = 0;
    clearInterval(ticking);
    if (label) label.textContent = 'Time my answer ';
  }

  function toggle() {
    if (begun) return stop();
    begun = Date.now();
    ticking = setInterval(show, 250);
    if (label) label.textContent = 'Stop ';
    show();
  }

  /** Begins with the next card. */
  function clear() {
    stop();
    if (!time || !line) return;
    time.textContent = '';
    time.classList.remove('long');
    line.value = 0;
  }

  button.addEventListener('click', toggle);
  // @ts-ignore what the page knows it by
  globalThis.journalTimer = { toggle, stop, clear };
})();
