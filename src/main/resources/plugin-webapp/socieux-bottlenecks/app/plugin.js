// Cockpit plug-in "Bottlenecks": where cases wait, for whom and how long, and when they will probably end.
// Plain ES module, no build step. Texts are set as text, never as HTML.

const ID = 'socieux-bottlenecks';
const SVG = 'http://www.w3.org/2000/svg';
const STEPS_OF_HEAT = 5;

// ---------------------------------------------------------------------------------------------------- words

const WORDS = {
  en: {
    bottlenecks: 'Bottlenecks',
    about: 'Where cases wait. All durations are working days of the facility: weekends and holidays do not count.',
    process: 'Process', allProcesses: 'All processes', version: 'Version', allVersions: 'All versions',
    from: 'From', to: 'To', update: 'Update', onDiagram: 'Show on the diagram',
    loading: 'Loading…', loaded: '{0} steps shown.', failed: 'The figures could not be loaded: {0}',
    noRight: 'You may not read the history of this process.', noRightAtAll: 'You may not read the history of any process.',
    nothing: 'No case waited in this period.', asFile: 'Download as CSV',
    steps: 'Steps, by time spent', rank: 'Rank', step: 'Step', waitingFor: 'Waiting for',
    waiting: 'Waiting now', oldest: 'Longest wait', overdue: 'Overdue', incidents: 'Incidents',
    finished: 'Ended', median: 'Median', p90: '90th percentile', late: 'Ended late', returned: 'Returned',
    spent: 'Time spent', days: 'working days', d: 'd',
    own: 'Own staff', partner: 'Partner', delegation: 'EU Delegation', commission: 'Commission', expert: 'Experts',
    participants: 'Participants', called: 'Called process', event: 'Message', date: 'Planned date', system: 'System',
    parties: 'For whom cases wait', party: 'For whom',
    trend: 'Month by month', of: 'Of', wholeCases: 'Whole cases', month: 'Month', arrivals: 'Arrivals',
    completions: 'Completions', arrivalsChart: 'Arrivals and completions by month', medianChart: 'Median duration by month, in working days',
    asTable: 'The same as a table',
    forecast: 'When running cases will probably end', showForecast: 'Compute the forecast',
    noForecast: 'No case is running.', tooFew: 'Not enough history',
    backTest: 'Tried on the past: {0} forecasts for {1} ended cases. Half of them were wrong by {2} working days or less, where half had {3} or less still ahead; {4} % of the cases ended between the earliest and the latest day (it should be 80 %).',
    noBackTest: 'Not enough history to try such forecasts on the past.',
    case: 'Case', started: 'Started', since: 'There for', basis: 'Earlier cases', remaining: 'Still ahead', earliest: 'Earliest', likely: 'Likely', latest: 'Latest',
    casesBehind: '{0}: {1}', entered: 'Entered', left: 'Left', due: 'Due', duration: 'Working days', person: 'Person', open: 'Open in Cockpit',
    rows: '{0} entries', page: 'Page {0} of {1}', previous: 'Previous page', next: 'Next page', close: 'Close the list', noCase: 'no number',
    legend: 'Time spent, compared with the longest', now: '{0} waiting', nowOverdue: '{0} overdue', medianShort: 'median {0}', p90Short: '90 % {0}', spentShort: 'total {0} d', returnedShort: '{0} returned',
    fiveWorst: 'Where cases wait most', lastYear: 'In the last twelve months, in working days.', all: 'All bottlenecks',
    share: '{0} of {1}'
  },
  fr: {
    bottlenecks: 'Goulets d’étranglement',
    about: 'Où les dossiers attendent. Toutes les durées sont en jours ouvrés de la facilité : week-ends et jours fériés ne comptent pas.',
    process: 'Processus', allProcesses: 'Tous les processus', version: 'Version', allVersions: 'Toutes les versions',
    from: 'Du', to: 'Au', update: 'Actualiser', onDiagram: 'Montrer sur le diagramme',
    loading: 'Chargement…', loaded: '{0} étapes affichées.', failed: 'Les chiffres n’ont pas pu être chargés : {0}',
    noRight: 'Vous ne pouvez pas lire l’historique de ce processus.', noRightAtAll: 'Vous ne pouvez lire l’historique d’aucun processus.',
    nothing: 'Aucun dossier n’a attendu pendant cette période.', asFile: 'Télécharger en CSV',
    steps: 'Étapes, par temps passé', rank: 'Rang', step: 'Étape', waitingFor: 'En attente de',
    waiting: 'En attente', oldest: 'Plus longue attente', overdue: 'En retard', incidents: 'Incidents',
    finished: 'Terminées', median: 'Médiane', p90: '90e centile', late: 'Terminées en retard', returned: 'Retours',
    spent: 'Temps passé', days: 'jours ouvrés', d: 'j',
    own: 'Personnel de la facilité', partner: 'Partenaire', delegation: 'Délégation de l’UE', commission: 'Commission', expert: 'Experts',
    participants: 'Participants', called: 'Processus appelé', event: 'Message', date: 'Date prévue', system: 'Système',
    parties: 'Qui les dossiers attendent', party: 'En attente de',
    trend: 'Mois par mois', of: 'De', wholeCases: 'Dossiers entiers', month: 'Mois', arrivals: 'Arrivées',
    completions: 'Achèvements', arrivalsChart: 'Arrivées et achèvements par mois', medianChart: 'Durée médiane par mois, en jours ouvrés',
    asTable: 'Le même tableau en chiffres',
    forecast: 'Fin probable des dossiers en cours', showForecast: 'Calculer la prévision',
    noForecast: 'Aucun dossier en cours.', tooFew: 'Historique insuffisant',
    backTest: 'Essayé sur le passé : {0} prévisions pour {1} dossiers terminés. La moitié s’est trompée de {2} jours ouvrés au plus, alors que la moitié avait encore {3} jours au plus devant elle ; {4} % des dossiers ont pris fin entre la date au plus tôt et la date au plus tard (80 % attendus).',
    noBackTest: 'Historique insuffisant pour essayer ces prévisions sur le passé.',
    case: 'Dossier', started: 'Début', since: 'Là depuis', basis: 'Dossiers antérieurs', remaining: 'Reste', earliest: 'Au plus tôt', likely: 'Probable', latest: 'Au plus tard',
    casesBehind: '{0} : {1}', entered: 'Entrée', left: 'Sortie', due: 'Échéance', duration: 'Jours ouvrés', person: 'Personne', open: 'Ouvrir dans Cockpit',
    rows: '{0} entrées', page: 'Page {0} sur {1}', previous: 'Page précédente', next: 'Page suivante', close: 'Fermer la liste', noCase: 'sans numéro',
    legend: 'Temps passé, comparé au plus long', now: '{0} en attente', nowOverdue: '{0} en retard', medianShort: 'médiane {0}', p90Short: '90 % {0}', spentShort: 'total {0} j', returnedShort: '{0} retours',
    fiveWorst: 'Où les dossiers attendent le plus', lastYear: 'Sur les douze derniers mois, en jours ouvrés.', all: 'Tous les goulets',
    share: '{0} sur {1}'
  },
  es: {
    bottlenecks: 'Cuellos de botella',
    about: 'Dónde esperan los expedientes. Todas las duraciones son días hábiles de la facilidad: no cuentan fines de semana ni festivos.',
    process: 'Proceso', allProcesses: 'Todos los procesos', version: 'Versión', allVersions: 'Todas las versiones',
    from: 'Desde', to: 'Hasta', update: 'Actualizar', onDiagram: 'Mostrar en el diagrama',
    loading: 'Cargando…', loaded: '{0} pasos mostrados.', failed: 'No se pudieron cargar las cifras: {0}',
    noRight: 'No puede leer el historial de este proceso.', noRightAtAll: 'No puede leer el historial de ningún proceso.',
    nothing: 'Ningún expediente esperó en este período.', asFile: 'Descargar en CSV',
    steps: 'Pasos, por tiempo empleado', rank: 'Puesto', step: 'Paso', waitingFor: 'A la espera de',
    waiting: 'En espera', oldest: 'Espera más larga', overdue: 'Vencidos', incidents: 'Incidentes',
    finished: 'Terminados', median: 'Mediana', p90: 'Percentil 90', late: 'Terminados tarde', returned: 'Devueltos',
    spent: 'Tiempo empleado', days: 'días hábiles', d: 'd',
    own: 'Personal propio', partner: 'Socio', delegation: 'Delegación de la UE', commission: 'Comisión', expert: 'Expertos',
    participants: 'Participantes', called: 'Proceso llamado', event: 'Mensaje', date: 'Fecha prevista', system: 'Sistema',
    parties: 'A quién esperan los expedientes', party: 'A la espera de',
    trend: 'Mes a mes', of: 'De', wholeCases: 'Expedientes enteros', month: 'Mes', arrivals: 'Entradas',
    completions: 'Finalizaciones', arrivalsChart: 'Entradas y finalizaciones por mes', medianChart: 'Duración mediana por mes, en días hábiles',
    asTable: 'Lo mismo en una tabla',
    forecast: 'Cuándo terminarán probablemente los expedientes en curso', showForecast: 'Calcular la previsión',
    noForecast: 'Ningún expediente en curso.', tooFew: 'Historial insuficiente',
    backTest: 'Probado en el pasado: {0} previsiones para {1} expedientes terminados. La mitad se equivocó en {2} días hábiles o menos, cuando a la mitad le quedaban {3} o menos; el {4} % terminó entre la fecha más temprana y la más tardía (debería ser el 80 %).',
    noBackTest: 'Historial insuficiente para probar estas previsiones en el pasado.',
    case: 'Expediente', started: 'Inicio', since: 'Ahí desde hace', basis: 'Expedientes anteriores', remaining: 'Queda', earliest: 'Lo antes', likely: 'Probable', latest: 'Lo más tarde',
    casesBehind: '{0}: {1}', entered: 'Entrada', left: 'Salida', due: 'Vencimiento', duration: 'Días hábiles', person: 'Persona', open: 'Abrir en Cockpit',
    rows: '{0} entradas', page: 'Página {0} de {1}', previous: 'Página anterior', next: 'Página siguiente', close: 'Cerrar la lista', noCase: 'sin número',
    legend: 'Tiempo empleado, comparado con el mayor', now: '{0} en espera', nowOverdue: '{0} vencidos', medianShort: 'mediana {0}', p90Short: '90 % {0}', spentShort: 'total {0} d', returnedShort: '{0} devueltos',
    fiveWorst: 'Dónde más esperan los expedientes', lastYear: 'En los últimos doce meses, en días hábiles.', all: 'Todos los cuellos de botella',
    share: '{0} de {1}'
  },
  pt: {
    bottlenecks: 'Estrangulamentos',
    about: 'Onde os processos esperam. Todas as durações são dias úteis da facilidade: fins de semana e feriados não contam.',
    process: 'Processo', allProcesses: 'Todos os processos', version: 'Versão', allVersions: 'Todas as versões',
    from: 'De', to: 'Até', update: 'Atualizar', onDiagram: 'Mostrar no diagrama',
    loading: 'A carregar…', loaded: '{0} passos mostrados.', failed: 'Não foi possível carregar os números: {0}',
    noRight: 'Não pode ler o histórico deste processo.', noRightAtAll: 'Não pode ler o histórico de nenhum processo.',
    nothing: 'Nenhum processo esperou neste período.', asFile: 'Descarregar em CSV',
    steps: 'Passos, por tempo gasto', rank: 'Posição', step: 'Passo', waitingFor: 'À espera de',
    waiting: 'À espera', oldest: 'Espera mais longa', overdue: 'Em atraso', incidents: 'Incidentes',
    finished: 'Terminados', median: 'Mediana', p90: 'Percentil 90', late: 'Terminados tarde', returned: 'Devolvidos',
    spent: 'Tempo gasto', days: 'dias úteis', d: 'd',
    own: 'Pessoal próprio', partner: 'Parceiro', delegation: 'Delegação da UE', commission: 'Comissão', expert: 'Peritos',
    participants: 'Participantes', called: 'Processo chamado', event: 'Mensagem', date: 'Data prevista', system: 'Sistema',
    parties: 'Por quem os processos esperam', party: 'À espera de',
    trend: 'Mês a mês', of: 'De', wholeCases: 'Processos inteiros', month: 'Mês', arrivals: 'Entradas',
    completions: 'Conclusões', arrivalsChart: 'Entradas e conclusões por mês', medianChart: 'Duração mediana por mês, em dias úteis',
    asTable: 'O mesmo numa tabela',
    forecast: 'Quando terminarão provavelmente os processos em curso', showForecast: 'Calcular a previsão',
    noForecast: 'Nenhum processo em curso.', tooFew: 'Histórico insuficiente',
    backTest: 'Experimentado no passado: {0} previsões para {1} processos terminados. Metade errou por {2} dias úteis ou menos, quando a metade faltavam {3} ou menos; {4} % terminaram entre a data mais próxima e a mais tardia (deveriam ser 80 %).',
    noBackTest: 'Histórico insuficiente para experimentar estas previsões no passado.',
    case: 'Processo', started: 'Início', since: 'Aí há', basis: 'Processos anteriores', remaining: 'Falta', earliest: 'O mais cedo', likely: 'Provável', latest: 'O mais tardar',
    casesBehind: '{0}: {1}', entered: 'Entrada', left: 'Saída', due: 'Prazo', duration: 'Dias úteis', person: 'Pessoa', open: 'Abrir no Cockpit',
    rows: '{0} entradas', page: 'Página {0} de {1}', previous: 'Página anterior', next: 'Página seguinte', close: 'Fechar a lista', noCase: 'sem número',
    legend: 'Tempo gasto, comparado com o maior', now: '{0} à espera', nowOverdue: '{0} em atraso', medianShort: 'mediana {0}', p90Short: '90 % {0}', spentShort: 'total {0} d', returnedShort: '{0} devolvidos',
    fiveWorst: 'Onde os processos mais esperam', lastYear: 'Nos últimos doze meses, em dias úteis.', all: 'Todos os estrangulamentos',
    share: '{0} de {1}'
  }
};

