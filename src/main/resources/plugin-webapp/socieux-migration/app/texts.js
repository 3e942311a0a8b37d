/** The texts of the Migration page. */
import {texts} from '../../../socieux-history/static/app/page.js';

const en = {
  migration: 'Migration',
  about: 'Cases that began before a process was changed go on in the older version. Here they are moved to the newest'
    + ' one. A dry run tells first which cases can be moved, and changes nothing.',
  'about.called': 'A process that another one calls is moved by itself: moving a case of the calling process leaves it'
    + ' as it is.',
  'about.timers': 'Deadlines and reminders of a moved case begin anew, by the rules of the newer version.',
  'plan.heading': 'Move cases',
  'plan.none': 'Every running case is on the newest version of its process. There is nothing to move.',
  'plan.version': 'Process and versions',
  'plan.choice': '{name}: version {from} to {to} ({running} running)',
  'plan.try': 'Dry run',
  'try.progress': 'Trying the cases …',
  'try.tried': '{tried} of {total} tried',
  'try.result': '{movable} can be moved, {stuck} cannot.',
  'try.gone': 'Steps which the newer version no longer has: {steps}.',
  'stuck.heading': 'Cannot be moved',
  'movable.heading': 'Can be moved',
  'movable.all': 'All of them',
  'movable.include': 'Move {case}',
  'movable.move': 'Move the chosen cases ({count})',
  'movable.confirm': 'Move the chosen cases ({count}) to the newest version? This cannot be undone.',
  'confirm.yes': 'Move',
  'confirm.no': 'Leave them',
  started: 'The cases are being moved. The list below shows how far it is; you may leave this page.',
  'reason.STEP_GONE': 'It stands in “{step}”, a step which the newer version no longer has. Wait until the case has'
    + ' passed it, or deploy a version that has it again.',
  'reason.STEP_CHANGED': 'It stands in “{step}”, which is of another kind or in another place in the newer version.'
    + ' Wait until the case has passed it, or give the changed step an id of its own.',
  'reason.BETWEEN_STEPS': 'It is just about to enter or leave “{step}”, where the newer version makes no pause. Try'
    + ' again in a minute.',
  'reason.AT_WORK': 'Somebody is working on it at this moment. Try again.',
  'reason.OTHER': 'The engine says: {detail}',
  'running.heading': 'Migrations',
  'running.none': 'None yet.',
  'running.version': '{name}, from version {from}',
  'running.progress': '{done} of {total} moved, {failed} failed',
  'running.retry': 'Try the failed ones again',
  'column.case': 'Case',
  'case.activity': '{case}, activity {activity}',
  'column.why': 'Why',
  'column.include': 'Move',
  'column.process': 'Process',
  'column.started': 'Started',
  'column.by': 'By',
  'column.progress': 'Progress',
  'column.ended': 'Ended'
};

