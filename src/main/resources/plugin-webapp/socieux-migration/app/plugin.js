/** Migration in Cockpit: moves running cases from an older version of a process to its newest one. */
import {attempt, caseFile, element, field, number, select, Server, table, time}
  from '../../../socieux-history/static/app/page.js';
import {t} from './texts.js';

const PLUGIN = 'socieux-migration';
const TRIED_AT_ONCE = 25;
const ASK_AGAIN_MILLIS = 2000;

async function entry(node, {api}) {
  const {toMigrate} = await new Server(api, PLUGIN).get('right').catch(() => ({toMigrate: false}));
  if (toMigrate) {
    node.replaceChildren(element('a', {href: '#/case-migration'}, t('migration')));
  } else {
    node.closest('li')?.setAttribute('hidden', '');
  }
}

async function page(node, {api}) {
  document.title = `${t('migration')} – Cockpit`;
  const place = element('main', {class: 'socieux-page', 'aria-busy': 'true'});
  node.replaceChildren(place);
  const server = new Server(api, PLUGIN);
  await attempt(place, async () => {
    const processes = await server.get('processes');
    const running = element('div', {});
    place.replaceChildren(
      element('h1', {tabindex: '-1'}, t('migration')),
      element('p', {}, t('about')),
      element('ul', {}, element('li', {}, t('about.called')), element('li', {}, t('about.timers'))),
      planning(server, processes, () => watch(server, running, processes)),
      element('section', {'aria-labelledby': 'socieux-migrations'},
        element('h2', {id: 'socieux-migrations'}, t('running.heading')), running));
    watch(server, running, processes);
  });
  place.removeAttribute('aria-busy');
}

/** Choice of a version, dry run and start. */
function planning(server, processes, started) {
  const choices = processes.flatMap(process => process.older.map(version => ({process, version})));
  if (!choices.length) {
    return element('p', {class: 'socieux-notice'}, t('plan.none'));
  }
  const choice = select('version', choices.map(({process, version}, index) => [String(index), t('plan.choice', {
    name: process.name, from: version.version, to: process.newest, running: number(version.running)
  })]));
  const outcome = element('div', {});
  const button = element('button', {class: 'btn btn-primary', type: 'submit'}, t('plan.try'));
  const form = element('form', {
    class: 'socieux-filter',
    onsubmit: async event => {
      event.preventDefault();
      button.disabled = true;
      choice.disabled = true;
      const {process, version} = choices[Number(choice.value)];
      await attempt(outcome, () => tryOut(server, outcome, {source: version.id, target: process.newestId}, started));
      button.disabled = false;
      choice.disabled = false;
    }
  }, field(t('plan.version'), choice), button);
  choice.addEventListener('change', () => outcome.replaceChildren());
  return element('section', {'aria-labelledby': 'socieux-plan'},
    element('h2', {id: 'socieux-plan'}, t('plan.heading')), form, outcome);
}

async function tryOut(server, place, plan, started) {
  const bar = element('progress', {'aria-label': t('try.progress')});
  const words = element('p', {'aria-live': 'polite'}, t('try.progress'));
  place.replaceChildren(bar, words);
  const gone = await server.get('gone', plan);
  const all = [];
  let part;
  do {
    part = await server.post('dry-run', {...plan, first: all.length, most: TRIED_AT_ONCE});
    all.push(...part.outcomes);
    bar.max = part.total;
    bar.value = all.length;
    words.textContent = t('try.tried', {tried: number(all.length), total: number(part.total)});
  } while (all.length < part.total && part.outcomes.length > 0 && place.isConnected);
  const movable = all.filter(one => one.hindrances.length === 0);
  const stuck = all.filter(one => one.hindrances.length > 0);
  place.replaceChildren(...[
    element('p', {class: 'socieux-notice', role: 'status'},
      t('try.result', {movable: number(movable.length), stuck: number(stuck.length)})),
    gone.length
      ? element('p', {}, t('try.gone', {steps: gone.map(step => step.name).join(', ')}))
      : null,
    stuck.length ? stuckTable(stuck) : null,
    movable.length ? movableForm(server, place, plan, movable, started) : null
  ].filter(part => part));
}

function stuckTable(stuck) {
  return element('div', {}, element('h3', {}, t('stuck.heading')),
    table(t('stuck.heading'), [t('column.case'), t('column.why')], stuck.map(one => [
      caseLink(one),
      element('ul', {class: 'socieux-plain'}, one.hindrances.map(hindrance => element('li', {},
        t(`reason.${hindrance.reason}`, {step: hindrance.step, detail: hindrance.detail}))))
    ])));
}