const LANGUAGE = (navigator.languages || [navigator.language]).map(tag => tag.slice(0, 2)).find(tag => WORDS[tag]) || 'en';

/** A text in the language of the browser; {0}, {1}… are replaced. */
function t(key, ...values) {
  const text = WORDS[LANGUAGE][key] || WORDS.en[key] || key;
  return text.replace(/\{(\d)\}/g, (all, index) => values[index]);
}

const twoPlaces = new Intl.NumberFormat(LANGUAGE, {minimumFractionDigits: 2, maximumFractionDigits: 2});
const onePlace = new Intl.NumberFormat(LANGUAGE, {maximumFractionDigits: 1});
const wholeNumber = new Intl.NumberFormat(LANGUAGE);

function number(value) {
  return value === null || value === undefined ? '–' : twoPlaces.format(value);
}

/** yyyy-MM-dd or yyyy-MM-dd HH:mm, already in the facility's time zone. */
function date(text) {
  if (!text) {
    return '–';
  }
  const [day, time] = text.split(' ');
  const shown = new Date(day + 'T00:00:00Z').toLocaleDateString(LANGUAGE, {dateStyle: 'medium', timeZone: 'UTC'});
  return time ? `${shown}, ${time}` : shown;
}

function month(text) {
  return new Date(text + '-01T00:00:00Z').toLocaleDateString(LANGUAGE, {month: 'short', year: 'numeric', timeZone: 'UTC'});
}

