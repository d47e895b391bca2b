// core/feedback-refusals.ts: refusals around what visitors say and ask for; part of the table in core/errors.ts.

import type { Language } from './languages.ts'

export const FEEDBACK_REFUSALS = {
  'feedback-closed': {
    status: 409,
    say: 'Nobody is asked what they think of the portal now.',
    fix: 'Write to the contact of the portal instead; it stands at the end of every page.',
  },
  'too-many-requests': {
    status: 429,
    say: 'This came too often from your address.',
    fix: 'Wait an hour, then try again.',
  },
} as const

/** The same for visitors, in the language of their page: what they can do about it. */
const en = {
  'bad-request': 'Please look at it again: a message has 5 characters or more, and a mail address an @ and a domain.',
  'feedback-closed': 'The feedback period is over, or has not begun. You can still write to us by mail.',
  'too-many-requests': 'Too many messages came from your network within an hour. Please try again later.',
  busy: 'Others are writing at this moment. Please try again.',
}

const es: typeof en = {
  'bad-request': 'Revíselo, por favor: un mensaje tiene al menos 5 caracteres, y un correo una @ y un dominio.',
  'feedback-closed': 'El periodo de opiniones ha terminado o aún no ha empezado. Todavía puede escribirnos por correo.',
  'too-many-requests': 'Llegaron demasiados mensajes desde su red en una hora. Inténtelo más tarde, por favor.',
  busy: 'Otras personas están escribiendo en este momento. Inténtelo otra vez, por favor.',
}

export const VISITOR_PROBLEMS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, es }
