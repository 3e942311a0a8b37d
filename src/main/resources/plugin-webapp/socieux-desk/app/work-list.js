// Work on several tasks at once, and the way to it, to the search and to the settings.
import { deadlineLine } from './cards.js';
import { Refused, address, get, send } from './server.js';
import { language, text } from './texts.js';

const VIEWS = [
  ['OPEN', 'workListOpen'],
  ['MINE', 'workListMine'],
  ['TEAM', 'workListTeam']
];

/** An element with attributes and content; content is text, never markup. */
function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  });
  element.append(...content);
  return element;
}

function explain(failure) {
  return text(failure instanceof Refused && failure.signedOut ? 'signedOut' : 'serverError');
}

class WorkListPage {
  constructor(node) {
    this.view = 'OPEN';
    this.turn = 0;
    this.results = new Map();
    this.status = make('p', { class: 'desk-status', role: 'status' });
    this.table = make('div');
    this.count = make('span', { class: 'desk-count' });
    this.people = make('select', { id: 'desk-person', class: 'form-control' });
    const views = make('select', { id: 'desk-view', class: 'form-control' });
    VIEWS.forEach(([value, key]) => views.append(make('option', { value }, text(key))));
    views.addEventListener('change', () => {
      this.view = views.value;
      this.results.clear();
      this.status.textContent = '';
      this.load();
    });
    node.append(
      make('h1', {}, text('workList')),
      make('p', {}, text('workListLead')),
      make('div', { class: 'desk-controls' }, make('label', { for: 'desk-view' }, text('workListShow')), views),
      this.actions(),
      this.status,
      this.table
    );
    this.load();
  }

  actions() {
    const button = (key, action) => {
      const made = make('button', { type: 'button', class: 'btn btn-default' }, text(key));
      made.addEventListener('click', () => this.act(action));
      return made;
    };
    return make(
      'div',
      { class: 'desk-controls', role: 'group', 'aria-label': text('workListLead') },
      button('claim', 'CLAIM'),
      button('giveBack', 'GIVE_BACK'),
      make('label', { for: 'desk-person', class: 'desk-apart' }, text('person')),
      this.people,
      button('reassign', 'ASSIGN'),
      this.count
    );
  }

  async load() {
    const turn = ++this.turn;
    try {
      const page = await get(`/desk/work-list?${new URLSearchParams({ show: this.view, language })}`);
      // An answer that comes late must not take the place of one that was asked for after it.
      if (turn === this.turn) {
        this.show(page);
      }
    } catch (failure) {
      this.status.textContent = explain(failure);
    }
  }

  show({ tasks, more, people }) {
    this.names = new Map(people.map(({ id, name }) => [id, name]));
    const chosen = this.people.value;
    this.people.replaceChildren(make('option', { value: '' }, text('choosePerson')));
    people.forEach(({ id, name }) => this.people.append(make('option', { value: id }, `${name} (${id})`)));
    this.people.value = this.names.has(chosen) ? chosen : '';
    this.boxes = [];
    if (tasks.length === 0) {
      this.table.replaceChildren(make('p', {}, text('workListNone')));
    } else {
      this.table.replaceChildren(this.rows(tasks));
      if (more) {
        this.table.append(make('p', {}, text('workListMore', { count: tasks.length })));
      }
    }
    this.tell();
  }

  rows(tasks) {
    const all = make('input', { type: 'checkbox', 'aria-label': text('selectAll') });
    all.addEventListener('change', () => {
      this.boxes.forEach(box => (box.checked = all.checked));
      this.tell();
    });
    const columns = ['task', 'case', 'institution', 'country', 'deadline', 'assignee', 'result'];
    const head = make('tr', {}, make('th', { scope: 'col' }, all));
    columns.forEach(key => head.append(make('th', { scope: 'col' }, text(key))));
    const body = make('tbody');
    tasks.forEach(task => body.append(this.row(task)));
    return make(
      'table',
      { class: 'table desk-table' },
      make('caption', { class: 'sr-only' }, text('workList')),
      make('thead', {}, head),
      body
    );
  }

  row(task) {
    const label = text('selectTask', { task: task.name, case: task.caseNumber ?? '' });
    const box = make('input', { type: 'checkbox', value: task.task, 'aria-label': label });
    box.addEventListener('change', () => this.tell());
    this.boxes.push(box);
    const result = this.results.get(task.task);
    return make(
      'tr',
      {},
      make('td', {}, box),
      make('td', {}, make('a', { href: `#/?task=${encodeURIComponent(task.task)}` }, task.name)),
      make('td', { class: 'desk-number' }, task.caseNumber ?? '–'),
      make('td', {}, task.institution ?? task.sender ?? '–'),
      make('td', {}, task.country ?? '–'),
      make('td', {}, deadlineLine(task.deadline)),
      make('td', {}, task.assignee ? this.name(task.assignee) : text('nobody')),
      make('td', { class: result ? 'desk-failed' : '' }, result ?? '')
    );
  }

  name(id) {
    return this.names.get(id) ?? id ?? '';
  }

  ticked() {
    return this.boxes.filter(box => box.checked).map(box => box.value);
  }

  tell() {
    this.count.textContent = text('selected', { count: this.ticked().length });
  }

  async act(action) {
    const tasks = this.ticked();
    const person = this.people.value;
    if (tasks.length === 0 || (action === 'ASSIGN' && !person)) {
      this.status.textContent = text(tasks.length === 0 ? 'nothingSelected' : 'noPerson');
      return;
    }
    try {
      const results = await send('POST', '/desk/work-list', { action, tasks, person });
      const done = results.filter(({ outcome }) => ['CLAIMED', 'RETURNED', 'ASSIGNED'].includes(outcome));
      this.results = new Map(
        results
          .filter(result => !done.includes(result))
          .map(({ task, outcome, person: holder, reason }) => [
            task,
            text(outcome, { person: this.name(holder), reason: reason ?? '' })
          ])
      );
      // A task that is done with may have left the view; what went wrong with one that is gone must be read all the same.
      const words = [text('summary', { done: done.length, all: results.length }), ...new Set(this.results.values())];
      this.status.textContent = words.join(' ');
      await this.load();
    } catch (failure) {
      this.status.textContent = explain(failure);
    }
  }
}

function searchBox() {
  const words = make('input', {
    type: 'search',
    name: 'q',
    class: 'form-control',
    maxlength: '200',
    'aria-label': text('searchLabel'),
    placeholder: text('searchHint')
  });
  const form = make(
    'form',
    { class: 'desk-search', role: 'search', action: address('/search'), method: 'get' },
    words,
    make('button', { type: 'submit', class: 'btn btn-default' }, text('search'))
  );
  return form;
}

export default [
  {
    id: 'desk-work-list',
    pluginPoint: 'tasklist.route',
    priority: 100,
    properties: { path: '/work-list' },
    render: node => {
      node.className = 'desk-page';
      node.setAttribute('role', 'main');
      new WorkListPage(node);
    }
  },
  {
    id: 'desk-links',
    pluginPoint: 'tasklist.navbar.action',
    priority: 400,
    render: node => {
      node.className = 'desk-links';
      node.append(
        searchBox(),
        make('a', { href: '#/work-list' }, text('workList')),
        make('a', { href: address('/settings') }, text('settings'))
      );
    }
  }
];
