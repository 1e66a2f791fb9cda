// @ts-check
/// <reference lib="webworker" />
// A worker of the lock page: trying a passphrase takes a second of hard work,
// during which a page would stand still.
'use strict';
/* global vault, state, Trouble */
importScripts('age.js', 'vault.js', 'state.js');

/**
 * @param {string} base @param {string} name
 * @returns {Promise<Uint8Array>}
 */
async function published(base, name) {
  let answer;
  try {
    answer = await fetch(base + name, { cache: 'no-cache' });
  } catch (err) {
    throw new Trouble('offline', name + ': ' + err);
  }
  if (!answer.ok) throw new Trouble('missing', name + ': ' + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

/** @param {{base: string, passphrase: string, stay: boolean}} asked */
async function unlock({ base, passphrase, stay }) {
  if (typeof DecompressionStream !== 'function') throw new Trouble('old', 'there is no DecompressionStream');
  const both = Promise.all([published(base, 'key.age'), published(base, 'index.age')]);
  const [key, index] = await both;
  const identity = await vault.openKey(key, passphrase);
  await vault.openIndex(index, identity);
  try {
    return await state.remember(base, identity, await vault.sum(key), stay, Date.now());
  } catch (err) {
    throw new Trouble('old', 'nothing can be kept: ' + err);
  }
}

self.onmessage = async function (e) {
  if (e.data.forget) return void state.forget(e.data.base).catch(() => {});
  try {
    self.postMessage({ token: await unlock(e.data) });
  } catch (err) {
    console.debug(String(err));
    self.postMessage({ trouble: err instanceof Trouble ? err.kind : 'damaged' });
  }
};
self.postMessage({ ready: true });
