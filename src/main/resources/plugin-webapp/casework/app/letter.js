// Writes a letter from a template: choose, look at it in the language of its reader, send it once.
import { address, ask, button, dialog, el, failure, Refused } from './page.js';
import { text } from './texts.js';

function uuid() {
  // crypto.randomUUID is there on secure pages only, and some offices run without
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** @param sent called with what to announce once the letter is written */
export async function write({ taskId, api, signal }, sent) {
  const content = el('div', {}, text('loading'));
  const box = dialog(text('writeLetter'), content, signal);
  let choices;
  try {
    choices = await ask(address(api, taskId, 'letters'), api, signal);
  } catch (error) {
    content.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
    return;
  }
  const letter = el(
    'select',
    { id: 'casework-letter', class: 'form-control' },
    el('option', { value: '' }, text('chooseLetter')),
    choices.letters.map(choice => el('option', { value: choice.letter }, choice.label))
  );
  const recipient = el(
    'select',
    { id: 'casework-recipient', class: 'form-control' },
    choices.recipients.map(choice => el('option', { value: choice.role }, choice.label))
  );
  const shown = el('div', { role: 'status', 'aria-live': 'polite' });
  const send = button(text('send'), post, { class: 'btn btn-primary', disabled: true });
  let once = null;
  let asked = 0;

  letter.addEventListener('change', () => {
    const choice = choices.letters.find(found => found.letter === letter.value);
    if (choice) {
      recipient.value = choice.recipient;
    }
    look();
  });
  recipient.addEventListener('change', look);
  content.replaceChildren(
    el(
      'div',
      { class: 'casework-letter-form' },
      el('div', {}, el('label', { for: 'casework-letter' }, text('letter')), letter),
      el('div', {}, el('label', { for: 'casework-recipient' }, text('recipient')), recipient)
    ),
    shown,
    el('div', { class: 'casework-dialog-foot' }, button(text('cancel'), () => box.close(), { class: 'btn btn-default' }), send)
  );
  letter.focus();

  async function look() {
    const mine = ++asked;
    send.disabled = true;
    once = uuid();
    if (!letter.value) {
      shown.replaceChildren();
      return;
    }
    shown.replaceChildren(text('loading'));
    const wish = { letter: letter.value, recipient: recipient.value };
    try {
      const previews = await ask(address(api, taskId, 'letters/preview'), api, signal, wish);
      if (mine === asked) {
        shown.replaceChildren(...previews.map(page));
        send.disabled = false;
      }
    } catch (error) {
      if (mine === asked) {
        shown.replaceChildren(failure(error instanceof Refused ? error.message : text('failed')));
      }
    }
  }

  function page(preview) {
    const to = [preview.name, preview.address].filter(Boolean).join(', ');
    const frame = el('iframe', { class: 'casework-letter', sandbox: '', title: `${text('letter')}: ${preview.subject}` });
    frame.srcdoc = preview.html;
    return el(
      'div',
      { class: 'casework-letter-preview' },
      el(
        'p',
        {},
        el('strong', {}, `${text('to')} ${to}`),
        ` · ${text('language.' + preview.language)}`,
        preview.mailed ? '' : ` · ${text('notMailed')}`
      ),
      preview.attachments.length > 0 && el('p', {}, `${text('attachments')} ${preview.attachments.join(', ')}`),
      frame
    );
  }

  async function post() {
    send.disabled = true;
    send.textContent = text('sending');
    try {
      await ask(address(api, taskId, 'letters'), api, signal, { letter: letter.value, recipient: recipient.value, once });
      box.close();
      await sent(text('letterWritten'));
    } catch (error) {
      if (error.name !== 'AbortError') {
        shown.prepend(failure(error instanceof Refused ? error.message : text('failed')));
        send.textContent = text('send');
        send.disabled = false;
      }
    }
  }
}
