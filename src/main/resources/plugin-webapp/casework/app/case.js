// The Case tab: who, what, where it stands, what was written and said, and what else is open.
import { address, announcer, ask, button, dialog, el, failure, icon, Refused, tab } from './page.js';
import { write } from './letter.js';
import { links } from './links.js';
import { text } from './texts.js';

const STATES = { sent: 'ok-circle', pending: 'time', sending: 'time', failed: 'exclamation-sign', not_sent: 'ban-circle', queued_to_print: 'print' };

async function open(root, task) {
  const said = announcer();
  const body = el('div');
  root.replaceChildren(el('p', { class: 'casework-loading' }, text('loading')));
  await load();
  root.replaceChildren(said, body);
  focusPictures();

  async function load() {
    const view = await ask(address(task.api, task.taskId, 'case'), task.api, task.signal);
    const sentLinks = await links(task, said);
    body.replaceChildren(
      head(view),
      el(
        'div',
        { class: 'casework-columns' },
        el('div', {}, about(view), milestones(view), related(view), openTasks(view)),
        el('div', {}, sentLinks, letters(view), comments(view))
      ),
      standing(view)
    );
  }

  function section(id, title, ...content) {
    return el('section', { 'aria-labelledby': id }, el('h4', { id }, title), content);
  }

  function head(view) {
    return el(
      'div',
      { class: 'casework-head' },
      el(
        'div',
        {},
        el('p', { class: 'casework-title' }, el('strong', {}, view.number), view.title ? ` · ${view.title}` : ''),
        el(
          'p',
          { class: 'text-muted' },
          view.stage,
          view.activityNumber === null ? '' : ` · ${text('activity', view.activityNumber)}`,
          view.due ? ` · ${text('due')} ${view.due} ` : '',
          view.late && late()
        )
      ),
      el(
        'div',
        { class: 'casework-head-actions' },
        view.changeable &&
          button([icon('envelope'), ' ', text('writeLetter')], () => write(task, sent), { class: 'btn btn-primary btn-sm' }),
        el('a', { class: 'btn btn-default btn-sm', href: `/cases/${view.number}` }, text('casePage'))
      )
    );
  }

  async function sent(message) {
    await load();
    focusPictures();
    said.textContent = message;
  }

  function late() {
    return el('span', { class: 'casework-state casework-missing' }, icon('exclamation-sign'), ' ', text('late'));
  }

  function about(view) {
    return section(
      'casework-about',
      text('about'),
      view.facts.length === 0
        ? el('p', { class: 'text-muted' }, text('nothingKnown'))
        : el('dl', { class: 'casework-facts' }, view.facts.map(fact => el('div', {}, el('dt', {}, fact.name), el('dd', {}, fact.value))))
    );
  }

  function activity(number) {
    return number === null ? null : el('span', { class: 'label label-default' }, text('activity', number));
  }

  function milestones(view) {
    return section(
      'casework-milestones',
      text('milestones'),
      view.milestones.length === 0
        ? el('p', { class: 'text-muted' }, text('noMilestones'))
        : el(
            'ol',
            { class: 'casework-line-of-time list-unstyled' },
            view.milestones.map(reached =>
              el('li', {}, el('span', {}, reached.name, ' ', activity(reached.activityNumber)), el('span', { class: 'text-muted' }, reached.at))
            )
          )
    );
  }

  function related(view) {
    return (
      view.related.length > 0 &&
      section(
        'casework-related',
        text('related'),
        el(
          'ul',
          { class: 'list-unstyled casework-rows' },
          view.related.map(other =>
            el(
              'li',
              {},
              el('a', { href: `/cases/${other.number}` }, other.number),
              other.title ? ` · ${other.title}` : '',
              el('div', { class: 'text-muted' }, text(`related.${other.way}`))
            )
          )
        )
      )
    );
  }

  function openTasks(view) {
    return section(
      'casework-tasks',
      text('openTasks'),
      el(
        'ul',
        { class: 'list-unstyled casework-rows' },
        view.tasks.map(open =>
          el(
            'li',
            {},
            open.here ? el('strong', {}, open.name) : el('a', { href: `#/?task=${encodeURIComponent(open.id)}` }, open.name),
            ' ',
            activity(open.activityNumber),
            open.here && el('span', { class: 'text-muted' }, ' ', text('thisTask')),
            el(
              'div',
              { class: 'text-muted' },
              open.assignee ? text('withPerson', open.assignee) : text('forGroup', open.role),
              open.due ? ` · ${text('due')} ${open.due} ` : '',
              open.late && late()
            )
          )
        )
      )
    );
  }

  function letters(view) {
    return section(
      'casework-letters',
      text('letters'),
      el('h5', {}, text('received')),
      view.received.length === 0
        ? el('p', { class: 'text-muted' }, text('noneReceived'))
        : el(
            'ul',
            { class: 'list-unstyled casework-rows' },
            view.received.map(message =>
              el(
                'li',
                {},
                button(message.name, () => read(message.name, `case/received/${message.version}`), { class: 'btn btn-link casework-read' }),
                ' ',
                activity(message.activityNumber),
                el('div', { class: 'text-muted' }, `${message.sender} · ${message.at}`)
              )
            )
          ),
      el('h5', {}, text('written')),
      view.written.length === 0
        ? el('p', { class: 'text-muted' }, text('noneWritten'))
        : el(
            'ul',
            { class: 'list-unstyled casework-rows' },
            view.written.map(letter =>
              el(
                'li',
                {},
                button(letter.name, () => read(letter.subject, `case/written/${letter.id}`), { class: 'btn btn-link casework-read' }),
                ' ',
                activity(letter.activityNumber),
                el(
                  'div',
                  { class: 'text-muted' },
                  el(
                    'span',
                    { class: letter.state === 'failed' ? 'casework-missing' : '' },
                    icon(STATES[letter.state] || 'envelope'),
                    ' ',
                    letter.stateName
                  ),
                  ` · ${letter.recipient} · ${letter.at}`,
                  letter.reason ? ` · ${letter.reason}` : ''
                )
              )
            )
          )
    );
  }

  async function read(title, path) {
    const words = el('div', { class: 'casework-words', tabindex: '0', role: 'region', 'aria-label': title }, text('loading'));
    dialog(title, words, task.signal);
    try {
      const letter = await ask(address(task.api, task.taskId, path), task.api, task.signal);
      words.textContent = letter.text || text('noWords');
    } catch (error) {
      words.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
    }
  }

  function comments(view) {
    const list = el('ul', { class: 'list-unstyled casework-rows' });
    const fill = notes =>
      list.replaceChildren(
        ...(notes.length === 0
          ? [el('li', { class: 'text-muted' }, text('noComments'))]
          : notes.map(note =>
              el('li', {}, el('div', { class: 'casework-note' }, note.text), el('div', { class: 'text-muted' }, `${note.author} · ${note.at}`))
            ))
      );
    fill(view.comments);
    const field = el('textarea', { id: 'casework-comment', class: 'form-control', rows: '2', maxlength: '4000', required: true });
    const wrong = el('div');
    const form =
      view.changeable &&
      el(
        'form',
        {
          onsubmit: async event => {
            event.preventDefault();
            submit.disabled = true;
            try {
              fill(await ask(address(task.api, task.taskId, 'case/comments'), task.api, task.signal, { text: field.value }));
              field.value = '';
              wrong.replaceChildren();
              said.textContent = text('commented');
            } catch (error) {
              if (error.name !== 'AbortError') {
                wrong.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
              }
            } finally {
              submit.disabled = false;
            }
          }
        },
        el('label', { for: 'casework-comment' }, text('yourComment')),
        field,
        wrong
      );
    const submit = el('button', { type: 'submit', class: 'btn btn-default btn-sm' }, text('comment'));
    if (form) {
      form.append(submit);
    }
    return section('casework-comments', text('comments'), list, form);
  }

  function standing(view) {
    return section(
      'casework-standing',
      text('whereItStands'),
      view.standings.map((process, index) => {
        const words = `${process.process}: ${process.elements.join(', ')}`;
        return el(
          'details',
          { class: 'casework-process', open: index === view.standings.length - 1, ontoggle: event => focusPicture(event.target) },
          el('summary', {}, icon('map-marker'), ' ', words),
          process.drawing &&
            el(
              'div',
              {
                class: 'casework-picture',
                tabindex: '0',
                role: 'region',
                'aria-label': text('pictureOf', process.process),
                'data-x': process.drawing.markX,
                'data-y': process.drawing.markY
              },
              el('img', {
                src: address(task.api, task.taskId, `case/processes/${encodeURIComponent(process.processInstanceId)}/picture`),
                width: Math.round(process.drawing.width),
                height: Math.round(process.drawing.height),
                alt: text('pictureSays', words)
              })
            )
        );
      })
    );
  }

  function focusPictures() {
    body.querySelectorAll('details.casework-process[open]').forEach(focusPicture);
  }

  /** Brings the mark into the middle of what is in sight. */
  function focusPicture(details) {
    const frame = details.querySelector('.casework-picture');
    if (frame) {
      frame.scrollLeft = Number(frame.dataset.x) - frame.clientWidth / 2;
      frame.scrollTop = Number(frame.dataset.y) - frame.clientHeight / 2;
    }
  }
}

export default tab('casework-case', text('case'), 880, open);
