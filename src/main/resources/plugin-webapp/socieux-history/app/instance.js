/** One instance from its beginning. */
import {caseFile, duration, element, table, time} from './page.js';
import {diagram} from './diagram.js';
import {state} from './list.js';
import {t} from './texts.js';

/** The page of an instance, from its story and its model. */
export function instancePage(story, xml) {
  const instance = story.instance;
  const name = instance.definitionName || instance.definitionKey;
  return [
    element('p', {}, element('a', {href: '#/history'}, t('instance.back'))),
    element('h1', {tabindex: '-1'}, `${instance.caseNumber || instance.id} – ${name}`),
    facts(story),
    section('path', t('instance.path'),
      element('p', {class: 'socieux-legend'},
        element('span', {class: 'socieux-key socieux-key-completed'}, t('legend.completed')),
        element('span', {class: 'socieux-key socieux-key-cancelled'}, `✕ ${t('legend.cancelled')}`),
        element('span', {class: 'socieux-key socieux-key-open'}, `● ${t('legend.open')}`)),
      diagram(xml, t('instance.pathOf', {name}), visits(story.steps), story.passedFlows)),
    section('steps', t('instance.steps'), story.cut ? element('p', {}, t('instance.cut')) : null,
      table(t('instance.steps'),
        [t('column.step'), t('column.started'), t('column.ended'), t('column.duration'), t('column.performer'),
          t('column.state')],
        story.steps.map(step => [
          step.calledInstance
            ? element('a', {href: `#/history/${encodeURIComponent(step.calledInstance)}`}, step.name)
            : step.name,
          time(step.startedAt), time(step.endedAt), duration(step.durationMillis), step.performer || '–',
          state(step.state === 'open' ? 'active' : step.state)
        ]))),
    linked(story),
    optional('variables', t('instance.variables'), story.variables, t('instance.noVariables'),
      [t('column.name'), t('column.value'), t('column.type'), t('column.step'), t('column.set')],
      variable => [variable.name, variable.value ?? t('instance.notShown'), variable.type, variable.step || '–',
        time(variable.setAt)]),
    optional('incidents', t('instance.incidents'), story.incidents, t('instance.noIncidents'),
      [t('column.step'), t('column.message'), t('column.started'), t('column.ended'), t('column.state')],
      incident => [stepName(story, incident.element), incident.message || incident.type, time(incident.since),
        time(incident.endedAt), t(`incident.${incident.state}`)]),
    optional('operations', t('instance.operations'), story.operations, t('instance.noOperations'),
      [t('column.at'), t('column.user'), t('column.operation'), t('column.property'), t('column.before'),
        t('column.after')],
      entry => [time(entry.at), entry.user || '–', `${entry.operation} (${entry.entity})`, entry.property || '–',
        entry.oldValue ?? '–', entry.newValue ?? '–'])
  ];
}

function facts(story) {
  const instance = story.instance;
  const rows = [
    [t('column.state'), state(instance.state)],
    [t('column.started'), time(instance.startedAt)],
    [t('column.ended'), time(instance.endedAt)],
    [t('column.duration'), duration(instance.durationMillis)],
    [t('column.version'), String(instance.version)]
  ];
  if (story.deleteReason) {
    rows.push([t('column.reason'), story.deleteReason]);
  }
  if (instance.caseNumber) {
    rows.push([t('column.file'), element('a', {href: caseFile(instance.caseNumber)}, instance.caseNumber)]);
  }
  return element('dl', {class: 'socieux-facts'},
    rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

function linked(story) {
  const link = instance => element('li', {},
    element('a', {href: `#/history/${encodeURIComponent(instance.id)}`},
      instance.definitionName || instance.definitionKey), ' ', state(instance.state), ' ', time(instance.startedAt));
  const parts = [];
  if (story.callingInstance) {
    parts.push(element('h3', {}, t('instance.calling')), element('ul', {}, link(story.callingInstance)));
  }
  if (story.calledInstances.length) {
    parts.push(element('h3', {}, t('instance.called')), element('ul', {}, story.calledInstances.map(link)));
  }
  return parts.length ? section('linked', t('instance.linked'), ...parts) : null;
}

function optional(id, heading, items, none, headings, row) {
  return section(id, heading, items.length ? table(heading, headings, items.map(row)) : element('p', {}, none));
}

function section(id, heading, ...content) {
  return element('section', {'aria-labelledby': `socieux-${id}`},
    element('h2', {id: `socieux-${id}`}, heading), ...content);
}

/** What happened at each element: an open visit counts most, then a completed one. */
function visits(steps) {
  const rank = {cancelled: 0, completed: 1, open: 2};
  const all = {};
  for (const step of steps) {
    const visit = all[step.element] ??= {times: 0, state: step.state};
    visit.times += 1;
    visit.state = rank[step.state] > rank[visit.state] ? step.state : visit.state;
  }
  return all;
}

function stepName(story, id) {
  return story.steps.find(step => step.element === id)?.name || id || '–';
}
