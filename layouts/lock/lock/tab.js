// @ts-check
// In every unlocked page: looks whether it is still unlocked, and if not makes
// room for the lock page. That is so after a while without use, after locking
// in another tab, and when the browser's "back" shows a page it has kept.
(function () {
  'use strict';
  let used = false;
  for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, function () { used = true; }, { passive: true });

  function look() {
    const worker = navigator.serviceWorker.controller;
    if (!worker) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = function (e) {
      port1.close();
      if (!e.data.open) location.reload();
    };
    worker.postMessage({ ask: 'open', used }, [port2]);
    used = false;
  }

  try {
    sessionStorage.removeItem('lock:again:' + new URL('../', /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname);
  } catch {
    // Nothing was kept there, then.
  }
  setInterval(look, 60 * 1000);
  addEventListener('pageshow', function (e) { if (e.persisted) look(); });
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'visible') look(); });
})();
