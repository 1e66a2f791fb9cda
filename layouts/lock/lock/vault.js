// @ts-check
/// <reference lib="webworker" />
// Reads what was published: the key, the index, the blobs. Everything is
// checked before it is used; what does not fit is a Trouble and never other
// content. Needs age.js before it. Keeps nothing and asks the network for nothing.
'use strict';

/**
 * Where the files of the site lie.
 * @typedef {{name: string, sum: string, start: number, size: number}} Blob_
 * own: the site itself made it; save: to be saved and not shown
 * @typedef {{at: number, size: number, type: string, own: boolean, save: boolean}} File_
 * @typedef {{made: string, blobs: Blob_[], files: Map<string, File_>}} Index
 */

/**
 * Something is wrong, in one word for the lock page to make a sentence of:
 * "wrong" passphrase, "changed" key, "damaged", "missing" or "newer" files,
 * "offline", "expired", "old" browser.
 */
class Trouble extends Error {
  /** @param {string} kind @param {string} text for whoever looks into the console */
  constructor(kind, text) {
    super(text);
    this.kind = kind;
  }
}

const vault = (function () {
  const age = /** @type {any} */ (self).age;
  const blobName = /^[0-9a-f]{32}\.age$/;
  const largest = 64 << 20; // no index and no segment is ever larger than this

  /**
   * The passphrase that is really used for what somebody typed; the same rule
   * as generator/vault/passphrase has.
   * @param {string} text
   */
  function clean(text) {
    return text.normalize('NFC').replace(/[\p{Zs}\t\r\n]+/gu, ' ').replace(/^ | $/g, '');
  }

  /**
   * Opens what a passphrase wraps (age-encryption.org/v1, "scrypt"). scrypt runs
   * in WebAssembly where there is any: half the time of the script.
   */
  class Passphrase {
    /** @param {string} text */
    constructor(text) {
      this.text = clean(text);
      this.wrong = false;
    }

    /** @param {{args: string[], body: Uint8Array}[]} stanzas */
    async unwrapFileKey(stanzas) {
      const [kind, salt, work] = stanzas.length === 1 ? stanzas[0].args : [];
      const body = stanzas[0]?.body;
      if (kind !== 'scrypt' || stanzas[0].args.length !== 3 || !/^([1-9]|1[0-9]|20)$/.test(work) || body.length !== 32) {
        throw new Trouble('damaged', 'the key is not wrapped by a passphrase');
      }
      const own = age.base64nopad.decode(salt);
      if (own.length !== 16) throw new Trouble('damaged', 'the salt of the key is cut');
      const label = new TextEncoder().encode('age-encryption.org/v1/scrypt');
      const salted = new Uint8Array(label.length + own.length);
      salted.set(label);
      salted.set(own, label.length);
      const key = await stretch(this.text, salted, 2 ** Number(work));
      try {
        return age.chacha20poly1305(key, new Uint8Array(12)).decrypt(body);
      } catch {
        this.wrong = true;
        return null;
      }
    }
  }

  /** @param {string} text @param {Uint8Array} salt @param {number} rounds */
  async function stretch(text, salt, rounds) {
    if (typeof WebAssembly === 'object' && text !== '') {
      try {
        return await age.scrypt({ password: text, salt, costFactor: rounds, blockSize: 8, parallelism: 1, hashLength: 32, outputType: 'binary' });
      } catch {
        // Some browsers switch WebAssembly off, or give it less memory.
      }
    }
    return age.slowScrypt(text, salt, { N: rounds, r: 8, p: 1, dkLen: 32, maxmem: 2 ** 31 });
  }

  /**
   * The identity in key.age, "AGE-SECRET-KEY-PQ-1…".
   * @param {Uint8Array} file @param {string} text the passphrase
   */
  async function openKey(file, text) {
    const passphrase = new Passphrase(text);
    const opener = new age.Decrypter();
    opener.addIdentity(passphrase);
    let line = '';
    try {
      line = (await opener.decrypt(file, 'text')).replace(/\n$/, '');
    } catch (err) {
      if (passphrase.wrong) throw new Trouble('wrong', 'the passphrase does not open the key');
      throw err instanceof Trouble ? err : new Trouble('damaged', 'key.age: ' + err);
    }
    if (!/^AGE-SECRET-KEY-PQ-1[0-9A-Z]+$/.test(line)) throw new Trouble('damaged', 'key.age holds no key of a site');
    return line;
  }

  /** @param {Uint8Array} file @param {string} identity */
  async function decrypt(file, identity) {
    const opener = new age.Decrypter();
    opener.addIdentity(identity);
    return await opener.decrypt(file);
  }

  /**
   * What letterbox.age holds: the keys of letters, which of them have become notes, each
   * with its version, and what the form offers.
   * @param {Uint8Array} file @param {string} identity
   * @returns {Promise<{keys: string[], filed: Map<string, number>, offers: any}>}
   */
  async function openLetterbox(file, identity) {
    try {
      const lines = new TextDecoder().decode(await decrypt(file, identity)).split('\n');
      const behind = (/** @type {string} */ mark) => lines.filter((l) => l.startsWith(mark)).map((l) => l.slice(mark.length));
      return {
        keys: lines.filter((l) => /^AGE-SECRET-KEY-PQ-1[0-9A-Z]+$/.test(l)),
        filed: new Map(behind('# filed ').map((l) => [l.split(' ')[0], Number(l.split(' ')[1])])),
        offers: JSON.parse(behind('# offers ')[0] || '{}'),
      };
    } catch (err) {
      throw new Trouble('damaged', 'letterbox.age: ' + err);
    }
  }

  /** What a letter says. @param {Uint8Array} file @param {string[]} keys @returns {Promise<any>} */
  async function openLetter(file, keys) {
    const opener = new age.Decrypter();
    for (const key of keys) opener.addIdentity(key);
    return JSON.parse(await opener.decrypt(file, 'text'));
  }

  /**
   * What one gzip member holds. More than limit bytes are an error.
   * @param {Uint8Array} packed @param {number} limit
   */
  async function unpack(packed, limit) {
    const out = [];
    let size = 0;
    const reader = new Blob([/** @type {any} */ (packed)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limit) throw new Error('it holds more than ' + limit + ' bytes');
      out.push(value);
    }
    const all = new Uint8Array(size);
    let at = 0;
    for (const piece of out) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  /** SHA-256 in base64. @param {Uint8Array} bytes */
  async function sum(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', /** @type {any} */ (bytes)));
    return btoa(String.fromCharCode(...digest));
  }

  /** @param {unknown} n */
  const count = (n) => Number.isSafeInteger(n) && Number(n) >= 0;

  /**
   * @param {Uint8Array} file index.age @param {string} identity
   * @returns {Promise<Index>}
   */
  async function openIndex(file, identity) {
    let said;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await unpack(await decrypt(file, identity), largest));
      said = JSON.parse(text);
    } catch (err) {
      throw new Trouble('damaged', 'index.age: ' + err);
    }
    if (Number.isInteger(said?.version) && said.version > 1) throw new Trouble('newer', 'index.age is of version ' + said.version);
    const bad = new Trouble('damaged', 'index.age does not hold an index');
    if (said?.version !== 1 || typeof said.made !== 'string' || !Array.isArray(said.blobs) || typeof said.files !== 'object' || !said.files) throw bad;
    let end = 0;
    for (const b of said.blobs) {
      if (!blobName.test(b?.name) || typeof b.sum !== 'string' || b.start !== end || !count(b.size) || b.size > largest) throw bad;
      end += b.size;
    }
    const files = new Map(Object.entries(said.files));
    for (const [path, f] of files) {
      if (!path || !count(f?.at) || !count(f.size) || f.at + f.size > end || typeof f.type !== 'string' || /[^\x20-\x7e]/.test(f.type)) throw bad;
      if (typeof f.own !== 'boolean' || typeof f.save !== 'boolean') throw bad;
    }
    return { made: said.made, blobs: said.blobs, files };
  }

  /**
   * The segment in one blob.
   * @param {Uint8Array} file @param {Blob_} blob @param {string} identity
   */
  async function openBlob(file, blob, identity) {
    let segment;
    try {
      if (await sum(file) !== blob.sum) throw new Error('its sum differs from the index');
      segment = await unpack(await decrypt(file, identity), blob.size);
      if (segment.length !== blob.size) throw new Error('it is too short');
    } catch (err) {
      throw new Trouble('damaged', blob.name + ': ' + err);
    }
    return segment;
  }

  /**
   * The bytes [at, at+size) of the stream that the segments make.
   * @param {Index} index @param {number} at @param {number} size
   * @param {(blob: Blob_) => Promise<Uint8Array>} open gives a segment
   */
  async function read(index, at, size, open) {
    const out = new Uint8Array(size);
    for (const blob of index.blobs) {
      const from = Math.max(at, blob.start);
      const to = Math.min(at + size, blob.start + blob.size);
      if (from >= to) continue;
      const segment = await open(blob);
      out.set(segment.subarray(from - blob.start, to - blob.start), from - at);
    }
    return out;
  }

  /**
   * Which file a server would give for an address: the file itself, the index
   * of a folder, a page without its ending. "to" is the folder to go to when
   * only the slash at the end is missing.
   * @param {Index} index @param {string} path below the base, decoded
   * @returns {{path?: string, to?: string}}
   */
  function locate(index, path) {
    if (path === '' || path.endsWith('/')) path += 'index.html';
    for (const name of [path, path + '.html']) {
      if (index.files.has(name)) return { path: name };
    }
    return index.files.has(path + '/index.html') ? { to: path + '/' } : {};
  }

  /**
   * What a Range header asks of a file (RFC 9110, section 14): the bytes from
   * start to before end; null to answer with all of it, "none" if there are no such bytes.
   * Several ranges at once may be answered with all, and are.
   * @param {string | null} header @param {number} size
   * @returns {{start: number, end: number} | null | 'none'}
   */
  function range(header, size) {
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/i.exec((header || '').trim()) || [];
    if (first === '' && last === '') return null;
    if (first === '') return Number(last) && size ? { start: Math.max(0, size - Number(last)), end: size } : 'none';
    if (last !== '' && Number(last) < Number(first)) return null;
    if (Number(first) >= size) return 'none';
    return { start: Number(first), end: last === '' ? size : Math.min(size, Number(last) + 1) };
  }

  return { blobName, clean, stretch, openKey, openIndex, openLetterbox, openLetter, openBlob, read, locate, range, sum };
})();
