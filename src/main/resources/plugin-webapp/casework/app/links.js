// The links with which people outside answer a task: to whom they went, whether they were opened, new ones.
import { address, ask, button, dialog, el, failure, icon, Refused } from './page.js';
import { text } from './texts.js';

const ICONS = { valid: 'link', answered: 'ok-circle', revoked: 'ban-circle', expired: 'time' };
const LANGUAGES = { en: 'English', fr: 'Français', es: 'Español', pt: 'Português' };

/** The section, empty for tasks that cannot be answered by link. */
export async function links(task, said) {
  const place = el('div');
  show(await ask(address(task.api, task.taskId, 'links'), task.api, task.signal));
  return place;

  function show(view) {
    if (!view.possible && view.links.length === 0) {
      place.replaceChildren();
      return;
    }
    const wrong = el('div');
    place.replaceChildren(
      el(
        'section',
        { 'aria-labelledby': 'casework-links' },
        el('h4', { id: 'casework-links' }, text('links')),
        view.links.length === 0
          ? el('p', { class: 'text-muted' }, text('noLinks'))
          : el('ul', { class: 'list-unstyled casework-rows' }, view.links.map(link => row(link, view, wrong))),
        wrong,
        view.possible && view.changeable && button([icon('send'), ' ', text('sendLink')], () => send(view), { class: 'btn btn-default btn-sm' })
      )
    );
  }

  function row(link, view, wrong) {
    return el(
      'li',
      {},
      el('span', { class: link.state === 'valid' ? '' : 'text-muted' }, icon(ICONS[link.state]), ' ', text('linkSentTo', `${link.name || ''} <${link.address}>`.trim())),
      el(
        'div',
        { class: 'text-muted' },
        `${link.at} · ${link.opened === 0 ? text('linkUnopened') : text('linkOpened', link.opened, link.lastOpened)} · `,
        link.state === 'valid' ? text('linkExpires', link.expires) : text(`link_${link.state}`)
      ),
      link.state === 'valid' &&
        view.changeable &&
        button(text('revokeLink'), event => change(`links/${link.id}/revoke`, {}, text('linkRevoked'), wrong, event.currentTarget), {
          class: 'btn btn-link casework-read',
          'aria-label': `${text('revokeLink')}: ${link.address}`
        })
    );
  }

  async function change(path, body, message, wrong, control) {
    control.disabled = true;
    try {
      show(await ask(address(task.api, task.taskId, path), task.api, task.signal, body));
      said.textContent = message;
      return true;
    } catch (error) {
      if (error.name !== 'AbortError') {
        wrong.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
        control.disabled = false;
      }
      return false;
    }
  }

  function send(view) {
    const last = view.links[0] || { name: '', address: '', language: 'en' };
    const once = crypto.randomUUID();
    const wrong = el('div');
    const name = el('input', { id: 'casework-link-name', class: 'form-control', type: 'text', maxlength: '250', value: last.name || '' });
    const mail = el('input', { id: 'casework-link-address', class: 'form-control', type: 'email', maxlength: '250', required: true, value: last.address });
    const language = el(
      'select',
      { id: 'casework-link-language', class: 'form-control' },
      Object.entries(LANGUAGES).map(([code, label]) => el('option', { value: code, lang: code, selected: code === last.language }, label))
    );
    const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, text('sendLink'));
    const form = el(
      'form',
      {
        onsubmit: async event => {
          event.preventDefault();
          const wish = { name: name.value, address: mail.value, language: language.value, once };
          if (await change('links', wish, text('linkSent', mail.value), wrong, submit)) {
            opened.close();
          }
        }
      },
      el('p', {}, text('sendLinkMeans')),
      field('casework-link-name', text('linkName'), name),
      field('casework-link-address', text('linkAddress'), mail),
      field('casework-link-language', text('linkLanguage'), language),
      wrong,
      submit
    );
    const opened = dialog(text('sendLink'), form, task.signal);
    mail.focus();
  }

  function field(id, label, control) {
    return el('div', { class: 'form-group' }, el('label', { for: id }, label), control);
  }
}