function movableForm(server, place, plan, movable, started) {
  const boxes = movable.map(one => element('input', {type: 'checkbox', checked: true, value: one.instance,
    'aria-label': t('movable.include', {case: caseName(one)})}));
  const all = element('input', {type: 'checkbox', checked: true, id: 'socieux-all'});
  const move = element('button', {class: 'btn btn-primary', type: 'submit'});
  const chosen = () => boxes.filter(box => box.checked).map(box => box.value);
  const count = () => {
    move.textContent = t('movable.move', {count: number(chosen().length)});
    move.disabled = chosen().length === 0;
  };
  boxes.forEach(box => box.addEventListener('change', count));
  all.addEventListener('change', () => {
    boxes.forEach(box => {
      box.checked = all.checked;
    });
    count();
  });
  count();
  return element('form', {
    onsubmit: async event => {
      event.preventDefault();
      if (!await confirmed(t('movable.confirm', {count: number(chosen().length)}))) {
        return;
      }
      await attempt(place, async () => {
        await server.post('migrations', {...plan, instances: chosen()});
        place.replaceChildren(element('p', {class: 'socieux-notice', role: 'status'}, t('started')));
        started();
      });
    }
  },
    element('h3', {}, t('movable.heading')),
    element('p', {}, all, ' ', element('label', {for: 'socieux-all'}, t('movable.all'))),
    table(t('movable.heading'), [t('column.include'), t('column.case')],
      movable.map((one, index) => [boxes[index], caseLink(one)])),
    move);
}

/** Asks in a dialog of the page, which the keyboard reaches and the Escape key refuses. */
function confirmed(question) {
  return new Promise(resolve => {
    const dialog = element('dialog', {class: 'socieux-dialog', 'aria-labelledby': 'socieux-question'},
      element('form', {method: 'dialog'},
        element('p', {id: 'socieux-question'}, question),
        element('div', {class: 'socieux-pager'},
          element('button', {class: 'btn btn-primary', value: 'yes'}, t('confirm.yes')),
          element('button', {class: 'btn btn-default', value: 'no', autofocus: true}, t('confirm.no')))));
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes');
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Shows the migrations, again and again while one of them works. */
async function watch(server, place, processes) {
  const turn = (place.turn ?? 0) + 1;
  place.turn = turn;
  do {
    const migrations = await attempt(place, () => server.get('migrations'));
    if (!migrations || place.turn !== turn) {
      return;
    }
    show(server, place, migrations, processes);
    if (!migrations.some(one => !one.endedAt && one.done + one.failed < one.total)) {
      // The engine closes a batch some time after its last job.
      if (!migrations.some(one => !one.endedAt && one.failed === 0)) {
        return;
      }
    }
    await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MILLIS));
  } while (place.isConnected && place.turn === turn);
}

function show(server, place, migrations, processes) {
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.migration : undefined;
  if (!migrations.length) {
    place.replaceChildren(element('p', {}, t('running.none')));
    return;
  }
  place.replaceChildren(table(t('running.heading'),
    [t('column.process'), t('column.started'), t('column.by'), t('column.progress'), t('column.ended')],
    migrations.map(one => [
      versionName(one, processes), time(one.startedAt), one.startedBy || '–', progress(server, place, one, processes),
      time(one.endedAt)
    ])));
  place.querySelector(`[data-migration="${focused}"]`)?.focus();
}

function progress(server, place, one, processes) {
  const words = t('running.progress', {done: number(one.done), total: number(one.total), failed: number(one.failed)});
  const parts = [
    element('progress', {max: one.total || 1, value: one.done, 'aria-label': words}),
    element('p', {}, words)
  ];
  if (one.failures.length) {
    parts.push(
      element('ul', {class: 'socieux-plain'}, one.failures.map(failure =>
        element('li', {}, caseLink(failure), ` – ${failure.message}`))),
      element('button', {
        class: 'btn btn-default',
        'data-migration': one.id,
        onclick: () => attempt(place, async () => {
          await server.post(`migrations/${encodeURIComponent(one.id)}/retry`);
          watch(server, place, processes);
        })
      }, t('running.retry')));
  }
  return element('div', {}, ...parts);
}

/** Names of migrations seen at work; the engine forgets what they moved when they are over. */
const known = new Map();

function versionName(one, processes) {
  for (const process of processes) {
    const version = process.older.find(older => older.id === one.definitionId);
    if (version) {
      known.set(one.id, t('running.version', {name: process.name, from: version.version}));
    }
  }
  return known.get(one.id) ?? '–';
}

function caseLink(one) {
  return one.caseNumber ? element('a', {href: caseFile(one.caseNumber)}, caseName(one)) : one.instance;
}

// A case has several processes of one kind, one for each activity
function caseName(one) {
  if (!one.caseNumber) {
    return one.instance;
  }
  return one.activity ? t('case.activity', {case: one.caseNumber, activity: one.activity}) : one.caseNumber;
}

// Not /migration: Cockpit counts that address among its processes and would mark both entries as the present one.
export default [
  {
    id: 'socieux-migration-entry',
    pluginPoint: 'cockpit.navigation',
    priority: 5,
    properties: {path: '/case-migration'},
    render: entry
  },
  {id: 'socieux-migration-page', pluginPoint: 'cockpit.route', properties: {path: '/case-migration'}, render: page}
];
