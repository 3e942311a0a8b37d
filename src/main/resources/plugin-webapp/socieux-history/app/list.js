/** Lists of instances, and event logs to take away. */
import {caseFile, duration, element, field, number, select, table, time, answer} from './page.js';
import {t} from './texts.js';

const PAGE = 50;

/**
 * A list with its filter.
 *
 * @param server of the History plug-in
 * @param processes to choose from, null when the definition is fixed
 * @param definitionId the fixed version, null for a choice of processes
 */
export function list(server, processes, definitionId) {
  const results = element('div', {'aria-live': 'polite'});
  const inputs = {
    state: select('state', ['finished', 'completed', 'terminated', 'running'].map(state => [state, t(`state.${state}`)])),
    number: element('input', {name: 'number', class: 'form-control', placeholder: 'R-2026-031', autocomplete: 'off'}),
    from: element('input', {name: 'from', type: 'date', class: 'form-control'}),
    to: element('input', {name: 'to', type: 'date', class: 'form-control'})
  };
  if (processes) {
    inputs.process = select('process', [['', t('filter.all')], ...processes.map(({key, name}) => [key, name])]);
  }
  const period = () => (inputs.state.value === 'running' ? 'started' : 'ended');
  const fromField = field(t('filter.endedFrom'), inputs.from);
  const toField = field(t('filter.endedTo'), inputs.to);
  inputs.state.addEventListener('change', () => {
    fromField.querySelector('label').textContent = t(`filter.${period()}From`);
    toField.querySelector('label').textContent = t(`filter.${period()}To`);
  });

  const show = first => answer(
    results,
    () => server.get('instances', {
      ...Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value])),
      definition: definitionId,
      first,
      most: PAGE
    }),
    found => results.replaceChildren(...page(found, first, show)));

  const form = element('form', {
    class: 'socieux-filter',
    onsubmit: event => {
      event.preventDefault();
      show(0);
    }
  },
    inputs.process ? field(t('filter.process'), inputs.process) : null,
    field(t('filter.state'), inputs.state),
    field(t('filter.number'), inputs.number),
    fromField,
    toField,
    element('button', {class: 'btn btn-primary', type: 'submit'}, t('filter.show')));
  show(0);
  return element('div', {}, form, results);
}

function page(found, first, show) {
  if (found.total === 0) {
    return [element('p', {class: 'socieux-count'}, t('list.none'))];
  }
  const rows = found.instances.map(instance => [
    element('a', {href: `#/history/${encodeURIComponent(instance.id)}`}, instance.caseNumber || instance.id),
    t('list.version', {name: instance.definitionName || instance.definitionKey, version: instance.version}),
    time(instance.startedAt),
    time(instance.endedAt),
    duration(instance.durationMillis),
    state(instance.state),
    instance.caseNumber
      ? element('a', {href: caseFile(instance.caseNumber),
        'aria-label': t('list.openFileOf', {number: instance.caseNumber})}, t('list.openFile'))
      : ''
  ]);
  const last = first + found.instances.length;
  return [
    element('p', {class: 'socieux-count'},
      t('list.count', {first: number(first + 1), last: number(last), total: number(found.total)})),
    table(t('list.caption'), [t('column.case'), t('column.process'), t('column.started'), t('column.ended'),
      t('column.duration'), t('column.state'), t('column.file')], rows),
    element('div', {class: 'socieux-pager'},
      first > 0
        ? element('button', {class: 'btn btn-default', onclick: () => show(Math.max(0, first - PAGE))}, t('list.previous'))
        : null,
      last < found.total
        ? element('button', {class: 'btn btn-default', onclick: () => show(last)}, t('list.next'))
        : null)
  ];
}

/** The state of an instance, in a shape and a word. */
export function state(key) {
  const sign = {completed: '✓', active: '●', suspended: '‖'}[key] || '✕';
  return element('span', {class: `socieux-state socieux-state-${key}`},
    element('span', {'aria-hidden': 'true'}, `${sign} `), t(`state.${key}`));
}

/** Where an event log is chosen and taken away. */
export function eventLog(server, offer) {
  const size = element('p', {class: 'socieux-count', 'aria-live': 'polite'});
  const inputs = {
    format: select('format', [['xes', t('log.xes')], ['ocel', t('log.ocel')]]),
    process: select('process', [['', t('filter.all')], ...offer.processes.map(({key, name}) => [key, name])]),
    from: element('input', {name: 'from', type: 'date', class: 'form-control'}),
    to: element('input', {name: 'to', type: 'date', class: 'form-control'})
  };
  if (offer.mayNamePeople) {
    inputs.names = select('names', [['pseudonyms', t('log.pseudonyms')], ['real', t('log.real')]]);
  }
  const asked = () => ({process: inputs.process.value, from: inputs.from.value, to: inputs.to.value});
  const download = element('a', {class: 'btn btn-primary', download: true, href: '#'}, t('log.download'));

  const measure = () => {
    download.setAttribute('href', server.address(`event-log/${inputs.format.value}`,
      {...asked(), names: inputs.names && inputs.names.value}));
    return answer(size, () => server.get('event-log/size', asked()), found => {
      size.textContent = t('log.size', {cases: number(found.cases), events: number(found.events)});
    });
  };
  Object.values(inputs).forEach(input => input.addEventListener('change', measure));
  measure();
  return element('section', {class: 'socieux-log', 'aria-labelledby': 'socieux-log-heading'},
    element('h2', {id: 'socieux-log-heading'}, t('log.heading')),
    element('p', {}, t('log.about')),
    element('form', {class: 'socieux-filter', onsubmit: event => event.preventDefault()},
      field(t('log.format'), inputs.format),
      field(t('filter.process'), inputs.process),
      field(t('log.from'), inputs.from),
      field(t('log.to'), inputs.to),
      inputs.names ? field(t('log.people'), inputs.names) : null,
      download),
    size);
}
