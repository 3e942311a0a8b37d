// Looks at a version page by page. The server draws the pages, so nothing of the file itself reaches the browser.
import { address, ask, button, dialog, el, failure, icon, Refused } from './page.js';
import { text } from './texts.js';

export async function preview(version, { taskId, api, signal }) {
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
  const content = el('div', {}, el('div', { class: 'casework-dialog-bar' }, back, count, next, download), paper);
  dialog(version.fileName, content, signal);
  let page = 1;
  let pages = 1;

  function show(number) {
    page = Math.min(Math.max(number, 1), pages);
    const words = text('pageOf', page, pages);
    count.textContent = text('loading');
    picture.alt = `${version.fileName}, ${words}`;
    picture.onload = () => {
      count.textContent = words;
      paper.scrollTop = 0;
    };
    picture.onerror = () => explain(`${place}/pages/${page}`);
    picture.src = address(api, taskId, `${place}/pages/${page}`);
    back.disabled = page === 1;
    next.disabled = page === pages;
  }

  // An image that does not come has no words; the same question asked again has.
  async function explain(path) {
    try {
      await ask(address(api, taskId, path), api, signal);
    } catch (error) {
      paper.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
      count.textContent = '';
    }
  }

  back.disabled = true;
  next.disabled = true;
  count.textContent = text('loading');
  try {
    pages = (await ask(address(api, taskId, `${place}/pages`), api, signal)).pages;
    show(1);
  } catch (error) {
    paper.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
    count.textContent = '';
  }
}
