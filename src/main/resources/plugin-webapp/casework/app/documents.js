// The Documents tab: what the task needs, what is on file, and a place to bring in what is missing.
import { address, announcer, ask, button, dialog, el, failure, icon, Refused, sentence, size, tab, token } from './page.js';
import { preview } from './preview.js';
import { text } from './texts.js';

let lastId = 0;

const STATES = {
  filed: { icon: 'ok-circle', class: 'casework-filed' },
  missing: { icon: 'exclamation-sign', class: 'casework-missing' },
  depends: { icon: 'question-sign', class: 'casework-depends' }
};

async function open(root, task) {
  const said = announcer();
  const body = el('div');
  root.replaceChildren(el('p', { class: 'casework-loading' }, text('loading')));
  // A file that misses its place would otherwise be opened by the browser instead of the page
  for (const event of ['dragover', 'drop']) {
    document.addEventListener(event, missed => missed.preventDefault(), { signal: task.signal });
  }

  function say(message) {
    said.textContent = '';
    said.textContent = message;
  }

  function show(view) {
    const shown = el('div', {}, checkList(view), others(view));
    body.replaceChildren(shown);
  }

  // Uploads go on while the list is drawn anew, so they have a place of their own.
  const running = el('ul', { class: 'casework-uploads list-unstyled' });
  const view = await ask(address(task.api, task.taskId, 'documents'), task.api, task.signal);
  show(view);
  root.replaceChildren(said, running, body);

  function checkList(view) {
    const section = el('section', { 'aria-labelledby': 'casework-needed' }, el('h4', { id: 'casework-needed' }, text('needed')));
    if (view.expected.length === 0) {
      section.append(el('p', { class: 'text-muted' }, text('nothingNeeded')));
    } else {
      const missing = view.expected.filter(item => item.state === 'missing').length;
      const depends = view.expected.some(item => item.state === 'depends');
      const sum =
        missing === 1 ? text('oneMissing') : missing > 1 ? text('someMissing', missing) : text(depends ? 'itDepends' : 'nothingMissing');
      section.append(
        el(
          'p',
          { class: missing ? 'casework-missing' : depends ? 'casework-depends' : 'casework-filed' },
          icon(missing ? 'exclamation-sign' : depends ? 'question-sign' : 'ok-circle'),
          ' ',
          sum
        ),
        el('ul', { class: 'casework-checklist list-unstyled' }, view.expected.map(item => line(view, item)))
      );
    }
    return section;
  }

  function line(view, item) {
    const state = STATES[item.state];
    const filed = view.documents.filter(document => item.documents.includes(document.id));
    return el(
      'li',
      { class: 'casework-line' },
      el(
        'div',
        { class: 'casework-line-head' },
        el('span', { class: 'casework-state ' + state.class }, icon(state.icon), ' ', text(item.state)),
        el('strong', {}, item.label),
        el('span', { class: 'text-muted' }, text(item.produced ? 'produced' : 'required')),
        item.condition && el('span', { class: 'text-muted' }, item.condition)
      ),
      filed.map(document => paper(document, false)),
      !item.uploadable && item.state !== 'filed' && el('p', { class: 'text-muted' }, text('madeBySystem')),
      view.changeable && item.uploadable && item.state !== 'filed' && zone(view, item.type, item.label, item.subject)
    );
  }

  function others(view) {
    const listed = new Set(view.expected.flatMap(item => item.documents));
    const rest = view.documents.filter(document => !listed.has(document.id));
    const current = rest.filter(document => !document.aside);
    const aside = rest.filter(document => document.aside);
    return el(
      'section',
      { 'aria-labelledby': 'casework-others' },
      el('h4', { id: 'casework-others' }, text('otherDocuments')),
      current.length === 0 && el('p', { class: 'text-muted' }, text('noOthers')),
      current.map(document => paper(document, true)),
      view.changeable && more(view),
      aside.length > 0 &&
        el(
          'details',
          { class: 'casework-aside' },
          el('summary', {}, text('setAsideBefore', aside.length)),
          aside.map(document => paper(document, true))
        )
    );
  }

  function paper(document, named) {
    const [latest, ...older] = document.versions;
    return el(
      'div',
      { class: 'casework-paper-row' + (document.aside ? ' casework-void' : '') },
      el(
        'div',
        { class: 'casework-paper-main' },
        named && el('strong', {}, document.label, ' '),
        document.activityNumber !== null && el('span', { class: 'label label-default' }, text('activity', document.activityNumber)),
        document.subject && el('span', { class: 'text-muted' }, ' ', document.subject),
        version(latest),
        document.aside && el('p', {}, text('setAsideBecause', document.asideBecause)),
        older.length > 0 &&
          el('details', {}, el('summary', {}, text(older.length === 1 ? 'olderVersion' : 'olderVersions', older.length)), older.map(version))
      ),
      document.changeable && el('div', { class: 'casework-actions' }, replacing(document), asideButton(document))
    );
  }

  function version(version) {
    const content = address(task.api, task.taskId, `documents/versions/${version.id}/content`);
    return el(
      'div',
      { class: 'casework-version' },
      el('span', { class: 'casework-file' }, icon('file'), ' ', version.fileName),
      el(
        'span',
        { class: 'text-muted' },
        `${text('version', version.number)} · ${version.status} · ${size(version.size)} · ${version.at} · ${version.author} (${version.origin})`
      ),
      el(
        'span',
        { class: 'casework-links' },
        version.shown &&
          button(text('look'), () => preview(version, task), {
            class: 'btn btn-link btn-sm',
            'aria-label': `${text('look')}: ${version.fileName}, ${text('version', version.number)}`
          }),
        el(
          'a',
          {
            class: 'btn btn-link btn-sm',
            href: content,
            download: version.fileName,
            'aria-label': `${text('download')}: ${version.fileName}, ${text('version', version.number)}`
          },
          text('download')
        )
      )
    );
  }

  function picker(label, multiple, onfiles) {
    const id = `casework-file-${++lastId}`;
    const input = el('input', {
      type: 'file',
      id,
      class: 'casework-input',
      multiple,
      'aria-label': label,
      onchange: () => {
        onfiles([...input.files]);
        input.value = '';
      }
    });
    return { id, input };
  }

  function zone(view, type, label, subject) {
    const bring = files => files.forEach(file => upload(view, file, { type, subject }));
    const { id, input } = picker(text('chooseFor', label), true, bring);
    const target = el(
      'div',
      { class: 'casework-zone' },
      input,
      el('label', { for: id, class: 'btn btn-default btn-sm' }, icon('upload'), ' ', text('choose')),
      el('span', { class: 'text-muted' }, ' ', text('orDrop', size(view.maxSize)))
    );
    dropping(target, bring);
    return target;
  }

  function dropping(target, onfiles) {
    const light = on => target.classList.toggle('casework-over', on);
    for (const event of ['dragenter', 'dragover']) {
      target.addEventListener(event, drag => {
        drag.preventDefault();
        light(true);
      });
    }
    target.addEventListener('dragleave', () => light(false));
    target.addEventListener('drop', drop => {
      drop.preventDefault();
      light(false);
      onfiles([...drop.dataTransfer.files]);
    });
  }

  function more(view) {
    const select = el(
      'select',
      { id: 'casework-type', class: 'form-control input-sm' },
      el('option', { value: '' }, text('chooseType')),
      view.types.map((type, index) => el('option', { value: String(index) }, type.label))
    );
    const place = el('div');
    select.addEventListener('change', () => {
      const type = select.value === '' ? undefined : view.types[Number(select.value)];
      place.replaceChildren(...(type ? [zone(view, type.key, type.label, type.subject)] : []));
    });
    return el('div', { class: 'casework-more' }, el('label', { for: 'casework-type' }, text('another')), select, place);
  }

  function replacing(document) {
    const label = text('replaceWith', document.label, document.versions[0].fileName);
    const { id, input } = picker(label, false, ([file]) => upload(view, file, { replaces: document.id }));
    return el(
      'span',
      {},
      input,
      el('label', { for: id, class: 'btn btn-default btn-sm' }, text('replace'))
    );
  }

  function asideButton(document) {
    return button(text('setAside'), () => askReason(document), {
      'aria-label': `${text('setAside')}: ${document.label}, ${document.versions[0].fileName}`
    });
  }

  function askReason(document) {
    const reason = el('textarea', { id: 'casework-reason', class: 'form-control', rows: '3', maxlength: '500', required: true });
    const wrong = el('div');
    const form = el(
      'form',
      {
        onsubmit: async event => {
          event.preventDefault();
          try {
            const url = address(task.api, task.taskId, `documents/${document.id}/set-aside`);
            show(await ask(url, task.api, task.signal, { reason: reason.value }));
            box.close();
            say(text('wasSetAside', document.label));
          } catch (error) {
            if (error.name !== 'AbortError') {
              wrong.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
            }
          }
        }
      },
      el('p', {}, text('asideMeans')),
      el('label', { for: 'casework-reason' }, text('why')),
      reason,
      wrong,
      el(
        'div',
        { class: 'casework-dialog-foot' },
        button(text('cancel'), () => box.close()),
        el('button', { type: 'submit', class: 'btn btn-primary btn-sm' }, text('setAside'))
      )
    );
    const box = dialog(`${text('setAside')}: ${document.label}`, form, task.signal);
    reason.focus();
  }

  function upload(view, file, { type, subject, replaces }) {
    const bar = el('progress', { max: '100', value: '0', 'aria-label': file.name });
    const percent = el('span', { class: 'text-muted' }, '0 %');
    const cancel = button(text('cancel'), () => request.abort(), { 'aria-label': `${text('cancel')}: ${file.name}` });
    const row = el('li', {}, el('span', { class: 'casework-file' }, file.name), bar, percent, cancel);
    running.append(row);
    if (file.size > view.maxSize) {
      return finish(text('largerThan', file.name, size(view.maxSize)), true);
    }
    const query =
      replaces !== undefined
        ? `replaces=${replaces}`
        : `type=${encodeURIComponent(type)}${subject ? `&subject=${encodeURIComponent(subject)}` : ''}`;
    const request = new XMLHttpRequest();
    let told = 0;
    request.open('POST', address(task.api, task.taskId, `documents?${query}`));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.setRequestHeader('X-XSRF-TOKEN', token(task.api));
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) {
        const done = Math.floor((100 * event.loaded) / event.total);
        bar.value = done;
        percent.textContent = `${done} %`;
        // Every quarter is enough to hear
        if (done >= told + 25 && done < 100) {
          told = done;
          say(text('progress', file.name, done));
        }
      }
    });
    request.addEventListener('load', () => {
      if (request.status === 200) {
        show(JSON.parse(request.responseText));
        finish(text('uploaded', file.name), false);
      } else {
        finish(`${file.name}: ${sentence(request.status, request.responseText)}`, true);
      }
    });
    request.addEventListener('error', () => finish(`${file.name}: ${text('offline')}`, true));
    request.addEventListener('abort', () => finish(text('cancelled', file.name), false));
    task.signal.addEventListener('abort', () => request.abort());
    say(text('uploading', file.name));
    request.send(file);
    return undefined;

    function finish(message, failed) {
      if (failed) {
        row.replaceChildren(failure(message), button(text('close'), () => row.remove()));
      } else {
        row.remove();
        say(message);
      }
    }
  }
}

export default tab('casework-documents', text('documents'), 900, open);
