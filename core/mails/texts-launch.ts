// core/mails/texts-launch.ts: the mails around the launch, in each language.
import type { NoticeKind, NoticeText } from './kinds.ts'

type LaunchKind = Extract<NoticeKind, `launch${string}`>
type LaunchNotices = Readonly<Record<LaunchKind, NoticeText>>

export const LAUNCH_NOTICES_EN: LaunchNotices = {
  launched: {
    subject: '{portal} is open to everybody',
    lines: [
      'Since {at|day} everybody can see and use the data that you have worked on.',
      'Datasets: {datasets}. Rows of data: {rows}. Departments: {departments}.',
      'Thank you. The press kit has the facts, the statement and pictures to pass on.',
    ],
  },
  'launched-partner': {
    subject: '{portal} is open to everybody',
    lines: [
      'Since {at|day} the open data of the city is there for everybody, free and without an account.',
      'Datasets: {datasets}. Rows of data: {rows}. Departments: {departments}.',
      'For your site, your newsletter or your members the press kit has texts, pictures and a banner.',
      'You get this one mail because the city named you as a partner of the launch. Questions: {contact}.',
    ],
  },
  'launch-scheduled': {
    subject: 'The launch is set for {at|moment}',
    lines: [
      '{by} set the launch for {at|moment}. At that minute everybody sees the portal, by itself.',
      'Until then it can be moved or called off in the console.',
    ],
  },
  'launch-soon': {
    subject: 'The launch is on {at|moment}',
    lines: [
      'In a day or less the portal opens to everybody, by itself: on {at|moment}.',
      'Two administrators let it go on without: {overridden}.',
      'No longer counts, because its day has passed: {ended}.',
      'Look once more at what has turned red since the time was set: the launch happens all the same. It can be moved or called off until its minute.',
    ],
  },
  'launch-override-asked': {
    subject: 'To confirm: launch without {check}',
    lines: [
      '{by} wants the launch to go on without the check {check}:',
      '{reason|quote}',
      'It counts only when a second administrator confirms it. Look at the reason first.',
    ],
  },
}

export const LAUNCH_NOTICES_ES: LaunchNotices = {
  launched: {
    subject: '{portal} está abierto a todo el mundo',
    lines: [
      'Desde el {at|day} todo el mundo puede ver y usar los datos en los que usted ha trabajado.',
      'Conjuntos de datos: {datasets}. Filas: {rows}. Departamentos: {departments}.',
      'Gracias. El material de prensa contiene las cifras, la declaración e imágenes para difundir.',
    ],
  },
  'launched-partner': {
    subject: '{portal} está abierto a todo el mundo',
    lines: [
      'Desde el {at|day} los datos abiertos de la ciudad están a disposición de todo el mundo, gratis y sin cuenta.',
      'Conjuntos de datos: {datasets}. Filas: {rows}. Departamentos: {departments}.',
      'El material de prensa contiene textos, imágenes y un cartel para su sitio, su boletín o sus miembros.',
      'Recibe este único correo porque la ciudad le ha nombrado entre quienes acompañan la apertura. Preguntas: {contact}.',
    ],
  },
  'launch-scheduled': {
    subject: 'La apertura está fijada para el {at|moment}',
    lines: [
      '{by} ha fijado la apertura para el {at|moment}. En ese minuto todo el mundo verá el portal, sin más pasos.',
      'Hasta entonces se puede mover o cancelar en la consola.',
    ],
  },
  'launch-soon': {
    subject: 'La apertura es el {at|moment}',
    lines: [
      'En un día o menos el portal se abre a todo el mundo, sin más pasos: el {at|moment}.',
      'Dos administradores han decidido seguir adelante sin: {overridden}.',
      'Ya no cuenta, porque su día ha pasado: {ended}.',
      'Mire una vez más qué se ha puesto en rojo desde que se fijó la hora: la apertura se hace de todos modos. Se puede mover o cancelar hasta su minuto.',
    ],
  },
  'launch-override-asked': {
    subject: 'Por confirmar: abrir sin {check}',
    lines: [
      '{by} quiere que la apertura siga adelante sin la comprobación {check}:',
      '{reason|quote}',
      'Solo cuenta cuando otra persona con el mismo cargo lo confirma. Lea antes el motivo.',
    ],
  },
}
