// Calls to the application. Whoever is signed in to Tasklist is signed in there too.

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

/** A refusal by the server. */
export class Refused extends Error {
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
    // The sign-in page is where those are sent who are not signed in.
    this.signedOut = status === 0 || status === 401;
  }
}

export function address(path) {
  return root + path;
}

async function call(path, options) {
  const answer = await fetch(address(path), {
    credentials: 'same-origin',
    redirect: 'manual',
    headers: { Accept: 'application/json' },
    ...options
  });
  if (!answer.ok) {
    throw new Refused(answer.status);
  }
  return answer.status === 204 ? null : answer.json();
}

export function get(path) {
  return call(path, {});
}

/** Changes something: with the token that only our own pages can read. */
export async function send(method, path, body) {
  const token = await get('/desk/token');
  return call(path, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', [token.header]: token.value },
    body: body === undefined ? undefined : JSON.stringify(body)
  });
}