const fr = {
  migration: 'Migration',
  about: 'Les cas commencés avant la modification d’un processus continuent dans l’ancienne version. Ici, ils passent à'
    + ' la plus récente. Un essai indique d’abord lesquels peuvent passer ; il ne change rien.',
  'about.called': 'Un processus appelé par un autre est migré à part : migrer un cas du processus appelant le laisse tel'
    + ' quel.',
  'about.timers': 'Les délais et rappels d’un cas migré recommencent selon les règles de la nouvelle version.',
  'plan.heading': 'Migrer des cas',
  'plan.none': 'Tous les cas en cours suivent la version la plus récente. Il n’y a rien à migrer.',
  'plan.version': 'Processus et versions',
  'plan.choice': '{name} : version {from} vers {to} ({running} en cours)',
  'plan.try': 'Essai à blanc',
  'try.progress': 'Essai des cas …',
  'try.tried': '{tried} sur {total} essayés',
  'try.result': '{movable} peuvent migrer, {stuck} ne le peuvent pas.',
  'try.gone': 'Étapes que la nouvelle version n’a plus : {steps}.',
  'stuck.heading': 'Ne peuvent pas migrer',
  'movable.heading': 'Peuvent migrer',
  'movable.all': 'Tous',
  'movable.include': 'Migrer {case}',
  'movable.move': 'Migrer les cas choisis ({count})',
  'movable.confirm': 'Migrer les cas choisis ({count}) vers la version la plus récente ? Ce choix est définitif.',
  'confirm.yes': 'Migrer',
  'confirm.no': 'Les laisser',
  started: 'La migration est en cours. La liste ci-dessous montre l’avancement ; vous pouvez quitter cette page.',
  'reason.STEP_GONE': 'Il se trouve dans « {step} », une étape que la nouvelle version n’a plus. Attendez que le cas'
    + ' l’ait franchie, ou déployez une version qui l’a de nouveau.',
  'reason.STEP_CHANGED': 'Il se trouve dans « {step} », qui est d’un autre type ou à une autre place dans la nouvelle'
    + ' version. Attendez que le cas l’ait franchie, ou donnez à l’étape modifiée un identifiant propre.',
  'reason.BETWEEN_STEPS': 'Il est sur le point d’entrer dans « {step} » ou d’en sortir, où la nouvelle version ne fait'
    + ' pas de pause. Réessayez dans une minute.',
  'reason.AT_WORK': 'Quelqu’un y travaille en ce moment. Réessayez.',
  'reason.OTHER': 'Le moteur indique : {detail}',
  'running.heading': 'Migrations',
  'running.none': 'Aucune pour l’instant.',
  'running.version': '{name}, depuis la version {from}',
  'running.progress': '{done} sur {total} migrés, {failed} en échec',
  'running.retry': 'Réessayer les échecs',
  'column.case': 'Cas',
  'case.activity': '{case}, activité {activity}',
  'column.why': 'Pourquoi',
  'column.include': 'Migrer',
  'column.process': 'Processus',
  'column.started': 'Début',
  'column.by': 'Par',
  'column.progress': 'Avancement',
  'column.ended': 'Fin'
};

const es = {
  migration: 'Migración',
  about: 'Los casos iniciados antes de cambiar un proceso siguen en la versión anterior. Aquí se pasan a la más reciente.'
    + ' Una prueba indica primero cuáles pueden pasar; no cambia nada.',
  'about.called': 'Un proceso llamado por otro se migra por separado: migrar un caso del proceso que llama lo deja como'
    + ' está.',
  'about.timers': 'Los plazos y recordatorios de un caso migrado empiezan de nuevo, según las reglas de la nueva versión.',
  'plan.heading': 'Migrar casos',
  'plan.none': 'Todos los casos en curso están en la versión más reciente. No hay nada que migrar.',
  'plan.version': 'Proceso y versiones',
  'plan.choice': '{name}: versión {from} a {to} ({running} en curso)',
  'plan.try': 'Prueba sin cambios',
  'try.progress': 'Probando los casos …',
  'try.tried': '{tried} de {total} probados',
  'try.result': '{movable} pueden migrar, {stuck} no pueden.',
  'try.gone': 'Pasos que la nueva versión ya no tiene: {steps}.',
  'stuck.heading': 'No pueden migrar',
  'movable.heading': 'Pueden migrar',
  'movable.all': 'Todos',
  'movable.include': 'Migrar {case}',
  'movable.move': 'Migrar los casos elegidos ({count})',
  'movable.confirm': '¿Migrar los casos elegidos ({count}) a la versión más reciente? No se puede deshacer.',
  'confirm.yes': 'Migrar',
  'confirm.no': 'Dejarlos',
  started: 'Los casos se están migrando. La lista de abajo muestra el avance; puede salir de esta página.',
  'reason.STEP_GONE': 'Está en «{step}», un paso que la nueva versión ya no tiene. Espere a que el caso lo haya pasado,'
    + ' o despliegue una versión que lo tenga de nuevo.',
  'reason.STEP_CHANGED': 'Está en «{step}», que es de otro tipo o está en otro lugar en la nueva versión. Espere a que'
    + ' el caso lo haya pasado, o dé al paso cambiado un identificador propio.',
  'reason.BETWEEN_STEPS': 'Está a punto de entrar en «{step}» o de salir, donde la nueva versión no hace pausa. Vuelva a'
    + ' intentarlo en un minuto.',
  'reason.AT_WORK': 'Alguien trabaja en él en este momento. Vuelva a intentarlo.',
  'reason.OTHER': 'El motor dice: {detail}',
  'running.heading': 'Migraciones',
  'running.none': 'Ninguna todavía.',
  'running.version': '{name}, desde la versión {from}',
  'running.progress': '{done} de {total} migrados, {failed} con error',
  'running.retry': 'Reintentar los errores',
  'column.case': 'Caso',
  'case.activity': '{case}, actividad {activity}',
  'column.why': 'Por qué',
  'column.include': 'Migrar',
  'column.process': 'Proceso',
  'column.started': 'Inicio',
  'column.by': 'Por',
  'column.progress': 'Avance',
  'column.ended': 'Fin'
};

