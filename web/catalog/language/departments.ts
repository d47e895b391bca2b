// web/catalog/language/departments.ts: the directory of departments, in each language.
import type { Language } from '../../../core/languages.ts'

const en = {
  departments: 'Departments',
  description: (city: string) => `Who publishes the data of ${city}, and whom to ask about it.`,
  lead: 'Who publishes what, and whom to ask. What comes next:',
  calendar: 'the release calendar',
  onTheWay: (n: string) => `${n} on the way`,
  dissolvedBadge: (day: string) => `Dissolved ${day}`,
  contact: (name: string) => `Contact: ${name}`,
  datasetsOf: (name: string, city: string) => `Datasets of ${name}, ${city}.`,
  about: 'About',
  datasets: 'Datasets',
  dissolved: (day: string) => `This department was dissolved on ${day}.`,
  stays: 'What it published stays here.',
  subject: (name: string) => `About data of ${name}`,
  contactForData: 'Contact for data',
  deputy: 'Deputy',
  team: 'Open data team',
  whomToAsk: 'Whom to ask',
  website: 'Website',
  late: (n: string) => `${n} late`,
  withheld: (n: string) => `${n} withheld, with the reason`,
  plan: 'Plan',
  planOf: 'Plan of this department',
}

const es: typeof en = {
  departments: 'Departamentos',
  description: (city) => `Quién publica los datos de ${city} y a quién preguntar por ellos.`,
  lead: 'Quién publica qué y a quién preguntar. Lo que viene:',
  calendar: 'el calendario de publicación',
  onTheWay: (n) => `${n} en camino`,
  dissolvedBadge: (day) => `Disuelto el ${day}`,
  contact: (name) => `Contacto: ${name}`,
  datasetsOf: (name, city) => `Conjuntos de datos de ${name}, ${city}.`,
  about: 'Presentación',
  datasets: 'Conjuntos de datos',
  dissolved: (day) => `Este departamento se disolvió el ${day}.`,
  stays: 'Lo que publicó sigue aquí.',
  subject: (name) => `Sobre los datos de ${name}`,
  contactForData: 'Contacto para los datos',
  deputy: 'Suplente',
  team: 'Equipo de datos abiertos',
  whomToAsk: 'A quién preguntar',
  website: 'Sitio web',
  late: (n) => `${n} con retraso`,
  withheld: (n) => `${n} ${n === '1' ? 'reservado' : 'reservados'}, con el motivo`,
  plan: 'Plan',
  planOf: 'Plan de este departamento',
}

export const departmentWords: Readonly<Record<Language, typeof en>> = { en, es }