// ------------------------------------------------------------------------------------------------- building

/** An element: attributes are set as such, functions as listeners, children as text or elements. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  set(element, attributes);
  element.append(...children.flat());
  return element;
}

function set(element, attributes) {
  Object.entries(attributes || {}).forEach(([key, value]) => {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  });
}

let ids = 0;
function freshId() {
  ids += 1;
  return `${ID}-${ids}`;
}

/** A labelled field of a form. */
function field(label, input) {
  input.id = freshId();
  return h('div', {class: 'sx-field'}, h('label', {for: input.id}, label), input);
}

function option(value, label, selected) {
  return h('option', {value, selected}, label);
}

/**
 * A table that is sorted by the buttons in its head. Columns: {label, value(row), cell(row), number, first}; the value
 * sorts, the cell is shown. Without a chosen column the order of the rows is kept.
 */
function sortedTable(caption, columns, rows) {
  const body = h('tbody');
  let sorted = null;
  let descending = false;

  const heads = columns.map((column, index) => {
    const arrow = h('span', {'aria-hidden': 'true', class: 'sx-arrow'}, '↕');
    const button = h('button', {type: 'button', class: 'sx-sort', click: () => sortBy(index)}, column.label, ' ', arrow);
    return {cell: h('th', {scope: 'col', class: column.number ? 'sx-number' : null}, button), arrow};
  });

  function sortBy(index) {
    descending = sorted === index ? !descending : Boolean(columns[index].number);
    sorted = index;
    fill();
  }

  function fill() {
    const shown = [...rows];
    if (sorted !== null) {
      const value = columns[sorted].value;
      shown.sort((a, b) => compare(value(a), value(b), descending));
    }
    heads.forEach((head, index) => {
      if (index === sorted) {
        head.cell.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      } else {
        head.cell.removeAttribute('aria-sort');
      }
      head.arrow.textContent = index !== sorted ? '↕' : descending ? '↓' : '↑';
    });
    body.replaceChildren(...shown.map(row => h('tr', {}, columns.map(column => {
      const name = column.first ? 'th' : 'td';
      return h(name, {scope: column.first ? 'row' : null, class: column.number ? 'sx-number' : null}, column.cell(row));
    }))));
  }

  fill();
  // A wide table scrolls, also by keyboard
  return h('div', {class: 'sx-scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', {class: 'sx-table'},
      h('caption', {class: 'sr-only'}, caption),
      h('thead', {}, h('tr', {}, heads.map(head => head.cell))),
      body));
}