const pt = {
  migration: 'Migração',
  about: 'Os casos iniciados antes da alteração de um processo continuam na versão anterior. Aqui passam para a mais'
    + ' recente. Um ensaio indica primeiro quais podem passar; não altera nada.',
  'about.called': 'Um processo chamado por outro é migrado à parte: migrar um caso do processo que chama deixa-o como'
    + ' está.',
  'about.timers': 'Os prazos e lembretes de um caso migrado recomeçam, segundo as regras da nova versão.',
  'plan.heading': 'Migrar casos',
  'plan.none': 'Todos os casos em curso estão na versão mais recente. Não há nada a migrar.',
  'plan.version': 'Processo e versões',
  'plan.choice': '{name}: versão {from} para {to} ({running} em curso)',
  'plan.try': 'Ensaio sem alterações',
  'try.progress': 'A ensaiar os casos …',
  'try.tried': '{tried} de {total} ensaiados',
  'try.result': '{movable} podem migrar, {stuck} não podem.',
  'try.gone': 'Passos que a nova versão já não tem: {steps}.',
  'stuck.heading': 'Não podem migrar',
  'movable.heading': 'Podem migrar',
  'movable.all': 'Todos',
  'movable.include': 'Migrar {case}',
  'movable.move': 'Migrar os casos escolhidos ({count})',
  'movable.confirm': 'Migrar os casos escolhidos ({count}) para a versão mais recente? Não é possível desfazer.',
  'confirm.yes': 'Migrar',
  'confirm.no': 'Deixá-los',
  started: 'Os casos estão a ser migrados. A lista abaixo mostra o progresso; pode sair desta página.',
  'reason.STEP_GONE': 'Está em «{step}», um passo que a nova versão já não tem. Espere que o caso o tenha passado, ou'
    + ' publique uma versão que o tenha de novo.',
  'reason.STEP_CHANGED': 'Está em «{step}», que é de outro tipo ou está noutro lugar na nova versão. Espere que o caso o'
    + ' tenha passado, ou dê ao passo alterado um identificador próprio.',
  'reason.BETWEEN_STEPS': 'Está prestes a entrar em «{step}» ou a sair, onde a nova versão não faz pausa. Tente de novo'
    + ' dentro de um minuto.',
  'reason.AT_WORK': 'Alguém está a trabalhar nele neste momento. Tente de novo.',
  'reason.OTHER': 'O motor diz: {detail}',
  'running.heading': 'Migrações',
  'running.none': 'Nenhuma ainda.',
  'running.version': '{name}, da versão {from}',
  'running.progress': '{done} de {total} migrados, {failed} com erro',
  'running.retry': 'Tentar de novo os erros',
  'column.case': 'Caso',
  'case.activity': '{case}, atividade {activity}',
  'column.why': 'Porquê',
  'column.include': 'Migrar',
  'column.process': 'Processo',
  'column.started': 'Início',
  'column.by': 'Por',
  'column.progress': 'Progresso',
  'column.ended': 'Fim'
};

export const dictionary = {en, fr, es, pt};

export const t = texts(dictionary);
