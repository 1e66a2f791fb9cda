// @ts-check
/// <reference lib="webworker" />
// What a device remembers while it is unlocked: the identity, encrypted under
// a key that the browser uses but never gives out. A service worker is ended
// whenever the browser likes, so its memory is no place for it.
'use strict';

/**
 * key      the key that never leaves the browser; sealed the identity under it, iv its nonce
 * keySum   of the key.age it came from, to tell a new key from a damaged index
 * stay     the reader chose to stay unlocked on this device
 * until    when it locks by itself, in milliseconds; every use moves it
 * token    proves to the worker that a tab is the one that was unlocked
 * tabs     the pages that were given content, and when; without stay, the lock closes with the last of them
 * @typedef {{key: CryptoKey, iv: Uint8Array, sealed: ArrayBuffer, keySum: string, stay: boolean, until: number, token: string, tabs: {id: string, at: number}[]}} State
 */

const state = (function () {
  const minute = 60 * 1000;

  /** How long an unlocked device may be left alone, in milliseconds. @param {boolean} stay */
  const patience = (stay) => (stay ? 30 * 24 * 60 : 30) * minute;

  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;

  /**
   * Every project site of one account shares an origin, so the place has the
   * address of the site in its name.
   * @param {string} base the path of the site
   * @returns {Promise<IDBDatabase>}
   */
  function open(base) {
    opened ??= new Promise(function (done, fail) {
      const asked = indexedDB.open('lock:' + base, 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore('lock'); };
      asked.onerror = function () { fail(asked.error); };
      asked.onsuccess = function () {
        const db = asked.result;
        db.onclose = function () { opened = null; };
        db.onversionchange = function () { // somebody clears the storage
          opened = null;
          db.close();
        };
        done(db);
      };
    });
    opened.catch(function () { opened = null; });
    return opened;
  }

  /**
   * Looks at what is stored under a name and stores what change gives instead:
   * null removes it, undefined leaves it. Gives what is there afterwards.
   * Reading and changing happen in the order in which they were asked for.
   * @template T
   * @param {string} base @param {string} name
   * @param {(now: T | undefined) => T | null | undefined} change
   * @param {IDBTransactionDurability} [durability] "relaxed" where nothing is lost by losing it
   * @returns {Promise<T | undefined>}
   */
  async function update(base, name, change, durability = 'strict') {
    const db = await open(base);
    return await new Promise(function (done, fail) {
      const tx = db.transaction('lock', 'readwrite', { durability });
      const store = tx.objectStore('lock');
      /** @type {T | undefined} */
      let result;
      const asked = store.get(name);
      asked.onsuccess = function () {
        const next = change(asked.result);
        result = next === undefined ? asked.result : next ?? undefined;
        if (next === null) store.delete(name);
        else if (next !== undefined) store.put(next, name);
      };
      tx.oncomplete = function () { done(result); };
      tx.onerror = tx.onabort = function () { fail(tx.error); };
    });
  }

  /** @param {string} base @returns {Promise<State | undefined>} */
  async function load(base) {
    const db = await open(base);
    return await new Promise(function (done, fail) {
      const asked = db.transaction('lock').objectStore('lock').get('state');
      asked.onsuccess = function () { done(asked.result); };
      asked.onerror = function () { fail(asked.error); };
    });
  }

  /**
   * Remembers an identity. Gives the token of the tab it was unlocked in.
   * @param {string} base @param {string} identity @param {string} keySum
   * @param {boolean} stay @param {number} now
   */
  async function remember(base, identity, keySum, stay, now) {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(identity));
    const token = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))));
    /** @type {State} */
    const kept = { key, iv, sealed, keySum, stay, until: now + patience(stay), token, tabs: [] };
    await update(base, 'state', () => kept);
    return token;
  }

  /** @param {State} kept @returns {Promise<string>} the identity */
  async function identity(kept) {
    const iv = /** @type {any} */ (kept.iv);
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, kept.key, kept.sealed));
  }

  /** Forgets the identity and its key. @param {string} base */
  const forget = (base) => update(base, 'state', () => null);

  /**
   * The site is in use: moves the time of locking by itself and, with an id,
   * adds a page to those that were given content. Pages that are gone are left
   * out, but not new ones: a page that is being opened is not among the living yet.
   * @param {string} base @param {number} now @param {string} [id] @param {string[]} [alive]
   */
  const use = (base, now, id, alive = []) => update(base, 'state', function (/** @type {State | undefined} */ kept) {
    if (!kept) return undefined;
    const tabs = id ? [...kept.tabs.filter((t) => t.id !== id && (alive.includes(t.id) || now - t.at < minute)), { id, at: now }] : kept.tabs;
    return { ...kept, tabs, until: now + patience(kept.stay) };
  }, 'relaxed');

  /** Why the reader sees the lock page, to be said once. @param {string} base @param {string} kind */
  const complain = (base, kind) => update(base, 'reason', () => kind);

  /** @param {string} base @returns {Promise<string>} the reason, which is then forgotten */
  async function reason(base) {
    let kind = '';
    await update(base, 'reason', function (now) {
      kind = now || '';
      return null;
    });
    return kind;
  }

  return { minute, patience, load, remember, identity, forget, use, complain, reason };
})();
