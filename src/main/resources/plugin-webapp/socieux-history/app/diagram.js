/** The picture of a process with the path that was taken, drawn by the viewer that Cockpit itself uses. */
import {element} from './page.js';

/**
 * Draws a model.
 *
 * @param xml of the model
 * @param label what the picture shows, for those who cannot see it
 * @param visits {element id: {times, state}} with state completed, cancelled or open
 * @param flows ids of the sequence flows taken
 */
export function diagram(xml, label, visits, flows) {
  const place = element('div', {class: 'socieux-diagram', role: 'figure', 'aria-label': label});
  const angular = window.angular;
  const injector = angular.element(document.documentElement).injector();
  const scope = injector.get('$rootScope').$new(true);
  scope.xml = xml;
  scope.control = {};
  scope.loaded = () => mark(scope.control.getViewer(), visits, flows);
  place.append(injector.get('$compile')(
    '<div cam-widget-bpmn-viewer diagram-data="xml" control="control" on-load="loaded()"></div>')(scope)[0]);
  // The viewer measures its place: it starts when the place is in the page.
  requestAnimationFrame(() => scope.$apply());
  new MutationObserver((changes, observer) => {
    if (!place.isConnected) {
      observer.disconnect();
      scope.$destroy();
    }
  }).observe(document.body, {childList: true, subtree: true});
  return place;
}

function mark(viewer, visits, flows) {
  const canvas = viewer.get('canvas');
  const known = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  for (const flow of flows) {
    if (known.get(flow)) {
      canvas.addMarker(flow, 'socieux-taken');
    }
  }
  for (const [id, visit] of Object.entries(visits)) {
    if (!known.get(id)) {
      continue;
    }
    canvas.addMarker(id, `socieux-${visit.state}`);
    if (visit.times > 1 || visit.state !== 'completed') {
      const sign = {completed: '', cancelled: '✕ ', open: '● '}[visit.state];
      const html = element('span', {class: `socieux-badge socieux-badge-${visit.state}`}, `${sign}${visit.times}×`);
      overlays.add(id, {position: {top: -12, right: 18}, html});
    }
  }
}
