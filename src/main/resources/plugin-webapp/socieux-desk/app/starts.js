// What the registry does for those who do not write by e-mail: Tasklist's own menu for starting a process, hidden from
// everybody else, and the way to the letters to print.
import { address, get } from './server.js';
import { text } from './texts.js';

const MAY_START = 'may-start-process';
const STARTABLE =
  '/camunda/api/engine/engine/default/process-definition/count' +
  '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true';

function show(node, mayStart) {
  document.documentElement.classList.toggle(MAY_START, mayStart);
  node.replaceChildren();
  if (mayStart) {
    const link = document.createElement('a');
    link.href = address('/print-queue');
    link.textContent = text('printQueue');
    node.append(link);
  }
}

export default [
  {
    id: 'desk-starts',
    pluginPoint: 'tasklist.navbar.action',
    priority: 390,
    render: node => {
      node.className = 'desk-links';
      get(STARTABLE)
        .then(({ count }) => show(node, count > 0))
        // Without an answer the menu stays away; signing in again asks anew.
        .catch(() => show(node, false));
    }
  }
];
