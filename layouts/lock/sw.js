// @ts-check
/// <reference lib="webworker" />
// Once unlocked, this service worker answers with the pages of the site under
// their real addresses. It is started anew for every few requests, so what it
// has to know comes from state.js; what it keeps here is only quicker to reach.
// Decrypted bytes are stored nowhere.
'use strict';
/* global vault, state, letters, Trouble */
importScripts('lock/age.js', 'lock/vault.js', 'lock/state.js', 'lock/letters.js');

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const base = new URL('./', location.href).pathname;
const cacheName = 'lock:' + base;
/** What is needed without a connection: to read, to unlock and to write. */
const kept = ['index.html', 'key.age', 'sw.js', 'lock/age.js', 'lock/vault.js', 'lock/state.js', 'lock/unlock.js', 'lock/letters.js', 'lock/letter.js', 'lock/tab.js', 'lock/tab.css'];
const own = new Set([...kept.slice(1), 'index.age', 'letterbox.age', 'lock/licences.txt', 'lock/app.webmanifest', 'lock/icon.png']);

/** The pages' own policy, as a real header, where frame-ancestors counts too. */
const safe = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * What somebody put beside the notes runs no script and reads nothing, for the
 * key lies in this origin. The rule is that of generator/media.
 */
const sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";
const player = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin";

/**
 * What is at hand while this worker lives. Segments are kept up to 16 MB.
 * @typedef {{token: string, keySum: string, identity: string, index: Promise<any> | null, sum: string, checked: number,
 *   refreshing: Promise<void> | null, segments: Map<string, Promise<Uint8Array>>}} Hand
 */
/** @type {Hand | null} */
let hand = null;

worker.addEventListener('install', function (e) {
  e.waitUntil(Promise.allSettled([worker.skipWaiting(), caches.open(cacheName).then((c) => c.addAll(kept.map((name) => base + name)))]));
});

worker.addEventListener('activate', function (e) {
  e.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', function (e) {
  const url = new URL(e.request.url);
  if (url.origin !== location.origin || !url.pathname.startsWith(base) || !/^(GET|HEAD)$/.test(e.request.method)) return;
  let path;
  try {
    path = decodeURIComponent(url.pathname.slice(base.length));
  } catch {
    return; // no address of ours
  }
  if (path === 'lock/now') e.respondWith(lockNow(e));
  else if (path === 'lock/note') e.respondWith(lockPage());
  else if (own.has(path) || vault.blobName.test(path) || path.endsWith('/key.age')) e.respondWith(passOn(e));
  else e.respondWith(answer(e, path).catch((err) => refuse(e, err)));
});

worker.addEventListener('message', function (e) {
  const from = /** @type {Client} */ (e.source);
  const reply = e.ports[0];
  if (!reply || new URL(from.url).pathname.slice(0, base.length) !== base) return;
  if (e.data?.ask === 'resume') e.waitUntil(resume(from, String(e.data.token)).then((said) => reply.postMessage(said), () => reply.postMessage({ open: false, reason: 'old' })));
  if (e.data?.ask === 'letters') e.waitUntil(readLetters(from, String(e.data.token)).then((said) => reply.postMessage(said), () => reply.postMessage(null)));
  if (e.data?.ask === 'open') e.waitUntil(stillOpen(e.data.used === true).then((open) => reply.postMessage({ open }), () => reply.postMessage({ open: false })));
});

/** The open pages of this site. */
async function here() {
  const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter((c) => new URL(c.url).pathname.startsWith(base));
}

/**
 * Forgets everything; the other open pages become the lock page.
 * @param {string} [reason] @param {string} [except] the id of the page that goes there by itself
 */
async function lock(reason, except) {
  hand = null;
  await state.forget(base);
  if (reason) await state.complain(base, reason);
  for (const c of await here()) {
    if (c.id !== except) c.navigate(c.url).catch(() => {}); // one that is on its way elsewhere refuses
  }
}

/** @param {FetchEvent} e */
async function lockNow(e) {
  await lock('', e.clientId).catch(() => {});
  return Response.redirect(base, 302);
}

/** Is it unlocked, and not left alone for too long? */
async function unlocked() {
  const now = await state.load(base);
  if (!now || Date.now() <= now.until) return now;
  await lock('expired');
}

/**
 * The lock page was shown although the device may be unlocked: after a hard
 * reload, after coming back to the tab, or because something is wrong.
 * @param {Client} from @param {string} token
 */
