// The words of the plug-in, in the languages of Tasklist.

const TEXTS = {
  en: {
    noDeadline: 'No deadline',
    dueToday: 'Due today',
    dueOn: 'Due {date}',
    dueInOne: 'Due in 1 working day, {date}',
    dueIn: 'Due in {days} working days, {date}',
    overdueSince: 'Overdue since {date}',
    near: 'Near',
    unknownInstitution: 'Institution not known yet',
    draftSaved: 'Draft saved at {time}.',
    draftRestored: 'Draft of {time} restored.',
    draftDiscard: 'Discard the draft',
    draftDiscardSure: 'Discard the draft of {time}? What you typed is lost.',
    draftDiscardNow: 'Discard',
    draftKeep: 'Keep it',
    draftNotSaved: 'The draft could NOT be saved. Leave this page open and save again.',
    draftNotDiscarded: 'The draft could not be discarded. Try again.',
    printQueue: 'Letters to print',
    workList: 'Work list',
    settings: 'My settings',
    searchLabel: 'Search cases and documents',
    searchHint: 'Cases and documents',
    search: 'Search',
    workListLead: 'Tick tasks, then say what is to happen with them.',
    workListShow: 'Show',
    workListOpen: 'Tasks of my groups',
    workListMine: 'Tasks assigned to me',
    workListTeam: 'Tasks assigned to colleagues',
    workListNone: 'There are no such tasks.',
    workListMore: 'Only the {count} tasks that are due first are shown.',
    selectAll: 'Select all',
    selectTask: 'Select {task}, {case}',
    task: 'Task',
    case: 'Case',
    institution: 'Institution',
    country: 'Country',
    deadline: 'Deadline',
    assignee: 'Assignee',
    nobody: 'Nobody',
    result: 'Result',
    claim: 'Claim',
    giveBack: 'Give back',
    reassign: 'Assign to',
    person: 'Person',
    choosePerson: 'Choose a person',
    selected: '{count} selected',
    nothingSelected: 'Tick at least one task.',
    noPerson: 'Choose the person who gets the tasks.',
    summary: '{done} of {all} done.',
    CLAIMED: 'Claimed',
    RETURNED: 'Given back',
    ASSIGNED: 'Assigned to {person}',
    TAKEN: 'Not done: assigned to {person} already',
    NOT_YOURS: 'Not done: it is not assigned to you',
    NOT_ALLOWED: 'Not done: you have no right to do this',
    GONE: 'Not done: the task is gone',
    NOT_IN_GROUP: 'Not done: {person} is not in a group that may take it',
    FAILED: 'Not done: a fault. An administrator finds it in the log.',
    REFUSED: 'Not done: {reason}',
    serverError: 'The server could not be asked. Try again; if it goes on, tell an administrator.',
    signedOut: 'You are signed out. Sign in again.'
  },
  fr: {
    noDeadline: 'Sans échéance',
    dueToday: 'Échéance aujourd’hui',
    dueOn: 'Échéance le {date}',
    dueInOne: 'Échéance dans 1 jour ouvrable, le {date}',
    dueIn: 'Échéance dans {days} jours ouvrables, le {date}',
    overdueSince: 'En retard depuis le {date}',
    near: 'Bientôt',
    unknownInstitution: 'Institution pas encore connue',
    draftSaved: 'Brouillon enregistré à {time}.',
    draftRestored: 'Brouillon de {time} rétabli.',
    draftDiscard: 'Abandonner le brouillon',
    draftDiscardSure: 'Abandonner le brouillon de {time} ? Ce que vous avez écrit sera perdu.',
    draftDiscardNow: 'Abandonner',
    draftKeep: 'Le garder',
    draftNotSaved: 'Le brouillon n’a PAS pu être enregistré. Laissez cette page ouverte et enregistrez de nouveau.',
    draftNotDiscarded: 'Le brouillon n’a pas pu être abandonné. Essayez de nouveau.',
    printQueue: 'Lettres à imprimer',
    workList: 'Liste de travail',
    settings: 'Mes réglages',
    searchLabel: 'Chercher dans les dossiers et les documents',
    searchHint: 'Dossiers et documents',
    search: 'Chercher',
    workListLead: 'Cochez des tâches, puis dites ce qu’il faut en faire.',
    workListShow: 'Montrer',
    workListOpen: 'Tâches de mes groupes',
    workListMine: 'Tâches qui me sont attribuées',
    workListTeam: 'Tâches attribuées à des collègues',
    workListNone: 'Il n’y a pas de telles tâches.',
    workListMore: 'Seules les {count} tâches dont l’échéance est la plus proche sont montrées.',
    selectAll: 'Tout cocher',
    selectTask: 'Cocher {task}, {case}',
    task: 'Tâche',
    case: 'Dossier',
    institution: 'Institution',
    country: 'Pays',
    deadline: 'Échéance',
    assignee: 'Responsable',
    nobody: 'Personne',
    result: 'Résultat',
    claim: 'Prendre en charge',
    giveBack: 'Rendre',
    reassign: 'Attribuer à',
    person: 'Personne',
    choosePerson: 'Choisissez une personne',
    selected: '{count} cochées',
    nothingSelected: 'Cochez au moins une tâche.',
    noPerson: 'Choisissez la personne qui reçoit les tâches.',
    summary: '{done} sur {all} faites.',
    CLAIMED: 'Prise en charge',
    RETURNED: 'Rendue',
    ASSIGNED: 'Attribuée à {person}',
    TAKEN: 'Pas fait : déjà attribuée à {person}',
    NOT_YOURS: 'Pas fait : elle ne vous est pas attribuée',
    NOT_ALLOWED: 'Pas fait : vous n’en avez pas le droit',
    GONE: 'Pas fait : la tâche n’existe plus',
    NOT_IN_GROUP: 'Pas fait : {person} n’est pas dans un groupe qui peut la prendre',
    FAILED: 'Pas fait : une panne. Un administrateur la trouve dans le journal.',
    REFUSED: 'Pas fait : {reason}',
    serverError: 'Le serveur n’a pas répondu. Essayez de nouveau ; si cela dure, prévenez un administrateur.',
    signedOut: 'Vous n’êtes plus connecté. Connectez-vous de nouveau.'
  },
  es: {
    noDeadline: 'Sin fecha límite',
    dueToday: 'Vence hoy',
    dueOn: 'Vence el {date}',
    dueInOne: 'Vence en 1 día hábil, el {date}',
    dueIn: 'Vence en {days} días hábiles, el {date}',
    overdueSince: 'Con retraso desde el {date}',
    near: 'Pronto',
    unknownInstitution: 'Institución aún desconocida',
    draftSaved: 'Borrador guardado a las {time}.',
    draftRestored: 'Se ha recuperado el borrador de {time}.',
    draftDiscard: 'Descartar el borrador',
    draftDiscardSure: '¿Descartar el borrador de {time}? Se pierde lo escrito.',
    draftDiscardNow: 'Descartar',
    draftKeep: 'Conservarlo',
    draftNotSaved: 'NO se ha podido guardar el borrador. Deje esta página abierta y guarde de nuevo.',
    draftNotDiscarded: 'No se ha podido descartar el borrador. Inténtelo de nuevo.',
    printQueue: 'Cartas por imprimir',
    workList: 'Lista de trabajo',
    settings: 'Mis ajustes',
    searchLabel: 'Buscar en expedientes y documentos',
    searchHint: 'Expedientes y documentos',
    search: 'Buscar',
    workListLead: 'Marque tareas y diga qué hacer con ellas.',
    workListShow: 'Mostrar',
    workListOpen: 'Tareas de mis grupos',
    workListMine: 'Tareas asignadas a mí',
    workListTeam: 'Tareas asignadas a colegas',
    workListNone: 'No hay tareas así.',
    workListMore: 'Solo se muestran las {count} tareas que vencen antes.',
    selectAll: 'Marcar todas',
    selectTask: 'Marcar {task}, {case}',
    task: 'Tarea',
    case: 'Expediente',
    institution: 'Institución',
    country: 'País',
    deadline: 'Fecha límite',
    assignee: 'Responsable',
    nobody: 'Nadie',
    result: 'Resultado',
    claim: 'Asumir',
    giveBack: 'Devolver',
    reassign: 'Asignar a',
    person: 'Persona',
    choosePerson: 'Elija una persona',
    selected: '{count} marcadas',
    nothingSelected: 'Marque al menos una tarea.',
    noPerson: 'Elija la persona que recibe las tareas.',
    summary: '{done} de {all} hechas.',
    CLAIMED: 'Asumida',
    RETURNED: 'Devuelta',
    ASSIGNED: 'Asignada a {person}',
    TAKEN: 'No hecho: ya está asignada a {person}',
    NOT_YOURS: 'No hecho: no está asignada a usted',
    NOT_ALLOWED: 'No hecho: no tiene permiso',
    GONE: 'No hecho: la tarea ya no existe',
    NOT_IN_GROUP: 'No hecho: {person} no está en un grupo que pueda asumirla',
    FAILED: 'No hecho: un fallo. Un administrador lo encuentra en el registro.',
    REFUSED: 'No hecho: {reason}',
    serverError: 'El servidor no ha respondido. Inténtelo de nuevo; si continúa, avise a un administrador.',
    signedOut: 'Su sesión está cerrada. Inicie sesión de nuevo.'
  },
  pt: {
    noDeadline: 'Sem prazo',
    dueToday: 'Prazo: hoje',
    dueOn: 'Prazo: {date}',
    dueInOne: 'Prazo: 1 dia útil, {date}',
    dueIn: 'Prazo: {days} dias úteis, {date}',
    overdueSince: 'Em atraso desde {date}',
    near: 'Em breve',
    unknownInstitution: 'Instituição ainda desconhecida',
    draftSaved: 'Rascunho guardado às {time}.',
    draftRestored: 'Rascunho de {time} recuperado.',
    draftDiscard: 'Descartar o rascunho',
    draftDiscardSure: 'Descartar o rascunho de {time}? O que escreveu perde-se.',
    draftDiscardNow: 'Descartar',
    draftKeep: 'Mantê-lo',
    draftNotSaved: 'NÃO foi possível guardar o rascunho. Deixe esta página aberta e guarde de novo.',
    draftNotDiscarded: 'Não foi possível descartar o rascunho. Tente de novo.',
    printQueue: 'Cartas por imprimir',
    workList: 'Lista de trabalho',
    settings: 'As minhas definições',
    searchLabel: 'Pesquisar em processos e documentos',
    searchHint: 'Processos e documentos',
    search: 'Pesquisar',
    workListLead: 'Marque tarefas e diga o que fazer com elas.',
    workListShow: 'Mostrar',
    workListOpen: 'Tarefas dos meus grupos',
    workListMine: 'Tarefas atribuídas a mim',
    workListTeam: 'Tarefas atribuídas a colegas',
    workListNone: 'Não há tarefas destas.',
    workListMore: 'Só são mostradas as {count} tarefas com o prazo mais próximo.',
    selectAll: 'Marcar todas',
    selectTask: 'Marcar {task}, {case}',
    task: 'Tarefa',
    case: 'Processo',
    institution: 'Instituição',
    country: 'País',
    deadline: 'Prazo',
    assignee: 'Responsável',
    nobody: 'Ninguém',
    result: 'Resultado',
    claim: 'Assumir',
    giveBack: 'Devolver',
    reassign: 'Atribuir a',
    person: 'Pessoa',
    choosePerson: 'Escolha uma pessoa',
    selected: '{count} marcadas',
    nothingSelected: 'Marque pelo menos uma tarefa.',
    noPerson: 'Escolha a pessoa que recebe as tarefas.',
    summary: '{done} de {all} feitas.',
    CLAIMED: 'Assumida',
    RETURNED: 'Devolvida',
    ASSIGNED: 'Atribuída a {person}',
    TAKEN: 'Não feito: já está atribuída a {person}',
    NOT_YOURS: 'Não feito: não está atribuída a si',
    NOT_ALLOWED: 'Não feito: não tem permissão',
    GONE: 'Não feito: a tarefa já não existe',
    NOT_IN_GROUP: 'Não feito: {person} não está num grupo que a possa assumir',
    FAILED: 'Não feito: uma falha. Um administrador encontra-a no registo.',
    REFUSED: 'Não feito: {reason}',
    serverError: 'O servidor não respondeu. Tente de novo; se continuar, avise um administrador.',
    signedOut: 'A sua sessão terminou. Inicie sessão de novo.'
  }
};

