// core/catalog/readme.ts: the README.txt beside the files of a version: what they are, whose, under which licence, and the notice of the stage. Pure.
import { departmentNamed } from '../departments.ts'
import { type Language, languagesOf } from '../languages.ts'
import type { Column, Distribution, IsoTime, Metadata } from '../model.ts'
import { noticeText } from '../notice.ts'
import { datasetPath, versionPath } from './addresses.ts'
import { licenceOf } from './licences.ts'
import { contextIn } from './localised.ts'
import type { SiteContext } from './published.ts'

export interface ReadmeOf {
  readonly slug: string
  readonly number: number
  readonly publishedAt: IsoTime
  readonly metadata: Metadata
  readonly rows: number
  readonly columns: readonly Column[]
  readonly distributions: readonly Distribution[]
}

const en = {
  beta: 'BETA',
  version: 'Version',
  published: 'Published',
  rows: 'Rows',
  department: 'Department',
  licence: 'Licence',
  conditions: 'Conditions',
  contact: 'Contact',
  source: 'Source',
  newest: 'Newest version, corrections and withdrawals',
  columns: 'Columns',
  files: 'Files, with their SHA-256',
  never: 'This file was written when the version was published and never changes.',
}

const es: typeof en = {
  beta: 'BETA',
  version: 'Versión',
  published: 'Publicada',
  rows: 'Filas',
  department: 'Departamento',
  licence: 'Licencia',
  conditions: 'Condiciones',
  contact: 'Contacto',
  source: 'Fuente',
  newest: 'Versión más reciente, correcciones y retiradas',
  columns: 'Columnas',
  files: 'Archivos, con su SHA-256',
  never: 'Este archivo se escribió al publicar la versión y no cambia nunca.',
}

const WORDS: Readonly<Record<Language, typeof en>> = { en, es }
const BREAK = `\n\n${'='.repeat(72)}\n\n`

/** In every language of the portal, the city's first one first. Plain text, lines end with a line feed. */
export function readmeText(context: SiteContext, version: ReadmeOf): string {
  return `${languagesOf(context.city)
    .map((language) => inOne(contextIn(context, language), version))
    .join(BREAK)}\n`
}

function inOne(context: SiteContext, version: ReadmeOf): string {
  const { city, language, url, notice, stage } = context
  const { slug, number, metadata } = version
  const words = WORDS[language]
  const own = metadata.translations?.[language]
  const licence = licenceOf(metadata.license)
  const facts = [
    [words.version, String(number)],
    [words.published, version.publishedAt],
    [words.rows, String(version.rows)],
    [words.department, departmentNamed(city, [], metadata.departmentId).name],
    [words.licence, [licence.name, licence.url].filter(Boolean).join(', ')],
    [words.conditions, own?.conditions ?? metadata.conditions ?? ''],
    [words.contact, [metadata.contactName, metadata.contactEmail || city.contactEmail].filter(Boolean).join(', ')],
    [words.source, url + versionPath(slug, number)],
    [words.newest, url + datasetPath(slug)],
  ].filter(([, value]) => value !== '')
  const label = stage === 'beta' ? `${words.beta}: ` : ''
  const parts = [
    `${oneLine(own?.title ?? metadata.title)}\n${oneLine(`${city.name} · ${city.portalName}`)}`,
    notice.mode === 'none' ? '' : label + oneLine(noticeText(notice, language)),
    (own?.description ?? metadata.description).trim(),
    facts.map(([name, value]) => `${name}: ${oneLine(value!)}`).join('\n'),
    `${words.columns}\n${columnLines(version, language).join('\n')}`,
    `${words.files}\n${version.distributions.map(({ name, sha256 }) => `- ${name}  ${sha256}`).join('\n')}`,
    words.never,
  ]
  return parts.filter(Boolean).join('\n\n')
}

function columnLines({ metadata, columns }: ReadmeOf, language: Language): string[] {
  const translated = metadata.translations?.[language]?.columns ?? []
  return columns.map(({ name, type }) => {
    const about = {
      ...metadata.columns.find((column) => column.name === name),
      ...translated.find((column) => column.name === name),
    }
    const title = about.title && about.title !== name ? ` – ${about.title}` : ''
    return oneLine(`- ${name} (${type})${title}${about.description ? `: ${about.description}` : ''}`)
  })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
