/** History in Cockpit: a tab of each process definition, and pages of their own. */
import {attempt, element, Server} from './page.js';
import {instancePage} from './instance.js';
import {eventLog, list} from './list.js';
import {t} from './texts.js';

const PLUGIN = 'socieux-history';

function frame(node) {
  const place = element('main', {class: 'socieux-page', 'aria-busy': 'true'});
  node.replaceChildren(place);
  return place;
}

async function overview(node, {api}) {
  const place = frame(node);
  const server = new Server(api, PLUGIN);
  document.title = `${t('history')} – Cockpit`;
  await attempt(place, async () => {
    const offer = await server.get('offer');
    place.replaceChildren(
      element('h1', {tabindex: '-1'}, t('history')),
      element('p', {}, t('history.about')),
      list(server, offer.processes, null),
      eventLog(server, offer));
  });
  place.removeAttribute('aria-busy');
}

async function instance(node, {api}) {
  const place = frame(node);
  const server = new Server(api, PLUGIN);
  const id = decodeURIComponent(window.location.hash.replace(/^#\/history\//, '').replace(/[?#].*$/, ''));
  await attempt(place, async () => {
    const story = await server.get(`instances/${encodeURIComponent(id)}`);
    const xml = await server.model(story.instance.definitionId);
    document.title = `${story.instance.caseNumber || id} – ${t('history')}`;
    place.replaceChildren(...instancePage(story, xml).filter(part => part));
    place.querySelector('h1').focus();
  });
  place.removeAttribute('aria-busy');
}

function tab(node, {api, processDefinitionId}) {
  node.replaceChildren(element('div', {class: 'socieux-tab'}, list(new Server(api, PLUGIN), null, processDefinitionId)));
}

export default [
  {
    id: 'socieux-history-entry',
    pluginPoint: 'cockpit.navigation',
    priority: 6,
    properties: {path: '/history'},
    render: node => node.replaceChildren(element('a', {href: '#/history'}, t('history')))
  },
  {id: 'socieux-history-overview', pluginPoint: 'cockpit.route', properties: {path: '/history'}, render: overview},
  {id: 'socieux-history-instance', pluginPoint: 'cockpit.route', properties: {path: '/history/:id'}, render: instance},
  {
    id: 'socieux-history-tab',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 5,
    properties: {label: t('history')},
    render: tab
  }
];