/** Nothing comes last, whatever the direction. */
function compare(a, b, descending) {
  const emptyA = a === null || a === undefined || a === '';
  const emptyB = b === null || b === undefined || b === '';
  if (emptyA || emptyB) {
    return emptyA === emptyB ? 0 : emptyA ? 1 : -1;
  }
  const order = typeof a === 'number' ? a - b : String(a).localeCompare(String(b), LANGUAGE);
  return descending ? -order : order;
}

// --------------------------------------------------------------------------------------------------- asking

/** Cockpit gives diagram plug-ins a wrong engine name, so it is read from the address of the page. */
function address(api, path, query) {
  const engine = window.location.pathname.match(/\/app\/cockpit\/([^/]+)/)[1];
  const search = new URLSearchParams();
  Object.entries(query || {}).forEach(([key, value]) => {
    if (value !== '' && value !== null && value !== undefined) {
      search.set(key, value);
    }
  });
  return `${api.cockpitApi}/plugin/${ID}/${engine}/${path}?${search}`;
}

async function ask(api, path, query) {
  const response = await fetch(address(api, path, query), {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.message || `HTTP ${response.status}`);
  }
  return response.json();
}

/** The page of a case, beside Camunda's applications. */
function caseAddress(caseNumber) {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda\/?$/, '');
  return `${root}/cases/${encodeURIComponent(caseNumber)}`;
}

// ---------------------------------------------------------------------- what tab and diagram look at together

const chosen = new Map();
const changes = new EventTarget();

function choiceOf(key) {
  if (!chosen.has(key)) {
    // Without a period the server takes the last twelve months of the facility's calendar
    chosen.set(key, {version: '', from: '', to: '', onDiagram: true});
  }
  return chosen.get(key);
}

function choose(key, choice) {
  chosen.set(key, choice);
  changes.dispatchEvent(new CustomEvent('chosen', {detail: key}));
}

// ---------------------------------------------------------------------------------------------- report page

/**
 * The figures of one process, or of all with a choice. `process` is null on the page over all.
 */