async function resume(from, token) {
  const now = await unlocked();
  const reason = await state.reason(base);
  if (!now) return { open: false, reason };
  if (!now.stay && now.token !== token && !(await living(now))) {
    await lock('', from.id); // the tab that was unlocked is gone
    return { open: false, reason };
  }
  if (now.stay || now.token === token) await state.use(base, Date.now(), from.id, (await here()).map((c) => c.id));
  return { open: true, reason };
}

/**
 * What waits on this device, opened, and what the form offers; null while it is locked.
 * The keys stay here.
 * @param {Client} from @param {string} token
 */
async function readLetters(from, token) {
  if (!(await resume(from, token)).open) return null;
  const now = await unlocked();
  if (!now) return null;
  const box = await letterbox(await holding(now));
  if (!box) return null;
  await letters.arrived(base, box.filed);
  const opened = await Promise.all((await letters.all(base)).map(async function (l) {
    return { id: l.id, version: l.version, says: await vault.openLetter(l.sealed, box.keys).catch(() => null) };
  }));
  return { letters: opened, offers: box.offers };
}

/** The letterbox of the publication; null if it has none. @param {Hand} h */
async function letterbox(h) {
  let bytes;
  try {
    bytes = await published('letterbox.age', 'no-cache');
    await store('letterbox.age', bytes);
  } catch (err) {
    const stored = /** @type {Trouble} */ (err).kind === 'offline' && await caches.match(base + 'letterbox.age', { cacheName });
    if (!stored) return null;
    bytes = new Uint8Array(await stored.arrayBuffer());
  }
  return vault.openLetterbox(bytes, h.identity);
}

/** Lets go of letters that the publication has as notes. @param {Hand} h */
async function letGo(h) {
  if (!(await letters.all(base)).length) return;
  const box = await letterbox(h);
  if (box) await letters.arrived(base, box.filed);
}

/** @param {boolean} used the reader has moved since the last time */
async function stillOpen(used) {
  const now = await unlocked();
  if (now && used) await state.use(base, Date.now());
  return Boolean(now);
}

/** Is a page open that was given content? @param {any} now */
async function living(now) {
  const ids = (await here()).map((c) => c.id);
  return now.tabs.some((/** @type {any} */ t) => ids.includes(t.id));
}

/**
 * May this request be answered? Without "stay", only pages that were given
 * content ask for more, or lead to more; so nothing opens for whoever comes
 * after the tab was closed.
 * @param {FetchEvent} e
 */
async function admitted(e) {
  const now = await unlocked();
  if (!now) return undefined;
  const visit = e.request.mode === 'navigate';
  if (!visit) {
    if (!now.stay && !now.tabs.some((t) => t.id === e.clientId)) return undefined;
    if (now.until - state.patience(now.stay) < Date.now() - state.minute) e.waitUntil(state.use(base, Date.now()));
    return now;
  }
  const ids = (await here()).map((c) => c.id);
  if (!now.stay && !now.tabs.some((t) => ids.includes(t.id))) return undefined;
  e.waitUntil(state.use(base, Date.now(), e.resultingClientId, ids)); // what the page asks for is looked up after that
  return now;
}

/** What is at hand for an unlocked device. @param {any} now @returns {Promise<Hand>} */
async function holding(now) {
  if (hand?.token !== now.token) {
    hand = { token: now.token, keySum: now.keySum, identity: await state.identity(now), index: null, sum: '', checked: 0, refreshing: null, segments: new Map() };
  }
  return hand;
}

/** @param {FetchEvent} e @param {string} path */
async function answer(e, path) {
  const now = await admitted(e);
  if (!now) return passOn(e);
  const h = await holding(now);
  const again = await reloads(e);
  try {
    return await give(e, path, h, await current(e, h, again), false);
  } catch (err) {
    if (!(err instanceof Trouble) || !/^(missing|damaged|offline)$/.test(err.kind)) throw err;
    // A new publication has other blobs: those of the old one are gone.
    await refresh(h);
    return await give(e, path, h, await current(e, h, false), true);
  }
}

/**
 * Is the page asked for that is open already? WebKit says of no request that it is a reload.
 * @param {FetchEvent} e
 */
async function reloads(e) {
  if (e.request.mode !== 'navigate') return false;
  return /^(no-cache|reload)$/.test(e.request.cache) || (await here()).some((c) => c.id !== e.resultingClientId && c.url.split('#')[0] === e.request.url.split('#')[0]);
}

/**
 * The index. The one at hand is used at once and compared with the published
 * one in the background, at most once a minute; a reload waits for that.
 * @param {FetchEvent} e @param {Hand} h @param {boolean} fresh
 */
