// core/yearly-words.ts: the yearly reports and how each number was counted, in the words that staff and the public see.
import type { Language } from './languages.ts'
import type { YearNumber, YearNumberId } from './yearly-numbers.ts'
import type { UseKind, YearTextName } from './yearly-review.ts'

interface NumberWords {
  readonly name: string
  readonly how: string
}

const en = {
  about: 'About',
  title: 'Yearly reports',
  titleOf: (year: string) => `The year ${year}`,
  description: (city: string) => `What each year of the data portal of ${city} came to, in numbers and words.`,
  lead: 'Once a year we count what became of our data, say what went well and what did not, and what we change.',
  none: 'No report yet',
  noneText: 'The first one comes after the first year.',
  line: 'What each year came to:',
  lineLink: 'yearly reports',
  year: 'Year',
  published: 'Published',
  corrected: 'Corrected on',
  covers: 'Covers',
  counted: 'Counted on',
  until: (from: string, to: string) => `${from} to ${to}`,
  unfinished: 'The year was not over when these numbers were counted: they say what had happened by then.',
  numbers: 'In numbers',
  numbersText: 'Each number was counted from the records of the portal and is kept as it was on that day.',
  number: 'What',
  value: 'Number',
  before: (year: string) => `In ${year}`,
  how: 'How it was counted',
  nothing: 'nothing to count',
  share: (value: string, of: string, percent: string) => `${value} of ${of} (${percent} %)`,
  points: (value: string) => `${value} of 100`,
  change: (value: string) => `${value} points`,
  days: (value: string) => `${value} days`,
  use: 'How much it was used',
  useText: 'The portal keeps no record of its readers. These numbers come from elsewhere, each with its source.',
  noUse: 'The portal keeps no record of its readers, and nobody has counted them elsewhere.',
  source: 'Source',
  files: 'The numbers as a file:',
  csv: 'CSV',
  json: 'JSON',
  dates: 'What comes next',
  datesText: 'Days by which we look again. Each policy names its own on its page.',
  planReviewBy: 'The plan is looked at again by',
  yearlyReviewBy: 'The next yearly report is there by',
  plan: 'The plan',
  policies: 'The policies',
  texts: {
    wentWell: 'What went well',
    wentBadly: 'What did not',
    changes: 'What we change in the plan and the policies',
  } satisfies Record<YearTextName, string> as Readonly<Record<YearTextName, string>>,
  useKinds: {
    'page-views': 'Pages looked at',
    visits: 'Visits',
    downloads: 'Files downloaded',
    'api-calls': 'Calls of the API',
    uses: 'Uses that we know of',
  } satisfies Record<UseKind, string> as Readonly<Record<UseKind, string>>,
  numberWords: {
    'datasets-public': { name: 'Datasets that are public', how: 'At the end of the time.' },
    'datasets-new': { name: 'New datasets', how: 'Their first version became public within the time.' },
    'departments-public': { name: 'Departments with public data', how: 'At the end of the time.' },
    'rows-public': {
      name: 'Rows of public data',
      how: 'In the newest version of each dataset that was public at the end.',
    },
    'versions-published': { name: 'Versions published', how: 'Every version that became public within the time.' },
    withdrawals: { name: 'Versions withdrawn', how: 'Taken away within the time; each address says why.' },
    fresh: {
      name: 'Datasets that were as new as promised',
      how: 'At the end of the time, of those that promise a rhythm and are neither paused nor retired.',
    },
    late: {
      name: 'Times that data came late',
      how: 'The promised day and the days of grace after it passed within the time and no newer version had come. Pauses that have ended since are not known any more and count as late.',
    },
    'quality-mean': {
      name: 'Quality on average',
      how: 'Mean of the quality scores of the datasets that were public at the end, as of when each was checked.',
    },
    'quality-change': {
      name: 'Change of the quality',
      how: 'Mean change of the score of the datasets that were public at the beginning and at the end.',
    },
    'reviews-approved': {
      name: 'Versions approved by reviewers',
      how: 'The last sign-off that was needed was given within the time.',
    },
    'reviews-returned': {
      name: 'Versions sent back by reviewers',
      how: 'Returned within the time and not changed since.',
    },
    'review-days': {
      name: 'Days until everybody had signed',
      how: 'Median over the approved versions, from the beginning of the review to the last sign-off.',
    },
    'standing-approvals': {
      name: 'Versions let through by consent given in advance',
      how: 'They keep to what reviewers agreed to before.',
    },
    'feedback-received': { name: 'Messages from visitors', how: 'Feedback that arrived within the time.' },
    'feedback-answered': {
      name: 'Messages that were dealt with',
      how: 'Of those that arrived within the time: answered or closed when the numbers were counted.',
    },
    'plan-kept': {
      name: 'Datasets of the plan that came in time',
      how: 'Of the entries whose day lay within the time, as the plan stood when the numbers were counted: public by that day.',
    },
    'policies-in-force': { name: 'Policies in force', how: 'On the last day of the time.' },
    'policies-reviewed': {
      name: 'Policies looked at again in time',
      how: 'Of those whose review day lay within the time: a newer version was signed by that day.',
    },
  } satisfies Record<YearNumberId, NumberWords> as Readonly<Record<YearNumberId, NumberWords>>,
}