function report(root, api, processes, process) {
  const key = process ? process.key : '*';
  const content = h('div', {class: 'sx-content'});
  const status = h('p', {role: 'status', class: 'sx-status'});
  let asked = 0;

  const processField = process ? null : h('select', {}, option('', t('allProcesses'), true),
    processes.map(each => option(each.key, each.name, false)));
  const versionField = h('select', {});
  const fromField = h('input', {type: 'date', required: true});
  const toField = h('input', {type: 'date', required: true});
  const diagramField = h('input', {type: 'checkbox', id: freshId()});

  function fillVersions() {
    const selected = process || processes.find(each => each.key === processField.value);
    const current = choiceOf(key).version;
    versionField.replaceChildren(option('', t('allVersions'), current === ''),
      ...(selected ? selected.versions : []).map(each =>
        option(String(each.version), `${t('version')} ${each.version}`, current === String(each.version))));
    versionField.disabled = !selected;
  }

  const form = h('form', {class: 'sx-form', submit: event => {
    event.preventDefault();
    choose(key, {
      version: versionField.value, from: fromField.value, to: toField.value, onDiagram: diagramField.checked,
      process: processField ? processField.value : null
    });
    show();
  }},
  processField && field(t('process'), processField),
  field(t('version'), versionField),
  field(t('from'), fromField),
  field(t('to'), toField),
  h('button', {type: 'submit', class: 'btn btn-primary'}, t('update')),
  process && h('div', {class: 'sx-check'}, diagramField, h('label', {for: diagramField.id}, t('onDiagram'))));

  if (processField) {
    processField.addEventListener('change', () => {
      choiceOf(key).version = '';
      fillVersions();
    });
  }
  diagramField.addEventListener('change', () => choose(key, {...choiceOf(key), onDiagram: diagramField.checked}));

  const choice = choiceOf(key);
  fromField.value = choice.from;
  toField.value = choice.to;
  diagramField.checked = choice.onDiagram;
  if (processField) {
    processField.value = choice.process || '';
  }
  fillVersions();

  async function show() {
    const current = choiceOf(key);
    const mine = ++asked;
    const query = {process: process ? process.key : current.process, version: current.version, from: current.from, to: current.to};
    status.textContent = t('loading');
    try {
      const [waits, parties] = await Promise.all([ask(api, 'waits', query), ask(api, 'parties', query)]);
      if (mine !== asked) {
        return;
      }
      Object.assign(current, waits.period);
      fromField.value = waits.period.from;
      toField.value = waits.period.to;
      content.replaceChildren(...sections(api, processes, {...query, ...waits.period}, waits.waits, parties));
      status.textContent = waits.waits.length ? t('loaded', wholeNumber.format(waits.waits.length)) : t('nothing');
    } catch (problem) {
      if (mine === asked) {
        content.replaceChildren();
        status.textContent = t('failed', problem.message);
      }
    }
  }

  const title = process ? null : h('h1', {}, t('bottlenecks'));
  root.replaceChildren(h('div', {class: 'sx-bottlenecks', lang: LANGUAGE}, title, h('p', {}, t('about')), form, status, content));
  show();
}

function sections(api, processes, query, waits, parties) {
  const behind = h('section', {class: 'sx-behind'});
  return [
    stepsSection(api, processes, query, waits, behind),
    behind,
    partiesSection(parties),
    trendSection(api, query, waits),
    query.process ? forecastSection(api, query) : null
  ].filter(Boolean);
}

function stepsSection(api, processes, query, waits, behind) {
  const names = new Map(processes.map(each => [each.key, each.name]));
  const ranks = new Map(waits.map((wait, index) => [wait, index + 1]));
  const count = measure => ({
    label: t(measure), number: true, value: wait => wait[measure],
    cell: wait => wait[measure] === 0 ? '0' : h('button', {
      type: 'button', class: 'sx-count', 'aria-label': `${wholeNumber.format(wait[measure])} – ${t('casesBehind', t(measure), wait.name)}`,
      click: event => listCases(behind, api, query, wait, measure, 0, event.currentTarget)
    }, wholeNumber.format(wait[measure]))
  });
  const days = measure => ({label: t(measure), number: true, value: wait => wait[measure], cell: wait => number(wait[measure])});
  const columns = [
    {label: t('rank'), number: true, value: wait => -ranks.get(wait), cell: wait => String(ranks.get(wait))},
    {label: t('step'), first: true, value: wait => wait.name, cell: wait => wait.name},
    query.process ? null : {label: t('process'), value: wait => names.get(wait.definition), cell: wait => names.get(wait.definition)},
    {label: t('waitingFor'), value: waitingFor, cell: waitingFor},
    days('spent'), count('waiting'), days('oldest'), count('overdue'), count('incidents'), count('finished'),
    days('median'), days('p90'), count('late'), count('returned')
  ].filter(Boolean);
  return h('section', {},
    h('h2', {}, t('steps')),
    waits.length ? sortedTable(t('steps'), columns, waits) : h('p', {}, t('nothing')),
    waits.length ? h('p', {}, h('a', {href: address(api, 'waits.csv', query), download: true, target: '_self'}, t('asFile'))) : null);
}

function waitingFor(wait) {
  return wait.party === 'own' && wait.roles ? `${t('own')}: ${wait.roles}` : t(wait.party);
}

async function listCases(behind, api, query, wait, measure, page, back) {
  const about = {...query, process: wait.definition, activity: wait.activity, measure};
  const title = h('h2', {tabindex: '-1'}, t('casesBehind', t(measure), wait.name));
  const close = () => {
    behind.replaceChildren();
    back.focus();
  };
  behind.replaceChildren(title, h('p', {role: 'status'}, t('loading')));
  title.focus();
  try {
    const found = await ask(api, 'cases', {...about, page});
    const go = to => listCases(behind, api, query, wait, measure, to, back);
    behind.replaceChildren(title,
      h('p', {role: 'status'}, t('rows', wholeNumber.format(found.rows)),
        found.pages > 1 ? ` · ${t('page', found.page + 1, found.pages)}` : ''),
      sortedTable(title.textContent, caseColumns(), found.cases),
      h('p', {class: 'sx-actions'},
        found.page > 0 ? h('button', {type: 'button', class: 'btn btn-default', click: () => go(page - 1)}, t('previous')) : null,
        found.page + 1 < found.pages ? h('button', {type: 'button', class: 'btn btn-default', click: () => go(page + 1)}, t('next')) : null,
        h('a', {href: address(api, 'cases.csv', about), download: true, target: '_self'}, t('asFile')),
        h('button', {type: 'button', class: 'btn btn-default', click: close}, t('close'))));
    title.focus();
  } catch (problem) {
    behind.replaceChildren(title, h('p', {role: 'status'}, t('failed', problem.message)));
  }
}

