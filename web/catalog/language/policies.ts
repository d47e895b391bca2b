// web/catalog/language/policies.ts: what stands around the city's policies, in each language. Their own texts are the city's.
import type { VersionState } from '../../../core/governance-documents.ts'
import type { Language } from '../../../core/languages.ts'
import type { DiffLine } from '../../../core/text-diff.ts'

const en = {
  about: 'About',
  title: 'Policies',
  description: (city: string) =>
    `The rules by which ${city} publishes data, each signed by the people who answer for it.`,
  lead: (city: string) =>
    `The rules by which ${city} publishes data. Each is signed by the people who answer for it, counts from a day, and is looked at again by a day. Earlier versions stay.`,
  all: 'All policies',
  none: 'No policy has been signed yet. The open data team is writing them.',
  signOff: 'Who signs what',
  signOffText: 'Which people look at a dataset before it is published:',
  signOffLink: 'how datasets are signed off',

  policy: 'Policy',
  versionHead: 'Version',
  inForce: 'In force',
  reviewBy: 'To be reviewed by',
  isComing: (number: string) => `${number} is coming`,
  from: 'from',
  since: 'since',
  overdue: 'overdue',

  comingTitle: (number: string) => `Version ${number} is coming.`,
  countsFrom: 'It counts from',
  readIt: 'Read it and see what changes',
  notYet: 'Not in force yet.',
  notYetText: 'This policy is signed and counts from',
  text: 'Text',
  wholeText: 'The whole text',
  versions: 'Versions',
  version: (number: string) => `Version ${number}`,
  titleOfVersion: (title: string, number: string) => `${title}, version ${number}`,
  inForceFrom: 'In force from',

  changedSince: 'What changed since',
  changedSinceLink: (number: string) => `version ${number}`,
  legendNew: 'What is new is',
  underlined: 'underlined',
  legendGone: 'what is gone is',
  struckOut: 'struck out',
  titleWas: 'The title was',
  titleIs: 'and is',
  sameText: 'The text is the same; what changed stands above.',
  lineStates: { same: '', added: 'New', removed: 'Gone', changed: 'Changed' } as Readonly<
    Record<DiffLine['state'], string>
  >,

  states: {
    coming: 'Coming',
    'in-force': 'In force',
    replaced: 'Replaced',
    overtaken: 'Replaced before its day',
  } as Readonly<Record<VersionState, string>>,
  stateFrom: (state: string) => `${state}, from`,

  whoSigned: 'Who signed it',
  whoSignedText: 'Each role is another person, and none of them wrote the text.',
  signed: 'Signed',
}

const es: typeof en = {
  about: 'Acerca de',
  title: 'Políticas',
  description: (city) => `Las reglas con las que ${city} publica datos, firmadas por las personas responsables.`,
  lead: (city) =>
    `Las reglas con las que ${city} publica datos. Cada una está firmada por las personas responsables, vale desde un día y se revisa antes de otro. Las versiones anteriores se conservan.`,
  all: 'Todas las políticas',
  none: 'Todavía no se ha firmado ninguna política. El equipo de datos abiertos las está redactando.',
  signOff: 'Quién firma qué',
  signOffText: 'Qué personas revisan un conjunto de datos antes de publicarlo:',
  signOffLink: 'cómo se aprueban los conjuntos de datos',

  policy: 'Política',
  versionHead: 'Versión',
  inForce: 'En vigor',
  reviewBy: 'Se revisa antes del',
  isComing: (number) => `la ${number} está en camino`,
  from: 'desde el',
  since: 'desde el',
  overdue: 'vencida',

  comingTitle: (number) => `La versión ${number} está en camino.`,
  countsFrom: 'Vale desde el',
  readIt: 'Léala y vea qué cambia',
  notYet: 'Todavía no está en vigor.',
  notYetText: 'Esta política está firmada y vale desde el',
  text: 'Texto',
  wholeText: 'El texto completo',
  versions: 'Versiones',
  version: (number) => `Versión ${number}`,
  titleOfVersion: (title, number) => `${title}, versión ${number}`,
  inForceFrom: 'En vigor desde el',

  changedSince: 'Qué ha cambiado desde la',
  changedSinceLink: (number) => `versión ${number}`,
  legendNew: 'Lo nuevo está',
  underlined: 'subrayado',
  legendGone: 'lo eliminado está',
  struckOut: 'tachado',
  titleWas: 'El título era',
  titleIs: 'y ahora es',
  sameText: 'El texto es el mismo; lo que ha cambiado figura arriba.',
  lineStates: { same: '', added: 'Nuevo', removed: 'Eliminado', changed: 'Cambiado' },

  states: {
    coming: 'En camino',
    'in-force': 'En vigor',
    replaced: 'Sustituida',
    overtaken: 'Sustituida antes de su fecha',
  },
  stateFrom: (state) => `${state}, desde el`,

  whoSigned: 'Quién la ha firmado',
  whoSignedText: 'Cada función es una persona distinta, y ninguna de ellas redactó el texto.',
  signed: 'Firmada',
}

export const policyWords: Readonly<Record<Language, typeof en>> = { en, es }
