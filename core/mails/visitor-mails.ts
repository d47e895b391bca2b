// core/mails/visitor-mails.ts: mails to people without an account: the answer to what they said, and an invitation they asked for.
import type { Feedback } from '../feedback.ts'
import type { Language } from '../languages.ts'
import { MAIL_WORDS, type Mail, type MailPortal } from '../mail.ts'
import type { IsoTime } from '../model.ts'
import { fill } from './fill.ts'
import type { NoticeText } from './kinds.ts'

interface VisitorTexts {
  readonly hello: string
  readonly answer: NoticeText
  readonly invitation: NoticeText
}

const TEXTS: Readonly<Record<Language, VisitorTexts>> = {
  en: {
    hello: 'Hello,',
    answer: {
      subject: 'Your message to {portal}',
      lines: [
        'thank you for telling us what you think of the portal. Our answer:',
        '{answer|quote}',
        'You wrote on {at|day}:',
        '{message|quote}',
        '{portal} ({contact})',
        '--\nYou get this mail because you left this address with your message. It is forgotten 30 days from now.',
      ],
    },
    invitation: {
      subject: 'Your invitation to {portal}',
      lines: [
        'with the link above you get into {portal} in your browser. It holds until {until|day}. Please do not pass it on.',
        '{portal} ({contact})',
        '--\nYou get this mail because somebody put this address into the form of the portal. If that was not you, you need not do anything.',
      ],
    },
  },
  es: {
    hello: 'Hola:',
    answer: {
      subject: 'Su mensaje a {portal}',
      lines: [
        'gracias por decirnos qué le parece el portal. Nuestra respuesta:',
        '{answer|quote}',
        'Usted escribió el {at|day}:',
        '{message|quote}',
        '{portal} ({contact})',
        '--\nRecibe este correo porque dejó esta dirección con su mensaje. Se borrará dentro de 30 días.',
      ],
    },
    invitation: {
      subject: 'Su invitación a {portal}',
      lines: [
        'con el enlace de arriba entra en {portal} con su navegador. Vale hasta el {until|day}. Por favor, no lo reenvíe.',
        '{portal} ({contact})',
        '--\nRecibe este correo porque alguien escribió esta dirección en el formulario del portal. Si no fue usted, no tiene que hacer nada.',
      ],
    },
  },
}

/** The answer, in the language in which the visitor read the form. */
export function answerMail(feedback: Feedback & { readonly state: 'answered' }, portal: MailPortal): Mail {
  const { language, message, at, contact, answered } = feedback
  const facts = { answer: answered.text, message, at, portal: portal.name, contact: portal.contact }
  const { subject, lines } = fill(TEXTS[language].answer, facts, MAIL_WORDS[language])
  return mail(contact?.email ?? '', subject, [TEXTS[language].hello, ...lines])
}

/** @param link a whole address, too long for a line that is cut @param until when it stops working */
export function invitationMail(to: string, language: Language, link: string, until: IsoTime, portal: MailPortal): Mail {
  const facts = { until, portal: portal.name, contact: portal.contact }
  const { subject, lines } = fill(TEXTS[language].invitation, facts, MAIL_WORDS[language])
  return mail(to, subject, [TEXTS[language].hello, link, ...lines])
}

function mail(to: string, subject: string, parts: readonly string[]): Mail {
  return { to, subject, text: parts.join('\n\n'), headers: [] }
}
