// web/catalog/language/plan.ts: the release calendar and the plans of departments, in each language.
import type { Language } from '../../../core/languages.ts'
import type { Priority } from '../../../core/plan-entries.ts'

const en = {
  title: 'Release calendar',
  calendarName: (city: string) => `${city}: release calendar`,
  description: (who: string) =>
    `What ${who} will publish and when, what is late, and what is withheld, with the reason.`,
  lead: 'Everything that departments hold: what comes next, what is late, and what is withheld, with the reason.',
  departmentLead:
    'Everything that this department holds: what comes next, what is late, and what is withheld, with the reason.',
  departments: 'Departments',
  plan: 'Plan',
  planOf: (name: string) => `Plan of ${name}`,
  onTheWay: 'On the way',
  late: 'Late',
  published: 'Published',
  withheld: 'Withheld',
  inventory: 'Inventory of the city (CSV)',
  calendar: 'Days for your own calendar (iCalendar)',
  choice: 'Plans by department',
  allDepartments: 'All departments',
  jumps: 'On this page',
  missing: 'Do you miss a dataset?',
  ask: 'Ask for it',
  subject: 'Dataset wanted',
  lateNote: 'Their day has passed, and they are not public yet.',
  noDay: 'Without a day yet',
  withheldNote: 'The city holds this data and does not publish it. Each line says why.',
  more: ['more dataset', 'more datasets'] as readonly [string, string],
  nothing: 'Nothing is on the plan yet',
  nothingText: 'Departments are still listing what they hold. Tell us what you would like to see:',
  askForDataset: 'ask for a dataset',
  priority: { high: 'High priority', medium: 'Medium priority', low: 'Low priority' } as Readonly<
    Record<Priority, string>
  >,
  wholeDescription: 'All of the description',
}

const es: typeof en = {
  title: 'Calendario de publicación',
  calendarName: (city) => `${city}: calendario de publicación`,
  description: (who) => `Qué va a publicar ${who} y cuándo, qué lleva retraso y qué se reserva, con el motivo.`,
  lead: 'Todo lo que tienen los departamentos: lo próximo, lo que lleva retraso y lo que se reserva, con el motivo.',
  departmentLead:
    'Todo lo que tiene este departamento: lo próximo, lo que lleva retraso y lo que se reserva, con el motivo.',
  departments: 'Departamentos',
  plan: 'Plan',
  planOf: (name) => `Plan de ${name}`,
  onTheWay: 'En camino',
  late: 'Con retraso',
  published: 'Publicados',
  withheld: 'Reservados',
  inventory: 'Inventario de la ciudad (CSV)',
  calendar: 'Fechas para su propio calendario (iCalendar)',
  choice: 'Planes por departamento',
  allDepartments: 'Todos los departamentos',
  jumps: 'En esta página',
  missing: '¿Echa de menos algún conjunto de datos?',
  ask: 'Pídalo',
  subject: 'Solicitud de un conjunto de datos',
  lateNote: 'Su fecha ha pasado y todavía no son públicos.',
  noDay: 'Todavía sin fecha',
  withheldNote: 'La ciudad tiene estos datos y no los publica. Cada línea explica por qué.',
  more: ['conjunto de datos más', 'conjuntos de datos más'],
  nothing: 'Todavía no hay nada en el plan',
  nothingText: 'Los departamentos aún están anotando lo que tienen. Díganos qué le gustaría ver:',
  askForDataset: 'pida un conjunto de datos',
  priority: { high: 'Prioridad alta', medium: 'Prioridad media', low: 'Prioridad baja' },
  wholeDescription: 'Descripción completa',
}

export const planWords: Readonly<Record<Language, typeof en>> = { en, es }
