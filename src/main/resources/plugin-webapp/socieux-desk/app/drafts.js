// Drafts of forms are kept by the server. Tasklist would write them, in clear, to the storage of the browser, where the
// next person at this desk finds them; so what it asks of that storage for drafts is answered here instead. It has no
// other way in: the form's own save button and Tasklist's both end in localStorage.
import { get, send } from './server.js';
import { moment, text } from './texts.js';

const OURS = /^(?:camunda-form|camForm):(.*)$/;
const EMPTY = new Set(['', 'undefined', 'null']);

const storage = Storage.prototype;
const { getItem, setItem, removeItem } = storage;

/** What could not be sent yet, for this page only. */
const unsent = new Map();

let place = null;
let openTask = null;

function taskOf(store, key) {
  const found = store === window.localStorage && OURS.exec(String(key));
  return found ? found[1] : null;
}

storage.setItem = function (key, value) {
  const task = taskOf(this, key);
  if (task === null) {
    setItem.call(this, key, value);
  } else if (!EMPTY.has(task)) {
    keep(task, value);
  }
};

storage.getItem = function (key) {
  const task = taskOf(this, key);
  if (task === null) {
    return getItem.call(this, key);
  }
  // Tasklist asks when it opens a form. The server puts the draft among the values of the form itself.
  opened(task);
  return unsent.get(task) ?? null;
};

storage.removeItem = function (key) {
  const task = taskOf(this, key);
  if (task === null) {
    removeItem.call(this, key);
  } else {
    unsent.delete(task);
    say();
  }
};

/** Drafts which Tasklist wrote before it was kept from it. */
function sweep() {
  Object.keys(window.localStorage)
    .filter(key => OURS.test(key))
    .forEach(key => removeItem.call(window.localStorage, key));
}

async function keep(task, value) {
  unsent.set(task, value);
  try {
    const { savedAt } = await send('PUT', `/desk/drafts/${encodeURIComponent(task)}`, JSON.parse(value));
    if (unsent.get(task) === value) {
      unsent.delete(task);
    }
    say('draftSaved', task, savedAt);
  } catch {
    say('draftNotSaved', task);
  }
}

async function opened(task) {
  openTask = task;
  say();
  if (EMPTY.has(task) || unsent.has(task)) {
    return;
  }
  try {
    const { savedAt } = await get(`/desk/drafts/${encodeURIComponent(task)}`);
    if (savedAt && openTask === task) {
      say('draftRestored', task, savedAt);
    }
  } catch {
    // Tasklist itself says when the server is away; about a draft there is then nothing to say.
    say();
  }
}

/** Says something about the draft beside the task's actions; nothing without a key. */
function say(key, task, savedAt) {
  if (!place) {
    return;
  }
  place.replaceChildren();
  if (!key || task !== openTask) {
    return;
  }
  const time = savedAt ? moment(savedAt) : '';
  const words = document.createElement('span');
  words.textContent = text(key, { time });
  place.classList.toggle('desk-draft-failed', !savedAt);
  place.append(words);
  if (savedAt) {
    place.append(' ', button('draftDiscard', () => ask(task, savedAt, key)));
  }
}

function button(key, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-link';
  made.textContent = text(key);
  made.addEventListener('click', action);
  return made;
}

/** Asks in the page: the content policy of Tasklist allows no dialogs of the browser. */
function ask(task, savedAt, key) {
  const words = document.createElement('span');
  words.textContent = text('draftDiscardSure', { time: moment(savedAt) });
  const keep = button('draftKeep', () => say(key, task, savedAt));
  place.replaceChildren(words, ' ', button('draftDiscardNow', () => throwAway(task)), ' ', keep);
  keep.focus();
}

async function throwAway(task) {
  try {
    await send('DELETE', `/desk/drafts/${encodeURIComponent(task)}`);
    window.location.reload();
  } catch {
    say('draftNotDiscarded', task);
  }
}

sweep();

export default [
  {
    id: 'desk-draft',
    pluginPoint: 'tasklist.task.action',
    priority: -100,
    render: node => {
      node.className = 'desk-draft';
      node.setAttribute('role', 'status');
      place = node;
    }
  }
];
