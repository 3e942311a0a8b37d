// Looks at a version page by page. The server draws the pages, so nothing of the file itself reaches the browser.
import { address, ask, beside, button, dialog, el, failure, icon, Refused } from './page.js';
import { text } from './texts.js';

/** In a dialog, from which the pages can be put beside the form, to key in what they say. */
export function preview(version, task) {
  const keyIn = button([icon('th-large'), ' ', text('besideForm')], () => {
    box.close();
    const ending = new AbortController();
    beside(version.fileName, pages(version, { ...task, signal: ending.signal }), task.taskId, ending);
  });
  const box = dialog(version.fileName, pages(version, task, keyIn), task.signal);
}

function pages(version, { taskId, api, signal }, ...more) {
  const place = `documents/versions/${version.id}`;
  const picture = el('img', { class: 'casework-page', alt: '' });
  const paper = el('div', { class: 'casework-paper', tabindex: '0', role: 'region', 'aria-label': version.fileName }, picture);
  const count = el('span', { role: 'status', 'aria-live': 'polite' });
  const back = button(icon('chevron-left'), () => show(page - 1), { 'aria-label': text('previousPage') });
  const next = button(icon('chevron-right'), () => show(page + 1), { 'aria-label': text('nextPage') });
  const download = el(
    'a',
    { class: 'btn btn-default btn-sm', href: address(api, taskId, `${place}/content`), download: version.fileName },
    icon('download-alt'),
    ' ',
    text('download')
  );
  let page = 1;
  let last = 1;

  function show(number) {
    page = Math.min(Math.max(number, 1), last);
    const words = text('pageOf', page, last);
    count.textContent = text('loading');
    picture.alt = `${version.fileName}, ${words}`;
    picture.onload = () => {
      count.textContent = words;
      paper.scrollTop = 0;
    };
    picture.onerror = () => explain(`${place}/pages/${page}`);
    picture.src = address(api, taskId, `${place}/pages/${page}`);
    back.disabled = page === 1;
    next.disabled = page === last;
  }

  // An image that does not come has no words; the same question asked again has.
  async function explain(path) {
    try {
      await ask(address(api, taskId, path), api, signal);
    } catch (error) {
      refuse(error);
    }
  }

  function refuse(error) {
    paper.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
    count.textContent = '';
  }

  back.disabled = true;
  next.disabled = true;
  count.textContent = text('loading');
  ask(address(api, taskId, `${place}/pages`), api, signal)
    .then(answer => {
      last = answer.pages;
      show(1);
    })
    .catch(refuse);
  return el('div', { class: 'casework-pages' }, el('div', { class: 'casework-dialog-bar' }, back, count, next, download, more), paper);
}