function caseLink(row) {
  return row.caseNumber ? h('a', {href: caseAddress(row.caseNumber), target: '_self'}, row.caseNumber) : t('noCase');
}

function instanceLink(row) {
  return h('a', {href: `#/process-instance/${row.instance}/runtime`, 'aria-label': `${t('open')}: ${row.caseNumber || row.instance}`}, t('open'));
}

function caseColumns() {
  return [
    {label: t('case'), first: true, value: row => row.caseNumber, cell: caseLink},
    {label: t('entered'), value: row => row.entered, cell: row => date(row.entered)},
    {label: t('left'), value: row => row.leftOn, cell: row => date(row.leftOn)},
    {label: t('due'), value: row => row.due, cell: row => date(row.due)},
    {label: t('duration'), number: true, value: row => row.days, cell: row => number(row.days)},
    {label: t('person'), value: row => row.assignee, cell: row => row.assignee || '–'},
    {label: 'Cockpit', value: row => row.instance, cell: row => row.running ? instanceLink(row) : '–'}
  ];
}

function partiesSection(parties) {
  if (!parties.length) {
    return null;
  }
  const count = measure => ({label: t(measure), number: true, value: row => row[measure], cell: row => wholeNumber.format(row[measure])});
  const days = measure => ({label: t(measure), number: true, value: row => row[measure], cell: row => number(row[measure])});
  return h('section', {},
    h('h2', {}, t('parties')),
    sortedTable(t('parties'), [
      {label: t('party'), first: true, value: row => t(row.party), cell: row => t(row.party)},
      days('spent'), count('waiting'), count('overdue'), count('finished'), days('median'), days('p90')
    ], parties));
}

// ---------------------------------------------------------------------------------------------------- trend

function trendSection(api, query, waits) {
  const charts = h('div');
  const steps = h('select', {change: () => load()}, option('', t('wholeCases'), true),
    query.process ? waits.map(wait => option(wait.activity, wait.name, false)) : []);

  let asked = 0;
  async function load() {
    const mine = ++asked;
    charts.replaceChildren(h('p', {role: 'status'}, t('loading')));
    try {
      const months = await ask(api, 'months', {...query, activity: steps.value});
      if (mine !== asked) {
        return;
      }
      charts.replaceChildren(
        h('div', {class: 'sx-charts'}, arrivalsChart(months), medianChart(months)),
        h('details', {}, h('summary', {}, t('asTable')), sortedTable(t('trend'), [
          {label: t('month'), first: true, value: row => row.month, cell: row => month(row.month)},
          {label: t('arrivals'), number: true, value: row => row.arrivals, cell: row => wholeNumber.format(row.arrivals)},
          {label: t('completions'), number: true, value: row => row.completions, cell: row => wholeNumber.format(row.completions)},
          {label: t('median'), number: true, value: row => row.median, cell: row => number(row.median)},
          {label: t('p90'), number: true, value: row => row.p90, cell: row => number(row.p90)}
        ], months)));
    } catch (problem) {
      if (mine === asked) {
        charts.replaceChildren(h('p', {role: 'status'}, t('failed', problem.message)));
      }
    }
  }

  load();
  return h('section', {}, h('h2', {}, t('trend')), query.process ? h('div', {class: 'sx-form'}, field(t('of'), steps)) : null, charts);
}

const CHART = {width: 520, height: 190, left: 40, right: 10, top: 14, bottom: 34};

function frame(months, most, label) {
  const inner = {width: CHART.width - CHART.left - CHART.right, height: CHART.height - CHART.top - CHART.bottom};
  const band = inner.width / Math.max(1, months.length);
  const y = value => CHART.top + inner.height * (1 - value / most);
  const x = index => CHART.left + band * index;
  const every = Math.ceil(months.length / 6);
  const picture = svg('svg', {viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: 'img', 'aria-label': label, class: 'sx-chart'},
    [0, 0.5, 1].map(share => [
      svg('line', {x1: CHART.left, x2: CHART.width - CHART.right, y1: y(most * share), y2: y(most * share), class: 'sx-grid'}),
      svg('text', {x: CHART.left - 6, y: y(most * share) + 4, 'text-anchor': 'end'}, onePlace.format(most * share))
    ]).flat(),
    months.map((row, index) => index % every ? null
      : svg('text', {x: x(index) + band / 2, y: CHART.height - 14, 'text-anchor': 'middle'}, month(row.month))).filter(Boolean));
  return {picture, band, x, y};
}

function arrivalsChart(months) {
  const most = Math.max(2, ...months.map(row => Math.max(row.arrivals, row.completions)));
  const {picture, band, x, y} = frame(months, most, t('arrivalsChart'));
  months.forEach((row, index) => {
    const bar = (value, offset, style) => svg('rect', {
      x: x(index) + band * offset, y: y(value), width: band * 0.36, height: Math.max(0, y(0) - y(value)), class: style
    }, svg('title', {}, `${month(row.month)}: ${value}`));
    picture.append(bar(row.arrivals, 0.12, 'sx-arrivals'), bar(row.completions, 0.52, 'sx-completions'));
  });
  return h('figure', {}, h('figcaption', {}, t('arrivalsChart'), ' ',
    h('span', {class: 'sx-key'}, h('span', {class: 'sx-swatch sx-arrivals'}), t('arrivals')), ' ',
    h('span', {class: 'sx-key'}, h('span', {class: 'sx-swatch sx-completions'}), t('completions'))), picture);
}

