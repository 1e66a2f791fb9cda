// @ts-check
/// <reference lib="webworker" />
// A worker of the lock page: encrypts what is typed and puts what waits into one file.
// The text is in no other place than the page it is typed into and here.
'use strict';
/* global letters */
importScripts('age.js', 'letters.js');

const library = /** @type {any} */ (self).age;

/** @param {Uint8Array | string} plain @param {string} recipient @returns {Promise<Uint8Array>} */
function encrypt(plain, recipient) {
  const to = new library.Encrypter();
  to.addRecipient(recipient);
  return to.encrypt(plain);
}

/**
 * Keeps a letter. Spaces behind it hide how much was typed.
 * @param {{base: string, recipient: string, id: string, version: number, began: number, saved: number, says: any}} asked
 */
async function keep({ base, recipient, id, version, began, saved, says }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ letter: 1, id, version, ...says }, null, ' ') + '\n');
  const padded = new Uint8Array(Math.ceil(bytes.length / 2048) * 2048).fill(32);
  padded.set(bytes);
  await letters.put(base, { id, version, began, saved, handed: 0, sealed: await encrypt(padded, recipient) });
}

/**
 * What waits, in one age file: a letter alone as it is, several as a tar file of them.
 * If nothing waits, what was given away before is given again.
 * @param {{base: string, recipient: string}} asked
 */
async function pack({ base, recipient }) {
  const all = await letters.all(base);
  const waiting = all.filter((l) => !l.handed);
  const given = (waiting.length ? waiting : all).slice(0, 100); // more than that are not taken in at once
  const file = given.length === 1 ? given[0].sealed : await encrypt(tar(given), recipient);
  return { file, given: given.map(({ id, version }) => ({ id, version })) };
}

/** A tar file (POSIX.1-1988) of letters. @param {{id: string, sealed: Uint8Array}[]} given */
function tar(given) {
  const room = (/** @type {number} */ n) => Math.ceil(n / 512) * 512;
  const out = new Uint8Array(given.reduce((n, l) => n + 512 + room(l.sealed.length), 1024));
  const text = new TextEncoder();
  let at = 0;
  for (const { id, sealed } of given) {
    const head = out.subarray(at, at + 512);
    const octal = (/** @type {number} */ n, /** @type {number} */ digits) => n.toString(8).padStart(digits, '0') + '\0';
    const put = (/** @type {number} */ from, /** @type {string} */ value) => head.set(text.encode(value), from);
    put(0, id + '.age');
    put(100, octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(sealed.length, 11) + octal(0, 11) + '        0');
    put(257, 'ustar\x0000');
    put(148, octal(head.reduce((n, b) => n + b, 0), 6) + ' ');
    out.set(sealed, at + 512);
    at += 512 + room(sealed.length);
  }
  return out;
}

/** What a locked page may know. @param {{base: string}} asked */
async function list({ base }) {
  return (await letters.all(base)).map(({ id, version, began, saved, handed }) => ({ id, version, began, saved, handed }));
}

/** @type {Record<string, (asked: any) => Promise<any>>} */
const tasks = {
  keep, pack, list,
  drop: ({ base, id }) => letters.remove(base, id),
  hand: ({ base, given }) => letters.hand(base, given, Date.now()),
};

self.onmessage = async function (e) {
  const { n, task, ...asked } = e.data;
  try {
    self.postMessage({ n, said: await tasks[task](asked) });
  } catch (err) {
    console.debug(String(err));
    self.postMessage({ n, trouble: /** @type {any} */ (err)?.name === 'QuotaExceededError' ? 'full' : 'old' });
  }
};
