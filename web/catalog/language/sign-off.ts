// web/catalog/language/sign-off.ts: the page about how datasets are signed off, in each language.
import type { Language } from '../../../core/languages.ts'
import type { Question } from '../../../core/review-model.ts'

const en = {
  about: 'About',
  crumb: 'Sign-off',
  title: 'How datasets are signed off',
  description: (city: string) =>
    `Which people of ${city} look at a dataset before it is published, and what they are asked.`,
  lead: 'Before anything is published, people who answer for it look at it and sign. How many and who depends on how sensitive the dataset is.',
  version: 'Version of this policy',
  inForceSince: 'In force since',

  classes: 'Who signs what',
  classesTable: 'Table of classifications',
  columns: ['Classification', 'What it is for', 'Who must sign', 'Order', 'After the last signature'],
  published: ['dataset published', 'datasets published'] as readonly [string, string],
  listedOnly: 'listed only',

  drawing: 'The same as a drawing',
  drawingOf: (title: string) => `The way to publication: ${title}`,
  drawingText:
    'At any step a reviewer can send the version back with the reason. The department then corrects it, and a new version begins at the top.',

  personal: 'What personal data changes',
  personalText:
    'The portal looks for personal data in every file. What it finds can raise the classification that the department declared; nothing can lower it.',
  raisedTo: 'A dataset counts as',
  raisedBy: 'as soon as the check finds one of these:',
  raisesNothing: 'What the check finds raises no dataset; reviewers see it all the same.',

  questions: 'What they are asked',
  questionsText:
    'Whoever signs has answered every one of these. “Does not apply” needs a reason; “no” sends the version back.',
  topics: { legal: 'Law', privacy: 'Privacy', security: 'Security', quality: 'Quality' } as Readonly<
    Record<Question['topic'], string>
  >,

  separation: 'What always holds',
  history: 'How this policy came about',
  historyText: 'A change counts for reviews that begin after it; reviews under way keep what they began with.',
  versionNumber: (number: string) => `Version ${number}`,
  original: 'Came with the portal',
  since: 'Since',
}

const es: typeof en = {
  about: 'Acerca de',
  crumb: 'Aprobación',
  title: 'Cómo se aprueban los conjuntos de datos',
  description: (city) =>
    `Qué personas de ${city} revisan un conjunto de datos antes de publicarlo, y qué se les pregunta.`,
  lead: 'Antes de publicar algo, las personas responsables lo revisan y firman. Cuántas y quiénes depende de lo delicado que sea el conjunto de datos.',
  version: 'Versión de esta política',
  inForceSince: 'En vigor desde el',

  classes: 'Quién firma qué',
  classesTable: 'Tabla de clasificaciones',
  columns: ['Clasificación', 'Para qué es', 'Quién debe firmar', 'Orden', 'Después de la última firma'],
  published: ['conjunto publicado', 'conjuntos publicados'],
  listedOnly: 'solo en la lista',

  drawing: 'Lo mismo en un dibujo',
  drawingOf: (title) => `El camino hasta la publicación: ${title}`,
  drawingText:
    'En cualquier paso se puede devolver la versión indicando el motivo. El departamento la corrige entonces, y una nueva versión vuelve a empezar desde arriba.',

  personal: 'Qué cambian los datos personales',
  personalText:
    'El portal busca datos personales en cada archivo. Lo que encuentra puede elevar la clasificación que declaró el departamento; nada puede rebajarla.',
  raisedTo: 'Un conjunto de datos cuenta como',
  raisedBy: 'en cuanto la comprobación encuentra algo de esto:',
  raisesNothing: 'Lo que encuentra la comprobación no eleva ningún conjunto; los revisores lo ven igualmente.',

  questions: 'Qué se les pregunta',
  questionsText:
    'Quien firma ha respondido a todas estas preguntas. «No procede» necesita un motivo; «no» devuelve la versión.',
  topics: { legal: 'Derecho', privacy: 'Privacidad', security: 'Seguridad', quality: 'Calidad' },

  separation: 'Lo que vale siempre',
  history: 'Cómo se llegó a esta política',
  historyText:
    'Un cambio vale para las revisiones que empiezan después; las que están en curso conservan lo que tenían al empezar.',
  versionNumber: (number) => `Versión ${number}`,
  original: 'Venía con el portal',
  since: 'Desde el',
}

export const signOffPageWords: Readonly<Record<Language, typeof en>> = { en, es }