async function current(e, h, fresh) {
  h.index ??= first(h).catch(function (err) {
    h.index = null;
    throw err;
  });
  await h.index;
  if (fresh) await Promise.race([refresh(h), new Promise((done) => setTimeout(done, 3000))]).catch(forgive);
  else if (Date.now() - h.checked > state.minute) e.waitUntil(refresh(h).catch(forgive).catch((err) => lock(err.kind)));
  return h.index;
}

/** No connection and a half-published site are no reason to hide what is at hand. @param {any} err */
function forgive(err) {
  if (err.kind === 'changed') throw err;
}

/** @param {Hand} h */
async function first(h) {
  const cache = await caches.open(cacheName);
  const stored = await cache.match(base + 'index.age');
  if (stored) {
    const bytes = new Uint8Array(await stored.arrayBuffer());
    try {
      const index = await vault.openIndex(bytes, h.identity);
      h.sum = await vault.sum(bytes);
      return index;
    } catch {
      await cache.delete(base + 'index.age');
    }
  }
  await refresh(h);
  return h.index;
}

/** Asks for the published index and takes it if it is another. @param {Hand} h */
function refresh(h) {
  h.refreshing ??= (async function () {
    const bytes = await published('index.age', 'no-cache');
    const sum = await vault.sum(bytes);
    if (sum !== h.sum) {
      const index = await vault.openIndex(bytes, h.identity).catch((err) => changed(h, err));
      h.index = Promise.resolve(index);
      h.sum = sum;
      h.segments.clear();
      await store('index.age', bytes);
      await forgetBlobs(new Set(index.blobs.map((/** @type {any} */ b) => base + b.name)));
    }
    h.checked = Date.now();
    await letGo(h).catch(() => {}); // the next look does it, then
  })().finally(function () { h.refreshing = null; });
  return h.refreshing;
}

/**
 * The index does not open: with another key.age than the one that was
 * unlocked, the key was changed; else the index is damaged.
 * @param {Hand} h @param {any} err @returns {Promise<never>}
 */
async function changed(h, err) {
  if (err.kind !== 'damaged') throw err;
  const key = await published('key.age', 'no-cache');
  throw await vault.sum(key) === h.keySum ? err : new Trouble('changed', 'the key was changed');
}

/** @param {string} name @param {RequestCache} cache */
async function published(name, cache) {
  let said;
  try {
    said = await fetch(base + name, { cache });
    if (said.ok) return new Uint8Array(await said.arrayBuffer());
  } catch (err) {
    throw new Trouble('offline', name + ': ' + err);
  }
  throw new Trouble('missing', name + ': ' + said.status);
}

/** Keeps a published file, still encrypted. @param {string} name @param {Uint8Array} bytes */
async function store(name, bytes) {
  try {
    await (await caches.open(cacheName)).put(base + name, new Response(/** @type {any} */ (bytes)));
  } catch {
    // No room: it is fetched again the next time.
  }
}

/** @param {Set<string>} still paths of the blobs of this publication */
async function forgetBlobs(still) {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (vault.blobName.test(path.slice(base.length)) && !still.has(path)) await cache.delete(request);
  }
}

/** @param {Hand} h @param {any} blob @param {boolean} again past the browser's own cache */
function segment(h, blob, again) {
  let found = h.segments.get(blob.name);
  if (!found) {
    found = open(h, blob, again);
    found.catch(() => h.segments.delete(blob.name));
  }
  h.segments.delete(blob.name); // and to the end: the first is the one used longest ago
  h.segments.set(blob.name, found);
  if (h.segments.size > 16) h.segments.delete([...h.segments.keys()][0]); // of 1 MB at most
  return found;
}

/** @param {Hand} h @param {any} blob @param {boolean} again */
async function open(h, blob, again) {
  const cache = await caches.open(cacheName);
  const stored = await cache.match(base + blob.name);
  if (stored) {
    try {
      return await vault.openBlob(new Uint8Array(await stored.arrayBuffer()), blob, h.identity);
    } catch {
      await cache.delete(base + blob.name);
    }
  }
  const bytes = await published(blob.name, again ? 'reload' : 'default');
  const plain = await vault.openBlob(bytes, blob, h.identity);
  await store(blob.name, bytes);
  return plain;
}

/**
 * The answer for an address, as a server of plain files would give it.
 * @param {FetchEvent} e @param {string} path @param {Hand} h @param {any} index @param {boolean} again
 */