function medianChart(months) {
  const known = months.map((row, index) => ({...row, index})).filter(row => row.median !== null);
  const most = Math.max(1, ...known.map(row => row.median));
  const {picture, band, x, y} = frame(months, most, t('medianChart'));
  const point = row => `${x(row.index) + band / 2},${y(row.median)}`;
  picture.append(svg('polyline', {points: known.map(point).join(' '), class: 'sx-line'}));
  known.forEach(row => picture.append(svg('circle', {cx: x(row.index) + band / 2, cy: y(row.median), r: 3.5, class: 'sx-point'},
    svg('title', {}, `${month(row.month)}: ${number(row.median)}`))));
  return h('figure', {}, h('figcaption', {}, t('medianChart')), picture);
}

// ------------------------------------------------------------------------------------------------- forecast

function forecastSection(api, query) {
  const result = h('div', {'aria-live': 'polite'});
  const button = h('button', {type: 'button', class: 'btn btn-default', click: load}, t('showForecast'));

  async function load() {
    result.replaceChildren(h('p', {}, t('loading')));
    try {
      const {backTest, cases} = await ask(api, 'forecast', {process: query.process, version: query.version});
      const test = backTest.moments
        ? t('backTest', wholeNumber.format(backTest.moments), wholeNumber.format(backTest.cases),
          number(backTest.medianError), number(backTest.medianAhead), wholeNumber.format(backTest.inside))
        : t('noBackTest');
      const orTooFew = value => row => row.remaining === null ? t('tooFew') : value(row);
      result.replaceChildren(h('p', {class: 'sx-back-test'}, test), cases.length ? sortedTable(t('forecast'), [
        {label: t('case'), first: true, value: row => row.caseNumber, cell: caseLink},
        {label: t('started'), value: row => row.started, cell: row => date(row.started)},
        {label: t('step'), value: row => row.step, cell: row => row.step || '–'},
        {label: t('since'), number: true, value: row => row.age, cell: row => number(row.age)},
        {label: t('basis'), number: true, value: row => row.cases, cell: row => wholeNumber.format(row.cases)},
        {label: t('remaining'), number: true, value: row => row.remaining, cell: orTooFew(row => number(row.remaining))},
        {label: t('earliest'), value: row => row.earliest, cell: row => date(row.earliest)},
        {label: t('likely'), value: row => row.likely, cell: row => date(row.likely)},
        {label: t('latest'), value: row => row.latest, cell: row => date(row.latest)},
        {label: 'Cockpit', value: row => row.instance, cell: instanceLink}
      ], cases) : h('p', {}, t('noForecast')));
    } catch (problem) {
      result.replaceChildren(h('p', {}, t('failed', problem.message)));
    }
  }

  return h('section', {}, h('h2', {}, t('forecast')), h('p', {}, button), result);
}

// -------------------------------------------------------------------------------------------------- diagram

/** 1 (least) to 5 (most), compared with the step where most time went; 0 where none did. */
function heatOf(wait, most) {
  return wait.spent > 0 ? Math.max(1, Math.ceil(STEPS_OF_HEAT * wait.spent / most)) : 0;
}

function badge(wait) {
  const line = (text, style) => h('div', {class: style}, text);
  return h('div', {class: wait.waiting ? 'sx-badge' : 'sx-badge sx-idle', lang: LANGUAGE, 'aria-hidden': 'true', 'data-activity': wait.activity},
    h('span', {class: wait.overdue ? 'sx-short sx-overdue' : 'sx-short'}, wait.overdue ? `${wait.waiting} ⚠${wait.overdue}` : `${wait.waiting}`),
    wait.waiting ? line(t('now', wait.waiting), 'sx-now') : null,
    wait.overdue ? line(`⚠ ${t('nowOverdue', wait.overdue)}`, 'sx-overdue') : null,
    wait.median !== null ? line(`${t('medianShort', onePlace.format(wait.median))} · ${t('p90Short', onePlace.format(wait.p90))}`) : null,
    line(t('spentShort', onePlace.format(wait.spent))),
    wait.returned ? line(`↺ ${t('returnedShort', wait.returned)}`) : null);
}

function legend() {
  return h('div', {class: 'sx-legend', lang: LANGUAGE}, h('span', {}, t('legend')),
    Array.from({length: STEPS_OF_HEAT}, (none, index) => h('span', {class: `sx-step sx-heat-${index + 1}`},
      `${index * 100 / STEPS_OF_HEAT}–${(index + 1) * 100 / STEPS_OF_HEAT} %`)));
}

