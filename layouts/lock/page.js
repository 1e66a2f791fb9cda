// @ts-check
// The lock page. It is given for every address, at any depth, so it first
// finds the site it belongs to; then it tries the passphrase in a worker, and
// hands over to the service worker, which answers with the real pages.
(function () {
  'use strict';
  /** @type {Record<string, string>} the sums of the files that are run; a test fills them in */
  const sums = /*sums*/{};
  /** who can open what is written here: an age public key, filled in as well; "" if nothing can be written */
  const recipient = /*recipient*/'';
  const words = {
    lead: 'It opens with a passphrase.',
    wrong: 'That passphrase did not open it. Look for a typing slip or a missing word, then try again.',
    changed: 'The passphrase was changed since this device was unlocked. Please use the new one.',
    expired: 'It was locked after a while without use.',
    damaged: 'Part of what is published here is damaged, so nothing of it is shown. Try again in a few minutes. If it stays like this, it has to be published again.',
    missing: 'Part of what is published here is missing. A new version may be on its way: try again in a few minutes. If it stays like this, it has to be published again.',
    newer: 'What is published here is newer than this page. Reload it in a few minutes.',
    offline: 'There is no connection, or the server does not answer. Try again in a moment.',
    old: 'This browser window cannot open the page: it does not let a page keep anything. Use a normal window instead of a private one, or a current version of another browser.',
    insecure: 'This address is not secure, so nothing can be opened here. Use the same address with https:// at its start.',
    stuck: 'It is unlocked, but the browser shows this page all the same. Choose Try again.',
    working: 'Unlocking. This takes a moment.',
    open: 'Unlocked.',
  };

  /** @param {string} id @returns {any} */
  const $ = (id) => document.getElementById(id);
  const form = $('form'), field = $('passphrase'), said = $('said'), progress = $('progress');
  let base = '';

  /** @param {string} kind one of words; "" for nothing in particular */
  function say(kind) {
    said.textContent = /** @type {any} */ (words)[kind || 'lead'];
    said.className = /^(working|open|expired|stuck|)$/.test(kind) ? '' : 'bad';
  }

  /** Nothing but trying again makes sense. @param {string} kind */
  function stop(kind) {
    form.hidden = true;
    progress.hidden = true;
    $('again').hidden = /^(old|insecure)$/.test(kind);
    say(kind);
  }

  /**
   * The path of the site: the nearest folder above that holds a key. Any
   * server may answer anything for a missing file, so its first line counts.
   */
  async function find() {
    const parts = location.pathname.split('/').slice(0, -1);
    const folders = parts.map((_, i) => parts.slice(0, i + 1).join('/') + '/').reverse().slice(0, 32);
    let down = false;
    const found = await Promise.all(folders.map(async function (folder) {
      try {
        const answer = await fetch(folder + 'key.age', { cache: 'no-cache' });
        return answer.ok && (await answer.text()).startsWith('age-encryption.org/v1');
      } catch {
        down = true;
        return false;
      }
    }));
    if (found.includes(true)) return folders[found.indexOf(true)];
    throw down ? 'offline' : 'missing';
  }

  /** Are the files that are to be run the ones this page was made with? */
  async function check() {
    await Promise.all(Object.entries(sums).map(async function ([name, sum]) {
      let answer;
      try {
        answer = await fetch(base + name, { cache: 'no-cache' });
      } catch {
        throw 'offline';
      }
      if (!answer.ok) throw 'missing';
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
      if (btoa(String.fromCharCode(...digest)) !== sum) throw 'damaged';
    }));
  }

  const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('lock', { createScriptURL: (/** @type {string} */ url) => url });

  /** @param {string} name @returns {any} an address to run a script from */
  function script(name) {
    return policy ? policy.createScriptURL(base + name) : base + name;
  }

  /** @param {string} name @param {string} [value] null removes it @returns {string} what this tab remembers */
  function remember(name, value) {
    try {
      if (value !== undefined) sessionStorage.setItem('lock:' + name + ':' + base, value);
      return sessionStorage.getItem('lock:' + name + ':' + base) || '';
    } catch {
      return '';
    }
  }

  /**
   * Asks the service worker, in the name of this tab.
   * @template T
   * @param {ServiceWorker} worker @param {string} question @param {T} silence what to think if it does not answer
   * @returns {Promise<T>}
   */
  function inquire(worker, question, silence) {
    return new Promise(function (done) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (e) => done(e.data);
      worker.postMessage({ ask: question, token: remember('tab') }, [port2]);
      setTimeout(() => done(silence), 15000);
    });
  }

  /** Whether this tab may go on. @param {ServiceWorker} worker */
  const resume = (worker) => inquire(worker, 'resume', { open: false, reason: '' });

  /** Shows the real page, which is at this very address or, for whoever came to write, at its start; never twice in a row by itself. */
  function enter() {
    say('open');
    const last = Number(remember('again')) || 0;
    if (Date.now() - last < 15000) return stop('stuck');
    remember('again', String(Date.now()));
    if (location.pathname === base + 'lock/note') location.href = base;
    else location.reload();
  }

  async function serviceWorker() {
    let registration;
    try {
      registration = await navigator.serviceWorker.register(script('sw.js'), { scope: base, updateViaCache: 'none' });
    } catch (err) {
      throw err instanceof TypeError && !navigator.onLine ? 'offline' : 'old';
    }
    const worker = registration.active || registration.waiting || registration.installing;
    if (!worker) throw 'old';
    if (worker.state !== 'activated') {
      await new Promise(function (done, fail) {
        worker.addEventListener('statechange', function () {
          if (worker.state === 'activated') done(null);
          if (worker.state === 'redundant') fail('old');
        });
      });
    }
    return worker;
  }

  /** @param {Worker} worker @param {string} passphrase @returns {Promise<string>} the token of this tab */
  function unlock(worker, passphrase) {
    return new Promise(function (done, fail) {
      worker.onmessage = function (e) {
        if (e.data.token) done(e.data.token);
        else if (e.data.trouble) fail(e.data.trouble);
      };
      worker.onerror = () => fail('damaged');
      worker.postMessage({ base, passphrase, stay: $('stay').checked });
    });
  }

  /** @param {boolean} busy */
  function wait(busy) {
    progress.hidden = !busy;
    form.setAttribute('aria-busy', String(busy));
    for (const e of [field, $('unlock'), $('stay'), $('show')]) e.disabled = busy;
    if (busy) say('working');
  }

  /** For whoever puts the page on the home screen. */
  function manifest() {
    for (const [rel, name] of [['manifest', 'lock/app.webmanifest'], ['apple-touch-icon', 'lock/icon.png']]) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = base + name;
      document.head.append(link);
    }
  }

  /** It is unlocked, and the reader wants to write all the same. */
  function opened() {
    said.textContent = '';
    const back = document.createElement('a');
    back.href = base;
    back.textContent = 'To the pages';
    said.append(back);
  }

  /** @param {Worker} worker @param {boolean} writing */
  function ask(worker, writing) {
    form.hidden = false;
    if (base !== '/') $('who').value = 'private ' + base;
    if (!writing) field.focus();
    form.addEventListener('submit', async function (/** @type {Event} */ e) {
      e.preventDefault();
      if (!field.value.trim()) return field.focus();
      wait(true);
      try {
        const both = await Promise.all([unlock(worker, field.value), serviceWorker()]);
        remember('tab', both[0]);
        const { open, reason } = await resume(both[1]);
        if (!open) throw reason || 'old';
        remember('again', '0');
        enter();
      } catch (kind) {
        wait(false);
        say(typeof kind === 'string' ? kind : 'damaged');
        field.setAttribute('aria-invalid', String(kind === 'wrong'));
        field.focus();
        field.select();
      }
    });
  }

  async function start() {
    said.textContent = '';
    $('again').addEventListener('click', function () {
      remember('again', '0');
      location.reload();
    });
    $('show').addEventListener('click', function () {
      const shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      $('show').textContent = shown ? 'Show' : 'Hide';
      $('show').setAttribute('aria-pressed', String(!shown));
      field.focus();
    });
    if (!window.isSecureContext) throw 'insecure';
    if (!navigator.serviceWorker || !window.indexedDB || !window.DecompressionStream || !crypto.subtle) throw 'old';
    base = await find();
    await check();
    const writing = location.pathname === base + 'lock/note';
    let reason = '';
    /** @type {(() => Promise<any>) | null} */
    let unlocked = null;
    const known = await navigator.serviceWorker.getRegistration(base).catch(() => { throw 'old'; });
    if (known && new URL(known.scope).pathname === base) {
      const worker = await serviceWorker();
      const was = await resume(worker);
      reason = was.reason;
      if (was.open && reason) return stop(reason);
      if (was.open && !writing) return enter();
      if (was.open) unlocked = () => inquire(worker, 'letters', null);
    }
    manifest();
    notes.start(base, recipient, new Worker(script('lock/letter.js')), writing, unlocked);
    if (unlocked) return opened();
    say(reason);
    const worker = new Worker(script('lock/unlock.js'));
    if (!known) worker.postMessage({ base, forget: true }); // what is left of a service worker that the browser removed
    ask(worker, writing);
    if (recipient && !known) await serviceWorker().catch(() => {}); // so that the next visit needs no connection
  }

  start().catch(function (kind) {
    stop(typeof kind === 'string' ? kind : 'damaged');
  });
})();