async function give(e, path, h, index, again) {
  const found = vault.locate(index, path);
  if (found.to) return Response.redirect(base + found.to.split('/').map(encodeURIComponent).join('/'), 302);
  const status = found.path === undefined ? 404 : 200;
  if (status === 404 && base === '/') { // other sites of the same account lie below
    const theirs = await fetch(e.request).catch(() => null);
    if (theirs && theirs.status !== 404) return theirs;
  }
  const file = index.files.get(found.path ?? '404.html');
  if (!file) return new Response('Not found\n', { status, headers: { ...safe, 'Content-Type': 'text/plain' } });
  const headers = new Headers({ ...safe, 'Content-Type': file.type, 'Content-Length': file.size, 'Accept-Ranges': 'bytes' });
  if (!file.own) headers.set('Content-Security-Policy', /^(audio|video)\//.test(file.type) ? player : sandbox);
  if (file.save) headers.set('Content-Disposition', 'attachment');
  if (e.request.method === 'HEAD') return new Response(null, { status, headers });
  const part = (/** @type {number} */ at, /** @type {number} */ size) => vault.read(index, file.at + at, size, (b) => segment(h, b, again));

  if (e.request.mode === 'navigate' && file.own && file.type.startsWith('text/html')) {
    const page = dress(new TextDecoder().decode(await part(0, file.size)), status === 404 ? path.split('/').length - 1 : 0, await takesLetters());
    headers.delete('Content-Length');
    headers.delete('Accept-Ranges');
    return new Response(page, { status, headers });
  }
  const range = status === 200 ? vault.range(e.request.headers.get('Range'), file.size) : null;
  if (!range) return new Response(await part(0, file.size), { status, headers });
  headers.set('Content-Range', range === 'none' ? 'bytes */' + file.size : 'bytes ' + range.start + '-' + (range.end - 1) + '/' + file.size);
  headers.set('Content-Length', String(range === 'none' ? 0 : range.end - range.start));
  if (range === 'none') return new Response(null, { status: 416, headers });
  return new Response(await part(range.start, range.end - range.start), { status: 206, headers });
}

/** Is there somebody whom the lock page writes to? */
async function takesLetters() {
  const page = await caches.match(base + 'index.html', { cacheName });
  return page ? (await page.text()).includes("'age1pq1") : false;
}

/**
 * A page with the way to lock it again at its end. The page for unknown
 * addresses lies at the root and is shown at any depth, so its links go up.
 * @param {string} page @param {number} depth @param {boolean} writes whether notes can be written
 */
function dress(page, depth, writes) {
  const up = '../'.repeat(depth);
  if (up) page = page.replace(/\b(href|src)="(?![a-z][a-z0-9+.-]*:|[\/#"])/gi, '$1="' + up);
  const at = base.replace(/&/g, '&amp;') + 'lock/';
  const corner = '<aside id="_lock" aria-label="Privacy"><link rel="stylesheet" href="' + at + 'tab.css"><script src="' + at + 'tab.js" defer></script>'
    + '<a href="' + at + 'now">Lock</a>' + (writes ? '<a href="' + at + 'note">Write</a>' : '') + '</aside>\n';
  const end = page.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? page + corner : page.slice(0, end) + corner + page.slice(end);
}

/** What is published, as it is; without a connection what was kept of it. @param {FetchEvent} e */
async function passOn(e) {
  const path = new URL(e.request.url).pathname.slice(base.length) || 'index.html';
  try {
    const said = await fetch(e.request);
    if (said.ok && kept.includes(path)) e.waitUntil(keep(path, said.clone()));
    return said;
  } catch (err) {
    const stored = await caches.match(base + (e.request.mode === 'navigate' ? 'index.html' : path), { cacheName });
    return stored || Response.error();
  }
}

/** Keeps the newest of what is needed without a connection. @param {string} path @param {Response} said */
async function keep(path, said) {
  try {
    await (await caches.open(cacheName)).put(base + path, said);
  } catch {
    // No room: the one before stays.
  }
}

/** The lock page, wherever it is asked for. */
async function lockPage() {
  const page = await fetch(base + 'index.html', { cache: 'no-cache' }).catch(() => caches.match(base + 'index.html', { cacheName }));
  return page || Response.error();
}

/**
 * Something is wrong: a reader sees the lock page, which says what.
 * @param {FetchEvent} e @param {any} err
 */
async function refuse(e, err) {
  const reason = err instanceof Trouble ? err.kind : 'damaged';
  console.debug(String(err));
  try {
    if (reason === 'changed') await lock(reason, e.clientId);
    else if (e.request.mode === 'navigate') await state.complain(base, reason);
  } catch {
    // Without storage there is nothing to forget either.
  }
  if (e.request.mode !== 'navigate') return new Response(null, { status: 503, headers: safe });
  return lockPage();
}