const es: typeof en = {
  about: 'Acerca de',
  title: 'Balances anuales',
  titleOf: (year) => `El año ${year}`,
  description: (city) => `El balance de cada año del portal de datos de ${city}, en cifras y en palabras.`,
  lead: 'Una vez al año contamos qué ha sido de nuestros datos, decimos qué fue bien y qué no, y qué cambiamos.',
  none: 'Todavía no hay ningún balance',
  noneText: 'El primero llega después del primer año.',
  line: 'El resultado de cada año:',
  lineLink: 'balances anuales',
  year: 'Año',
  published: 'Publicado',
  corrected: 'Corregido el',
  covers: 'Abarca',
  counted: 'Contado el',
  until: (from, to) => `del ${from} al ${to}`,
  unfinished: 'El año no había terminado cuando se contaron estas cifras: dicen lo que había ocurrido hasta entonces.',
  numbers: 'En cifras',
  numbersText: 'Cada cifra se contó a partir de los registros del portal y se conserva tal como era aquel día.',
  number: 'Qué',
  value: 'Cifra',
  before: (year) => `En ${year}`,
  how: 'Cómo se contó',
  nothing: 'nada que contar',
  share: (value, of, percent) => `${value} de ${of} (${percent} %)`,
  points: (value) => `${value} de 100`,
  change: (value) => `${value} puntos`,
  days: (value) => `${value} días`,
  use: 'Cuánto se ha usado',
  useText:
    'El portal no guarda ningún registro de quien lo lee. Estas cifras vienen de otra parte, cada una con su fuente.',
  noUse: 'El portal no guarda ningún registro de quien lo lee, y nadie lo ha contado en otra parte.',
  source: 'Fuente',
  files: 'Las cifras como archivo:',
  csv: 'CSV',
  json: 'JSON',
  dates: 'Lo que viene',
  datesText: 'Fechas hasta las que volvemos a mirar. Cada política indica la suya en su página.',
  planReviewBy: 'El plan se revisa hasta el',
  yearlyReviewBy: 'El próximo balance estará listo el',
  plan: 'El plan',
  policies: 'Las políticas',
  texts: {
    wentWell: 'Lo que fue bien',
    wentBadly: 'Lo que no fue bien',
    changes: 'Lo que cambiamos en el plan y en las políticas',
  },
  useKinds: {
    'page-views': 'Páginas vistas',
    visits: 'Visitas',
    downloads: 'Archivos descargados',
    'api-calls': 'Llamadas a la API',
    uses: 'Usos que conocemos',
  },
  numberWords: {
    'datasets-public': { name: 'Conjuntos de datos públicos', how: 'Al final del periodo.' },
    'datasets-new': { name: 'Conjuntos de datos nuevos', how: 'Su primera versión se hizo pública en el periodo.' },
    'departments-public': { name: 'Departamentos con datos públicos', how: 'Al final del periodo.' },
    'rows-public': {
      name: 'Filas de datos públicos',
      how: 'En la versión más reciente de cada conjunto de datos que era público al final.',
    },
    'versions-published': { name: 'Versiones publicadas', how: 'Todas las que se hicieron públicas en el periodo.' },
    withdrawals: { name: 'Versiones retiradas', how: 'Retiradas en el periodo; cada dirección dice por qué.' },
    fresh: {
      name: 'Conjuntos de datos tan actuales como se prometió',
      how: 'Al final del periodo, de los que prometen un ritmo y no están en pausa ni dados de baja.',
    },
    late: {
      name: 'Veces que los datos llegaron tarde',
      how: 'El día prometido y los días de gracia pasaron en el periodo sin que llegara una versión nueva. Las pausas que ya terminaron no se conocen y cuentan como retraso.',
    },
    'quality-mean': {
      name: 'Calidad media',
      how: 'Media de las puntuaciones de calidad de los conjuntos de datos públicos al final, según se comprobó cada uno.',
    },
    'quality-change': {
      name: 'Cambio de la calidad',
      how: 'Cambio medio de la puntuación de los conjuntos de datos que eran públicos al principio y al final.',
    },
    'reviews-approved': {
      name: 'Versiones aprobadas en revisión',
      how: 'La última firma necesaria se dio en el periodo.',
    },
    'reviews-returned': {
      name: 'Versiones devueltas en revisión',
      how: 'Devueltas en el periodo y sin cambios desde entonces.',
    },
    'review-days': {
      name: 'Días hasta que firmaron todos',
      how: 'Mediana de las versiones aprobadas, desde el comienzo de la revisión hasta la última firma.',
    },
    'standing-approvals': {
      name: 'Versiones aceptadas por un consentimiento previo',
      how: 'Respetan lo que se acordó antes en revisión.',
    },
    'feedback-received': { name: 'Mensajes de visitantes', how: 'Opiniones que llegaron en el periodo.' },
    'feedback-answered': {
      name: 'Mensajes atendidos',
      how: 'De los que llegaron en el periodo: respondidos o cerrados cuando se contaron las cifras.',
    },
    'plan-kept': {
      name: 'Conjuntos de datos del plan que llegaron a tiempo',
      how: 'De las entradas cuyo día caía en el periodo, según el plan cuando se contaron las cifras: públicas ese día.',
    },
    'policies-in-force': { name: 'Políticas en vigor', how: 'El último día del periodo.' },
    'policies-reviewed': {
      name: 'Políticas revisadas a tiempo',
      how: 'De aquellas cuyo día de revisión caía en el periodo: una versión nueva estaba firmada ese día.',
    },
  },
}

export const yearlyWords: Readonly<Record<Language, typeof en>> = { en, es }

/** How a language writes numbers. */
interface NumberWriter {
  readonly number: (value: number) => string
  /** With the digits behind the point that matter. */
  readonly measure: (value: number) => string
}

/** `12 of 15 (80 %)`, `83.5 of 100`, `+2.1 points`, `4.5 days`, `1,204`. */
export function yearNumberText(
  { id, unit, value, of }: YearNumber,
  language: Language,
  { number, measure }: NumberWriter,
): string {
  const words = yearlyWords[language]
  if (value === undefined) return words.nothing
  if (unit === 'share' && of) return words.share(number(value), number(of), number((100 * value) / of))
  if (unit === 'days') return words.days(measure(value))
  if (unit === 'count' || unit === 'share') return number(value)
  return id === 'quality-change' ? words.change(signed(value, measure)) : words.points(measure(value))
}

function signed(value: number, write: (value: number) => string): string {
  return value > 0 ? `+${write(value)}` : write(value).replace('-', '−')
}
