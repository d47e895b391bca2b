// core/sign-off-texts.ts: what is said about sign-off policies and their changes, in each language. Free of Node, for browsers too.
import type { Language } from './languages.ts'

const en = {
  days: (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`,
  and: (before: string, last: string) => `${before} and ${last}`,
  oneSignature: 'One signature.',
  inOrder: 'One after the other, in this order.',
  together: 'All at the same time, in any order.',
  published: 'Published',
  listedOnly: 'Listed with the reason; the data is not published',
  step: (role: string, days: string) => `${role} within ${days}`,
  deputySigns: (deputy: string) => `; ${deputy} may sign instead when it is late`,

  drawing: {
    checked: 'File is checked',
    within: (days: string) => `within ${days}`,
    deputy: (role: string) => `deputy: ${role}`,
    published: ['Published'] as readonly string[],
    listed: ['Listed with the reason', 'not published'] as readonly string[],
    together: (roles: readonly string[]) => `at the same time ${roles.join(', ')}`,
    inOrder: (roles: readonly string[]) => roles.join(', then '),
    words: (signing: string, outcome: string) =>
      `The file is checked, then ${signing}, then: ${outcome.toLowerCase()}.`,
  },

  changes: {
    isNew: (title: string) => `${title}: new.`,
    wasCalled: (title: string) => `was called ${title}.`,
    otherDescription: 'its description is another.',
    nowPublished: 'is published from now on.',
    nowListed: 'is listed only, no longer published.',
    inOrder: 'signed one after the other.',
    together: 'signed at the same time.',
    order: (roles: readonly string[]) => `the order is ${roles.join(', then ')}.`,
    noLongerNeeded: (role: string) => `${role} is no longer needed.`,
    needed: (step: string) => `${step} is needed, too.`,
    otherDays: (role: string, now: string, before: number) => `${role} has ${now} instead of ${before}.`,
    deputy: (deputy: string, role: string) => `${deputy} is the deputy of ${role}.`,
    noDeputy: (role: string) => `there is no deputy of ${role}.`,
    raised: (title: string, classes: string) => `Raised to ${title} by: ${classes}.`,
    notRaised: (title: string, classes: string) => `No longer raised to ${title} by: ${classes}.`,
    asked: (role: string, question: string) => `${role} is asked: “${question}”`,
    notAsked: (role: string, question: string) => `${role} is no longer asked: “${question}”`,
    reordered: (role: string) => `The questions for ${role} stand in another order, or under another topic.`,
  },

  /** What holds for every classification, whatever the policy says: the code keeps it. */
  separation: [
    'Nobody signs a file that they uploaded, or that they had checked again for a colleague.',
    'Each role is signed by another person: nobody signs the same version twice.',
    'A signature is bound to exactly the data, the description and the redactions that were looked at. When one of them changes, it counts no more.',
    'Every question is answered, not just ticked. Whoever answers “no” sends the version back with the reason.',
    'A role counts only where it was granted. Signing in a role that was taken away is refused at once.',
    'A deputy may sign only when whoever is in charge is late, and the signature says so.',
    'Where reviewers have agreed in advance, a new version is published without waiting only if it brings nothing new; anything unusual goes to review.',
    'A review that has begun keeps the policy of its beginning. A change of the policy counts for reviews that begin later.',
  ] as readonly string[],
}

const es: typeof en = {
  days: (days) => `${days} ${days === 1 ? 'día' : 'días'}`,
  and: (before, last) => `${before} y ${last}`,
  oneSignature: 'Una sola firma.',
  inOrder: 'Una firma tras otra, en este orden.',
  together: 'Todas a la vez, en cualquier orden.',
  published: 'Se publica',
  listedOnly: 'Figura en la lista con el motivo; los datos no se publican',
  step: (role, days) => `${role}, en un plazo de ${days}`,
  deputySigns: (deputy) => `; si se retrasa, puede firmar en su lugar ${deputy}`,

  drawing: {
    checked: 'Se comprueba el archivo',
    within: (days) => `plazo: ${days}`,
    deputy: (role) => `suplente: ${role}`,
    published: ['Se publica'],
    listed: ['Figura con el motivo', 'no se publica'],
    together: (roles) => `firman a la vez ${roles.join(', ')}`,
    inOrder: (roles) => `firma ${roles.join(', luego ')}`,
    words: (signing, outcome) => `Se comprueba el archivo, luego ${signing}, y al final: ${outcome.toLowerCase()}.`,
  },

  changes: {
    isNew: (title) => `${title}: nueva.`,
    wasCalled: (title) => `se llamaba ${title}.`,
    otherDescription: 'su descripción es otra.',
    nowPublished: 'se publica a partir de ahora.',
    nowListed: 'solo figura en la lista, ya no se publica.',
    inOrder: 'las firmas van una tras otra.',
    together: 'las firmas van todas a la vez.',
    order: (roles) => `el orden es ${roles.join(', luego ')}.`,
    noLongerNeeded: (role) => `ya no hace falta ${role}.`,
    needed: (step) => `también hace falta ${step}.`,
    otherDays: (role, now, before) => `${role} tiene ${now} en lugar de ${before}.`,
    deputy: (deputy, role) => `el suplente de ${role} es ${deputy}.`,
    noDeputy: (role) => `ya no hay suplente de ${role}.`,
    raised: (title, classes) => `Pasan a ${title} los conjuntos con: ${classes}.`,
    notRaised: (title, classes) => `Ya no pasan a ${title} los conjuntos con: ${classes}.`,
    asked: (role, question) => `${role}: nueva pregunta, «${question}»`,
    notAsked: (role, question) => `${role}: ya no se pregunta «${question}»`,
    reordered: (role) => `${role}: las preguntas están en otro orden o bajo otro tema.`,
  },

  separation: [
    'Nadie firma un archivo que haya subido, ni uno que haya mandado comprobar de nuevo en nombre de otra persona.',
    'Cada función la firma una persona distinta: nadie firma dos veces la misma versión.',
    'Una firma vale solo para los datos, la descripción y las supresiones que se revisaron. Si algo de eso cambia, deja de valer.',
    'Cada pregunta se responde, no basta con marcarla. Quien responde «no» devuelve la versión e indica el motivo.',
    'Una función vale solo donde se concedió. Firmar con una función retirada se rechaza al instante.',
    'Un suplente puede firmar solo cuando la persona responsable se retrasa, y la firma lo indica.',
    'Cuando los revisores han dado su acuerdo por adelantado, una nueva versión se publica sin espera solo si no trae nada nuevo; todo lo inusual va a revisión.',
    'Una revisión que ya ha empezado conserva la política con la que empezó. Un cambio de la política vale para las revisiones posteriores.',
  ],
}

const TEXTS: Readonly<Record<Language, typeof en>> = { en, es }

export const signOffTexts = (language: Language) => TEXTS[language]