/** Chosen as Tasklist chooses: the first language of the browser, or English. */
export const language = (() => {
  const first = (navigator.languages?.[0] ?? navigator.language ?? '').split('-')[0].toLowerCase();
  return first in TEXTS ? first : 'en';
})();

// Day before month in English too, as in the pages of the facility.
const locale = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', pt: 'pt-PT' }[language];

export function text(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** A day given as yyyy-mm-dd; the year only when it is not this one. */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' };
  if (year !== new Date().getFullYear()) {
    options.year = 'numeric';
  }
  return new Intl.DateTimeFormat(locale, options).format(new Date(Date.UTC(year, month - 1, date)));
}

/** A moment given as ISO text: the hour today, with the day otherwise. */
export function moment(iso) {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  if (at.toDateString() === new Date().toDateString()) {
    return time;
  }
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${date}, ${time}`;
}

/** A deadline in words, as the server sees it: {state, on, workingDays, today}. */
export function deadline({ state, on, workingDays, today }) {
  if (state === 'NONE') {
    return text('noDeadline');
  }
  const date = day(on);
  if (state === 'OVERDUE') {
    return text('overdueSince', { date });
  }
  if (workingDays <= 0) {
    return text(today ? 'dueToday' : 'dueOn', { date });
  }
  return text(workingDays === 1 ? 'dueInOne' : 'dueIn', { days: workingDays, date });
}
