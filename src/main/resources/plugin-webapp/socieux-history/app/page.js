/** What the pages of the History and Migration plug-ins share: elements, texts, times and questions to the server. */

const OFFERED = ['en', 'fr', 'es', 'pt'];

/** Cockpit's own rule: the first language of the browser, English when it is not offered. */
function preferred() {
  const first = (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
  const code = first.slice(0, 2).toLowerCase();
  return OFFERED.includes(code) ? code : 'en';
}

export const language = preferred();

/** English the British way: the day before the month, as in the other languages. */
const locale = language === 'en' ? 'en-GB' : language;

/** Makes the function that gives texts of a dictionary {en: {...}, fr: ...}; {name} in a text is filled in. */
export function texts(dictionary) {
  return (key, values = {}) => {
    const text = dictionary[language][key] ?? dictionary.en[key] ?? key;
    return text.replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
  };
}

/**
 * An element. Attributes named on<event> are listeners, true stands for an attribute without a value, null and false for
 * none. Children are elements or texts; texts never become markup.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

/** A table with a heading for those who cannot see it; each row is a list of cells (elements or texts). */
export function table(caption, headings, rows) {
  return element('div', {class: 'socieux-scroll', tabindex: '0', role: 'group', 'aria-label': caption},
    element('table', {class: 'socieux-table'},
      element('caption', {class: 'socieux-hidden'}, caption),
      element('thead', {}, element('tr', {}, headings.map(heading => element('th', {scope: 'col'}, heading)))),
      element('tbody', {}, rows.map(row => element('tr', {}, row.map(cell => element('td', {}, cell)))))));
}

/** A labelled field of a form. */
export function field(label, input) {
  input.id = input.id || `socieux-${input.name}-${Math.random().toString(36).slice(2)}`;
  return element('div', {class: 'socieux-field'}, element('label', {for: input.id}, label), input);
}

/** A choice between [value, label] pairs. */
export function select(name, options, chosen) {
  return element('select', {name, class: 'form-control'},
    options.map(([value, label]) => element('option', {value, selected: value === chosen}, label)));
}

/** A date and a time as people of the language write them; a dash for none. */
export function time(iso) {
  return iso ? new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso)) : '–';
}

export function number(count) {
  return new Intl.NumberFormat(locale).format(count);
}

const UNITS = [['day', 86400000], ['hour', 3600000], ['minute', 60000], ['second', 1000]];

/** A length of time in its two largest units; a dash for none. */
export function duration(millis) {
  if (millis === null || millis === undefined) {
    return '–';
  }
  const parts = [];
  let rest = millis;
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 && parts.length < 2) {
      parts.push(new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'short'}).format(count));
    }
  }
  return parts.join(' ')
    || new Intl.NumberFormat(locale, {style: 'unit', unit: 'second', unitDisplay: 'short'}).format(millis / 1000);
}

/** The page of a case outside Cockpit. */
export function caseFile(caseNumber) {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  return `${root}/cases/${encodeURIComponent(caseNumber)}`;
}

/** Something the server refused, in its own words. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Questions to the resource of a plug-in. */
export class Server {
  constructor(api, plugin) {
    this.api = api;
    this.root = `${api.cockpitApi}/plugin/${plugin}/${encodeURIComponent(api.engine)}`;
  }

  /** The address of a resource; empty parameters are left out, lists are repeated. */
  address(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(parameters)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== null && one !== undefined && one !== '') {
          query.append(key, one);
        }
      }
    }
    return `${this.root}/${path}${query.size ? `?${query}` : ''}`;
  }

  get(path, parameters) {
    return this.ask(this.address(path, parameters), {});
  }

  post(path, body) {
    return this.ask(this.address(path), {
      method: 'POST',
      body: JSON.stringify(body ?? {}),
      headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.api.CSRFToken}
    });
  }

  /** The model of a process version, as XML. */
  async model(definitionId) {
    const answer = await this.ask(
      `${this.api.engineApi}/process-definition/${encodeURIComponent(definitionId)}/xml`, {});
    return answer.bpmn20Xml;
  }

  async ask(address, options) {
    const answer = await fetch(address, {
      credentials: 'same-origin',
      ...options,
      headers: {Accept: 'application/json', ...options.headers}
    });
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      throw new Refused(answer.status, told.message || `HTTP ${answer.status}`);
    }
    return answer.json();
  }
}

const asked = new WeakMap();

/**
 * Asks a question and shows what comes of it in a place; nothing, when something newer has been asked for that place
 * meanwhile, because answers come in any order.
 */
export async function answer(place, question, show) {
  const mine = {};
  asked.set(place, mine);
  const found = await question().then(value => ({value}), problem => ({problem}));
  if (asked.get(place) === mine) {
    await attempt(place, async () => {
      if (found.problem) {
        throw found.problem;
      }
      show(found.value);
    });
  }
}

/** Does some work and shows in a place what went wrong, for screen readers too. */
export async function attempt(place, work) {
  try {
    return await work();
  } catch (problem) {
    place.replaceChildren(element('p', {class: 'socieux-problem', role: 'alert'}, problem.message));
    return undefined;
  }
}