function diagram(viewer, api, processDefinitionId) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const holder = viewer.get('canvas')._container;
  const key = legend();
  const FAR = 0.6;
  let marked = [];
  let drawn = [];
  let process = null;
  let gone = false;
  let asked = 0;

  function clear() {
    marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    drawn.forEach(id => overlays.remove(id));
    key.remove();
    marked = [];
    drawn = [];
  }

  async function draw() {
    const choice = choiceOf(process.key);
    const mine = ++asked;
    if (!choice.onDiagram) {
      clear();
      return;
    }
    const query = {process: process.key, version: choice.version, from: choice.from, to: choice.to};
    const waits = (await ask(api, 'waits', query)).waits.filter(wait => registry.get(wait.activity));
    if (gone || mine !== asked) {
      return;
    }
    clear();
    const most = Math.max(0, ...waits.map(wait => wait.spent));
    waits.forEach(wait => {
      const heat = heatOf(wait, most);
      if (heat) {
        canvas.addMarker(wait.activity, `sx-heat-${heat}`);
        marked.push([wait.activity, `sx-heat-${heat}`]);
      }
      if (heat || wait.waiting) {
        drawn.push(overlays.add(wait.activity, ID, {position: {top: 0, left: 0}, html: badge(wait)}));
      }
    });
    if (drawn.length) {
      holder.append(key);
    }
  }

  /** From afar badges say only how many wait, in letters of the usual size. */
  const fit = () => {
    const zoom = canvas.zoom();
    holder.classList.toggle('sx-far', zoom < FAR);
    holder.style.setProperty('--sx-enlarged', String(1 / zoom));
  };
  viewer.get('eventBus').on('canvas.viewbox.changed', fit);
  fit();

  const redraw = event => {
    if (process && event.detail === process.key) {
      draw().catch(problem => console.warn(t('failed', problem.message)));
    }
  };
  changes.addEventListener('chosen', redraw);
  ask(api, 'processes').then(processes => {
    process = processes.find(each => each.versions.some(version => version.id === processDefinitionId));
    return process && !gone ? draw() : null;
  }).catch(problem => console.warn(t('failed', problem.message)));

  return () => {
    gone = true;
    viewer.get('eventBus').off('canvas.viewbox.changed', fit);
    changes.removeEventListener('chosen', redraw);
    key.remove();
  };
}

// ------------------------------------------------------------------------------------------------ dashboard

async function dashboard(node, api) {
  const processes = await ask(api, 'processes');
  if (!processes.length) {
    node.replaceChildren(h('p', {lang: LANGUAGE}, t('noRightAtAll')));
    return;
  }
  const names = new Map(processes.map(each => [each.key, each.name]));
  // A planned date keeps a case for months, and is nobody's bottleneck
  const worst = (await ask(api, 'waits')).waits.filter(wait => wait.party !== 'date').slice(0, 5);
  node.replaceChildren(h('div', {class: 'sx-bottlenecks sx-panel', lang: LANGUAGE},
    h('h2', {}, t('fiveWorst')),
    h('p', {}, t('lastYear')),
    worst.length ? h('table', {class: 'sx-table'},
      h('caption', {class: 'sr-only'}, t('fiveWorst')),
      h('thead', {}, h('tr', {}, [t('step'), t('process'), t('waitingFor')].map(text => h('th', {scope: 'col'}, text)),
        [t('spent'), t('waiting'), t('overdue'), t('median')].map(text => h('th', {scope: 'col', class: 'sx-number'}, text)))),
      h('tbody', {}, worst.map(wait => h('tr', {},
        h('th', {scope: 'row'}, wait.name),
        h('td', {}, names.get(wait.definition)),
        h('td', {}, waitingFor(wait)),
        [number(wait.spent), wholeNumber.format(wait.waiting), wholeNumber.format(wait.overdue), number(wait.median)]
          .map(text => h('td', {class: 'sx-number'}, text)))))) : h('p', {}, t('nothing')),
    h('p', {}, h('a', {href: '#/bottlenecks'}, t('all')))));
}

// -------------------------------------------------------------------------------------------- registration

function failing(node, promise) {
  promise.catch(problem => node.replaceChildren(h('p', {role: 'status', lang: LANGUAGE}, t('failed', problem.message))));
}

let leaveDiagram = null;

export default [
  {
    id: `${ID}-page`,
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: {path: '/bottlenecks', label: t('bottlenecks')},
    render(node, {api}) {
      const page = h('main', {class: 'sx-page'});
      node.append(page);
      document.title = `${t('bottlenecks')} | Cockpit`;
      failing(page, ask(api, 'processes').then(processes => processes.length
        ? report(page, api, processes, null)
        : page.replaceChildren(h('p', {lang: LANGUAGE}, t('noRightAtAll')))));
    }
  },
  {
    id: `${ID}-link`,
    pluginPoint: 'cockpit.navigation',
    priority: 1,
    properties: {path: '/bottlenecks'},
    checkActive: path => path.includes('#/bottlenecks'),
    render(node) {
      node.className = 'sx-navigation';
      node.append(h('a', {href: '#/bottlenecks', lang: LANGUAGE}, t('bottlenecks')));
    }
  },
  {
    id: `${ID}-tab`,
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 5,
    properties: {label: t('bottlenecks')},
    render(node, {api, processDefinitionId}) {
      failing(node, ask(api, 'processes').then(processes => {
        const process = processes.find(each => each.versions.some(version => version.id === processDefinitionId));
        if (process) {
          report(node, api, processes, process);
        } else {
          node.replaceChildren(h('p', {lang: LANGUAGE}, t('noRight')));
        }
      }));
    }
  },
  {
    id: `${ID}-diagram`,
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    render(viewer, {api, processDefinitionId}) {
      leaveDiagram = diagram(viewer, api, processDefinitionId);
    },
    unmount() {
      if (leaveDiagram) {
        leaveDiagram();
      }
    }
  },
  {
    id: `${ID}-panel`,
    pluginPoint: 'cockpit.dashboard',
    priority: 0,
    properties: {label: t('bottlenecks')},
    render(node, {api}) {
      failing(node, dashboard(node, api));
    }
  }
];
