// What both tabs need: elements made without markup, questions to the server, and announcements to screen readers.
import { language, text } from './texts.js';

/** Makes an element. Whatever comes from the server goes in as text, never as markup. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  return el('span', { class: 'glyphicon glyphicon-' + name, 'aria-hidden': 'true' });
}

export function button(label, onclick, attributes = {}) {
  return el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick, ...attributes }, label);
}

/** Something that went wrong, in words for the person at the screen. */
export class Refused extends Error {}

function cookie(name) {
  const found = document.cookie.split('; ').find(entry => entry.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** Address of something about a task. */
export function address(api, taskId, path) {
  const base = `${api.tasklistApi}/plugin/casework/${api.engine}/task/${encodeURIComponent(taskId)}`;
  return `${base}/${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

/** Camunda's protection against forged requests. */
export function token(api) {
  const name = (window.camTasklistConf && window.camTasklistConf.csrfCookieName) || 'XSRF-TOKEN';
  return cookie(name) || api.CSRFToken || '';
}

/** What the server says, or a sentence of ours when it says nothing. */
export function sentence(status, body) {
  try {
    const message = JSON.parse(body).message;
    if (message) {
      return message;
    }
  } catch {
    // Not an answer of ours, perhaps a page of a proxy: the sentence below is better.
  }
  return text(status === 401 || status === 403 ? 'signedOut' : status === 413 ? 'tooLarge' : 'failed');
}

/** Asks the server; with a body it sends it as JSON. */
export async function ask(url, api, signal, body) {
  const request = { credentials: 'same-origin', signal, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    request.method = 'POST';
    request.headers['Content-Type'] = 'application/json';
    request.headers['X-XSRF-TOKEN'] = token(api);
    request.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(url, request);
  } catch (lost) {
    if (lost.name === 'AbortError') {
      throw lost;
    }
    throw new Refused(text('offline'));
  }
  const content = await answer.text();
  if (!answer.ok) {
    throw new Refused(sentence(answer.status, content));
  }
  return content ? JSON.parse(content) : null;
}

/** A place whose changes screen readers read out. */
export function announcer() {
  return el('div', { class: 'casework-announce', role: 'status', 'aria-live': 'polite' });
}

/** A failure that stays in sight. */
export function failure(message) {
  return el('div', { class: 'alert alert-danger casework-alert', role: 'alert' }, icon('alert'), ' ', message);
}

const UNITS = ['B', 'kB', 'MB'];

export function size(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value) + '\u00a0' + UNITS[unit];
}

/** A tab: made anew for each task, and stopped when another task or tab is chosen. */
export function tab(id, label, priority, open) {
  let stop = () => {};
  return {
    id,
    pluginPoint: 'tasklist.task.detail',
    priority,
    properties: { label },
    render(node, { taskId, api }) {
      stop();
      const closing = new AbortController();
      stop = () => closing.abort();
      const root = el('div', { class: 'casework', lang: language });
      node.replaceChildren(root);
      open(root, { taskId, api, signal: closing.signal }).catch(error => {
        if (error.name !== 'AbortError') {
          root.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
          if (!(error instanceof Refused)) {
            console.error(error);
          }
        }
      });
    },
    unmount() {
      stop();
    }
  };
}

/** A dialog over the page. Escape and a click beside it close it; the focus goes back to where it was. */
export function dialog(title, content, signal) {
  const before = document.activeElement;
  const close = button('×', () => box.close(), { class: 'casework-close', 'aria-label': text('close') });
  const heading = el('h3', { id: 'casework-dialog-title' }, title);
  const box = el(
    'dialog',
    { class: 'casework casework-dialog', 'aria-labelledby': 'casework-dialog-title', lang: language },
    el('div', { class: 'casework-dialog-head' }, heading, close),
    content
  );
  box.addEventListener('click', event => {
    if (event.target === box) {
      box.close();
    }
  });
  box.addEventListener('close', () => {
    box.remove();
    if (before && before.isConnected) {
      before.focus();
    }
  });
  signal.addEventListener('abort', () => box.close());
  document.body.append(box);
  box.showModal();
  return box;
}

/** Something beside the form of a task, over the lists at its left, until it is closed or another task is chosen. */
export function beside(title, content, taskId, ending) {
  document.querySelector('.casework-beside')?.remove();
  const form = document.querySelector('.task-details .nav-tabs a');
  const details = document.querySelector('.task-details');
  const close = button('×', () => end(), { class: 'casework-close', 'aria-label': text('close') });
  const panel = el(
    'aside',
    { class: 'casework casework-beside', 'aria-label': title, tabindex: '-1', lang: language },
    el('div', { class: 'casework-dialog-head' }, el('h3', {}, title), close),
    content
  );

  function fit() {
    const place = details ? details.getBoundingClientRect() : { left: window.innerWidth / 2, top: 0 };
    panel.style.width = `${Math.max(place.left, window.innerWidth * 0.3)}px`;
    panel.style.top = `${place.top}px`;
  }

  // Tasklist tells nobody that another task was chosen; its address does.
  const watch = window.setInterval(() => {
    if (!panel.isConnected || !decodeURIComponent(window.location.hash).includes(taskId)) {
      end();
    }
  }, 500);

  function end() {
    window.clearInterval(watch);
    window.removeEventListener('resize', fit);
    ending.abort();
    const held = panel.contains(document.activeElement);
    panel.remove();
    if (held && form && form.isConnected) {
      form.focus();
    }
  }

  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      end();
    }
  });
  window.addEventListener('resize', fit);
  document.body.append(panel);
  fit();
  form?.click();
  panel.focus();
}
