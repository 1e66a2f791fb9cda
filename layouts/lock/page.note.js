// @ts-check
// Notes on the lock page. What is typed is encrypted by a worker to a key whose
// other half is not on this device while it is locked, every few seconds, and given
// away as a file. The text itself is in the fields of the form and nowhere else.
/* exported notes */
const notes = (function () {
  'use strict';
  const words = {
    lead: 'Write what you want to keep.',
    keeping: 'Kept, encrypted, at ',
    full: 'This device has no room left, so what you type now is not kept. Send the notes that wait, or copy the text elsewhere.',
    old: 'This browser window does not let a page keep anything. What you type now is lost when you close it.',
    tight: 'This device has little room left. Send what waits before it runs out.',
    soon: 'This browser deletes what a page keeps when it is not opened for seven days. Send your notes before that, or put this page on the home screen, where they stay.',
    long: 'A note has waited for more than five days. Send it before it is lost with this device or browser.',
    apple: 'To write without a connection: share, then "Add to Home Screen". Notes that wait here stay here, so send them first.',
    none: 'There is nothing to send.',
    sent: 'Handed over. A copy stays here, encrypted, until it has arrived.',
    saved: 'Saved as a file. Bring it to where you keep the rest. A copy stays here, encrypted, until it has arrived.',
    shown: 'Copy all of the text. A copy stays here, encrypted, until it has arrived.',
  };
  const parts = ['asked', 'well', 'improve', 'reactions', 'learned', 'concerns', 'ask'];
  const pause = 1500; // milliseconds after a key until it is kept; never more than twice that
  const away = 30 * 60 * 1000; // after this long out of sight an open note is closed

  /** @param {string} id @returns {any} */
  const $ = (id) => document.getElementById(id);
  /** @param {number} t */
  const moment = (t) => new Date(t).toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');

  /** @type {{base: string, recipient: string, worker: Worker, waits: Map<number, {done: Function, fail: Function}>, n: number}} */
  let at;

  /**
   * Asks the worker. Fails with "full" or "old".
   * @param {string} task @param {any} [more] @returns {Promise<any>}
   */
  function ask(task, more) {
    return new Promise(function (done, fail) {
      at.waits.set(++at.n, { done, fail });
      at.worker.postMessage({ n: at.n, task, base: at.base, recipient: at.recipient, ...more });
    });
  }

  /**
   * The note in the form. time: what stood in the field for it at first; note: the one that was chosen
   * @type {{id: string, version: number, began: number, time: string, note: string, changed: number, timer: any, busy: Promise<void> | null} | null}
   */
  let draft = null;

  /** What an unlocked device knows: what waits, by id, and what can be offered; null while it is locked. @type {{says: Map<string, any>, meetings: any[], plans: string[]} | null} */
  let known = null;

  /** How an unlocked device is asked again. @type {(() => Promise<any>) | null} */
  let reread = null;

  /** Puts a note into the form: a new one, or one that waits. @param {any} [letter] @param {any} [was] what it says */
  function fill(letter, was) {
    const now = new Date();
    const id = letter?.id || [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
    draft = {
      id, version: letter?.version || 0, began: letter?.began || now.getTime(), time: was ? '' : two(now.getHours()) + ':' + two(now.getMinutes()),
      note: was?.note || '', changed: 0, timer: null, busy: null,
    };
    for (const field of fields()) field.value = was?.parts?.[field.id] || '';
    $('with').value = was?.with || '';
    $('all').value = was?.text || '';
    $('day').value = was?.day || now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
    $('time').value = was?.time || draft.time;
    $('kept').textContent = '';
    $('kept').className = '';
    offer(was?.kept || []);
  }

  /** @returns {any[]} */
  const fields = () => [...$('note').querySelectorAll('input:not([type=radio]), textarea')];

  /** A moment with its distance from Greenwich, "2026-03-04T15:04:05+01:00". @param {number} t */
  function stamp(t) {
    const d = new Date(t), off = -d.getTimezoneOffset(), ahead = Math.abs(off);
    return new Date(t + off * 60000).toISOString().slice(0, 19) + (off < 0 ? '-' : '+') + two(Math.floor(ahead / 60)) + ':' + two(ahead % 60);
  }

  /** What the form says. A time that nobody has touched is only when it was opened. @param {number} saved */
  function says(saved) {
    const note = /** @type {NonNullable<typeof draft>} */ (draft);
    const said = Object.fromEntries(parts.map((p) => [p, $(p).value]).filter(([, text]) => text.trim()));
    return {
      began: stamp(note.began), saved: stamp(saved), zone: Intl.DateTimeFormat().resolvedOptions().timeZone || '',
      note: note.note, kept: plans(), with: $('with').value, day: $('day').value, time: $('time').value === note.time ? '' : $('time').value, text: $('all').value, parts: said,
    };
  }

  /** Does the form say anything? A day alone is no note. */
  const anything = () => plans().length > 0 || ['with', 'all', ...parts].some((p) => $(p).value.trim());

  /** Something was typed: it is kept soon. */
  function typed() {
    if (!draft || !draft.version && !anything()) return;
    draft.changed ||= Date.now();
    clearTimeout(draft.timer);
    draft.timer = setTimeout(keep, Date.now() - draft.changed > pause ? 0 : pause);
  }

  /** Keeps what was typed since the last time; one at a time. @returns {Promise<void>} */
  async function keep() {
    const note = draft;
    if (!note) return;
    clearTimeout(note.timer);
    if (note.busy) await note.busy;
    if (!note.changed || note !== draft) return;
    note.changed = 0;
    const saved = Date.now();
    note.busy = ask('keep', { id: note.id, version: note.version + 1, began: note.began, saved, says: says(saved) }).then(function () {
      if (!note.version++) navigator.storage?.persist?.().catch(() => {});
      tell(words.keeping + new Date(saved).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }) + '.', false);
    }, function (kind) {
      note.changed ||= saved; // it is tried again with the next key
      tell(kind === 'full' ? words.full : words.old, true);
    }).finally(function () { note.busy = null; });
    await note.busy;
  }

  /** @param {string} text @param {boolean} bad */
  function tell(text, bad) {
    if ($('kept').textContent !== text) $('kept').textContent = text;
    $('kept').className = bad ? 'bad' : '';
  }

  /** What is in the form is kept, and out of sight. */
  async function close() {
    await keep();
    if (draft?.changed) return; // it could not be kept, so it stays where it can be copied
    draft = null;
    for (const field of fields()) field.value = '';
    $('offers').replaceChildren();
    show(false);
    if (reread) known = learned(await reread());
    await count();
  }

  /** @param {any} told */
  function learned(told) {
    if (!told) return null;
    const says = new Map(told.letters.filter((/** @type {any} */ l) => l.says).map((/** @type {any} */ l) => [l.id, l.says]));
    return { says, meetings: told.offers?.meetings || [], plans: told.offers?.plans || [] };
  }

  /** Offers what an unlocked device knows of the day in the form. @param {{plan: string, kept: boolean, out: boolean}[]} kept what was said of plans */
  function offer(kept) {
    const box = $('offers');
    box.replaceChildren();
    box.hidden = !known;
    if (!known || !draft) return;
    const day = known.meetings.filter((m) => m.day === $('day').value);
    if (day.length) {
      const set = element('fieldset', '');
      set.append(element('legend', 'Which one?'), ...[...day, null].map(choice));
      box.append(set);
    }
    const people = [...new Set(day.flatMap((m) => m.people || []))];
    if (people.length) {
      const set = element('fieldset', '', 'people');
      set.append(element('legend', 'Who was there?'), ...people.map(person));
      box.append(set);
    }
    if (known.plans.length) {
      const set = element('fieldset', '');
      set.append(element('legend', 'Kept?'), ...known.plans.map((plan) => keeping(plan, kept.find((k) => k.plan === plan))));
      box.append(set);
    }
  }

  /** @param {any} meeting null for another one */
  function choice(meeting) {
    const note = /** @type {NonNullable<typeof draft>} */ (draft);
    const label = element('label', '', 'choice');
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'meeting';
    radio.autocomplete = 'off';
    radio.checked = (meeting?.note || '') === note.note;
    radio.addEventListener('change', function () {
      note.note = meeting?.note || '';
      if (meeting) $('with').value = meeting.with;
    });
    label.append(radio, element('span', meeting ? [meeting.time, meeting.title].filter(Boolean).join(' ') : 'Another'));
    return label;
  }

  /** A name to begin a line with. @param {string} name */
  function person(name) {
    const button = /** @type {HTMLButtonElement} */ (element('button', name, 'quiet'));
    button.type = 'button';
    button.addEventListener('click', function () {
      const all = $('all');
      all.value += (all.value && !all.value.endsWith('\n') ? '\n' : '') + name + ': ';
      all.focus();
      typed();
    });
    return button;
  }

  /** @param {string} plan @param {{kept: boolean, out: boolean} | undefined} was */
  function keeping(plan, was) {
    const label = element('label', plan, 'plan');
    const select = document.createElement('select');
    select.autocomplete = 'off';
    select.dataset.plan = plan;
    for (const [value, text] of [['', 'not said'], ['yes', 'kept'], ['no', 'not kept'], ['out', 'did not come up']]) {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = text;
      select.append(option);
    }
    select.value = was ? (was.out ? 'out' : was.kept ? 'yes' : 'no') : '';
    label.append(select);
    return label;
  }

  /** @returns {{plan: string, kept: boolean, out: boolean}[]} */
  function plans() {
    return [...document.querySelectorAll('select')].filter((s) => s.value).map((s) => ({ plan: s.dataset.plan || '', kept: s.value === 'yes', out: s.value === 'out' }));
  }

  /** @param {boolean} writing */
  function show(writing) {
    document.body.classList.toggle('writing', writing);
    $('note').hidden = !writing;
    document.title = writing ? 'Note' : 'Private page';
    document.querySelector('h1').textContent = document.title;
    if (writing) $('said').className = '';
  }

  /** @param {any} [letter] one that waits @param {any} [was] what it says */
  function open(letter, was) {
    fill(letter, was);
    show(true);
    $(was ? 'all' : 'with').focus();
  }

  /** @param {string} name @param {string} text @param {string} [kind] */
  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  /** One note that waits: when it was written, and unless it is unlocked nothing of what it says. @param {any} letter */
  function row(letter) {
    const item = element('li', '');
    const when = element('span', moment(letter.began));
    const was = known?.says.get(letter.id);
    if (was && at.recipient) {
      const title = [was.with, was.text, ...Object.values(was.parts || {})].filter(Boolean).join(', ').slice(0, 60);
      const go = /** @type {HTMLButtonElement} */ (element('button', title || 'Empty', 'plain'));
      go.type = 'button';
      go.addEventListener('click', () => open(letter, was));
      when.prepend(go, document.createElement('br'));
    }
    if (letter.handed) when.append(element('small', ' handed over ' + moment(letter.handed)));
    const drop = /** @type {HTMLButtonElement} */ (element('button', 'Delete', 'plain'));
    drop.type = 'button';
    drop.setAttribute('aria-label', 'Delete the note of ' + moment(letter.began));
    drop.addEventListener('click', async function () {
      if (drop.textContent === 'Delete') {
        drop.textContent = 'Delete for good?';
        drop.setAttribute('aria-label', 'Delete the note of ' + moment(letter.began) + ' for good');
        return;
      }
      await ask('drop', { id: letter.id });
      await count();
      $('write').focus();
    });
    item.append(when, drop);
    return item;
  }

  /** Says what waits. */
  async function count() {
    const all = await ask('list').catch(() => []);
    const waiting = all.filter((/** @type {any} */ l) => !l.handed);
    const some = (/** @type {number} */ n) => n === 1 ? 'One note' : n + ' notes';
    const said = [];
    if (waiting.length) said.push(some(waiting.length) + (waiting.length === 1 ? ' waits' : ' wait') + ' here, encrypted.');
    if (all.length > waiting.length) said.push(some(all.length - waiting.length) + ' handed over; a copy stays until it has arrived.');
    $('count').textContent = said.join(' ');
    $('list').replaceChildren(...all.map(row));
    $('send').hidden = $('other').hidden = !all.length;
    $('send').textContent = all.length && !waiting.length ? 'Send again' : 'Send';
    $('letters').hidden = !at.recipient && !all.length;
    const warning = await dangers(waiting);
    $('warning').textContent = warning;
    $('warning').hidden = !warning;
  }

  const installed = () => matchMedia('(display-mode: standalone)').matches || /** @type {any} */ (navigator).standalone === true;
  const apple = () => 'GestureEvent' in window;

  /** What could cost a note that waits, in one sentence. @param {any[]} waiting */
  async function dangers(waiting) {
    const room = await navigator.storage?.estimate?.().catch(() => null);
    if (room?.quota && room.quota - (room.usage || 0) < 5 << 20) return words.tight;
    if (waiting.length && apple() && !installed()) return words.soon;
    return waiting.some((l) => Date.now() - l.began > 5 * 24 * 3600e3) ? words.long : '';
  }

  /** @param {{file: Uint8Array, given: any[]}} packed @param {string} text */
  async function handed(packed, text) {
    await ask('hand', { given: packed.given });
    await count();
    $('count').textContent = text;
  }

  /** @param {(packed: {file: Uint8Array, given: any[]}) => Promise<string>} give gives what to say; "" if nothing was given */
  async function send(give) {
    try {
      const packed = await ask('pack');
      const text = packed.given.length ? await give(packed) : words.none;
      if (packed.given.length && text) await handed(packed, text);
    } catch (kind) {
      $('count').textContent = kind === 'full' ? words.full : words.old;
    }
  }

  /** @param {Uint8Array} bytes */
  function file(bytes) {
    const day = new Date();
    return new File([/** @type {any} */ (bytes)], 'note-' + day.getFullYear() + '-' + two(day.getMonth() + 1) + '-' + two(day.getDate()) + '.age');
  }

  /** The share sheet where it takes the file, else a download. @param {{file: Uint8Array}} packed */
  async function share(packed) {
    const one = file(packed.file);
    if (navigator.canShare?.({ files: [one] })) {
      try {
        await navigator.share({ files: [one] });
        return words.sent;
      } catch (err) {
        if (/** @type {any} */ (err)?.name === 'AbortError') return ''; // the reader thought better of it
      }
    }
    return save(packed);
  }

  /** @param {{file: Uint8Array}} packed */
  async function save(packed) {
    const one = file(packed.file);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(one);
    link.download = one.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60 * 1000);
    return words.saved;
  }

  /** The same as text that survives a mail. @param {{file: Uint8Array}} packed */
  async function armour(packed) {
    let bytes = '';
    for (const b of packed.file) bytes += String.fromCharCode(b);
    const lines = btoa(bytes).match(/.{1,64}/g) || [];
    const field = $('text');
    field.value = ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n');
    field.hidden = document.querySelector('label[for="text"]').hidden = false;
    field.focus();
    field.select();
    return words.shown;
  }

  function installation() {
    if (installed()) return;
    if (apple()) {
      $('install').textContent = words.apple;
      $('install').hidden = false;
    }
    addEventListener('beforeinstallprompt', function (/** @type {any} */ e) {
      e.preventDefault();
      $('installs').hidden = false;
      $('installs').onclick = function () {
        $('installs').hidden = true;
        e.prompt();
      };
    });
  }

  /**
   * Shows what waits and, where there is somebody to write to, the way to write.
   * @param {string} base @param {string} recipient @param {Worker} worker @param {boolean} writing begin at once
   * @param {(() => Promise<any>) | null} unlocked tells what an unlocked device knows
   */
  async function start(base, recipient, worker, writing, unlocked) {
    at = { base, recipient, worker, waits: new Map(), n: 0 };
    worker.onmessage = function (e) {
      const wait = at.waits.get(e.data.n);
      at.waits.delete(e.data.n);
      if (e.data.trouble) wait?.fail(e.data.trouble);
      else wait?.done(e.data.said);
    };
    worker.onerror = function () {
      for (const { fail } of at.waits.values()) fail('old');
      at.waits.clear();
    };
    $('write').hidden = !recipient;
    $('write').addEventListener('click', () => open());
    $('day').addEventListener('change', () => offer(plans()));
    $('send').addEventListener('click', () => send(share));
    $('save').addEventListener('click', () => send(save));
    $('armour').addEventListener('click', () => send(armour));
    $('note').addEventListener('input', typed);
    $('note').addEventListener('submit', function (/** @type {Event} */ e) {
      e.preventDefault();
      close();
    });
    let left = 0;
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') {
        left = Date.now();
        keep();
      } else if (draft && Date.now() - left > away) close();
    });
    addEventListener('pagehide', () => { keep(); });
    installation();
    reread = unlocked;
    if (reread) known = learned(await reread());
    await count();
    if (writing && recipient) open();
  }

  return { start };
})();
