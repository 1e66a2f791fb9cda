// @ts-check
/// <reference lib="webworker" />
// What was written on the lock page and has not arrived yet: ciphertext, with the
// times that a locked page may show. Only the letterbox's key opens it, and that is
// not here.
'use strict';

/**
 * began and saved in milliseconds; handed: when it was last given away, 0 if not since it was written
 * @typedef {{id: string, version: number, began: number, saved: number, handed: number, sealed: Uint8Array}} Letter
 */

const letters = (function () {
  /**
   * Apart from what an unlocked device remembers: locking forgets that, and not this.
   * @param {string} base the path of the site @returns {Promise<IDBDatabase>}
   */
  function open(base) {
    return new Promise(function (done, fail) {
      const asked = indexedDB.open('letters:' + base, 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore('letters', { keyPath: 'id' }); };
      asked.onerror = function () { fail(asked.error); };
      asked.onsuccess = function () { done(asked.result); };
    });
  }

  /**
   * Runs one transaction and gives what it asked for.
   * @template T
   * @param {string} base @param {(store: IDBObjectStore) => IDBRequest<T> | void} use
   * @returns {Promise<T | undefined>}
   */
  async function change(base, use) {
    const db = await open(base);
    try {
      return await new Promise(function (done, fail) {
        const tx = db.transaction('letters', 'readwrite', { durability: 'strict' });
        const asked = use(tx.objectStore('letters'));
        tx.oncomplete = function () { done(asked ? asked.result : undefined); };
        tx.onerror = tx.onabort = function () { fail(tx.error); };
      });
    } finally {
      db.close();
    }
  }

  /** Oldest first. @param {string} base @returns {Promise<Letter[]>} */
  async function all(base) {
    const found = await change(base, (store) => store.getAll()) || [];
    return found.sort((a, b) => a.began - b.began);
  }

  /** Keeps a letter, unless a later version of it is there. @param {string} base @param {Letter} letter */
  const put = (base, letter) => change(base, function (store) {
    const was = store.get(letter.id);
    was.onsuccess = function () { if (!was.result || was.result.version < letter.version) store.put(letter); };
  });

  /** @param {string} base @param {string} id */
  const remove = (base, id) => change(base, function (store) { store.delete(id); });

  /** These were given away, if they are still as they were then. @param {string} base @param {Letter[]} given @param {number} now */
  const hand = (base, given, now) => change(base, function (store) {
    for (const { id, version } of given) {
      const was = store.get(id);
      was.onsuccess = function () { if (was.result?.version === version) store.put({ ...was.result, handed: now }); };
    }
  });

  /** Lets go of what has become notes. @param {string} base @param {Map<string, number>} filed the version of each that has */
  const arrived = (base, filed) => change(base, function (store) {
    const found = store.getAll();
    found.onsuccess = function () {
      for (const l of found.result) if (l.version <= (filed.get(l.id) || 0)) store.delete(l.id);
    };
  });

  return { all, put, remove, hand, arrived };
})();
