// Institution, country and deadline on the cards of the list. One call for all cards in sight.
import { get } from './server.js';
import { deadline, language, text } from './texts.js';

let waiting = [];

function ask() {
  const asked = waiting;
  waiting = [];
  const query = new URLSearchParams({ language });
  new Set(asked.map(({ taskId }) => taskId)).forEach(taskId => query.append('task', taskId));
  get(`/desk/cards?${query}`)
    .then(cards => {
      const byTask = new Map(cards.map(card => [card.task, card]));
      asked.filter(({ taskId }) => byTask.has(taskId)).forEach(({ node, taskId }) => show(node, byTask.get(taskId)));
    })
    // Without these lines a card is what it was; Tasklist itself says when the server is away.
    .catch(() => asked.forEach(({ node }) => node.replaceChildren()));
}

function line(className, words) {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = words;
  return element;
}

/** A deadline with a sign before it, so that near and overdue are seen without colours. */
export function deadlineLine(standing) {
  const element = document.createElement('div');
  const state = standing.state.toLowerCase();
  element.className = `desk-deadline desk-${state}`;
  const sign = { overdue: '!', near: '◔' }[state];
  if (sign) {
    const mark = document.createElement('span');
    mark.className = 'desk-sign';
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = sign;
    element.append(mark);
  }
  element.append(deadline(standing));
  return element;
}

function show(node, card) {
  const about = line('desk-institution', card.institution ?? card.sender ?? text('unknownInstitution'));
  // Tasklist heads the card with the name in the model, which is English.
  const lines = card.translated ? [line('desk-name', card.name), about] : [about];
  if (card.country) {
    lines.push(line('desk-country', card.country));
  }
  lines.push(deadlineLine(card.deadline));
  node.replaceChildren(...lines);
}

export default [
  {
    id: 'desk-card',
    pluginPoint: 'tasklist.card',
    priority: 200,
    render: (node, { taskId }) => {
      node.className = 'desk-card';
      waiting.push({ node, taskId });
      if (waiting.length === 1) {
        // All cards of a list are drawn in one go.
        setTimeout(ask, 30);
      }
    }
  }
];
