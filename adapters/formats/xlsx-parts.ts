// adapters/formats/xlsx-parts.ts: finds the parts of an XLSX workbook: its sheets, texts, styles, comments and links.
import type { Entry } from 'yauzl'
import { builtInFormat, type CellFormat, cellFormat, NUMBER_FORMAT } from '../../core/engine/cell-dates.ts'
import { findingOf } from '../../core/engine/findings.ts'
import type { UnpackLimits } from './archive-limits.ts'
import { readMember, type Zip } from './archive-zip.ts'
import { Unreadable } from './unreadable.ts'
import { readXml, type XmlHandlers } from './xml-events.ts'

/** The parts of a package by their names, whose case does not matter. */
export interface Package {
  readonly zip: Zip
  readonly entries: ReadonlyMap<string, Entry>
  readonly limits: UnpackLimits
}

export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

export interface WorkbookParts {
  /** Worksheets in the order of their tabs; sheets of charts and macros are none. */
  readonly sheets: readonly SheetPart[]
  readonly is1904: boolean
  readonly strings?: string
  readonly styles?: string
  readonly externalLinks: readonly string[]
  readonly hasMacros: boolean
}

export function packageOf(zip: Zip, limits: UnpackLimits): Package {
  const entries = new Map<string, Entry>()
  for (const [name, entry] of zip.members) entries.set(name.toLowerCase().replace(/^\//, ''), entry)
  return { zip, entries, limits }
}

/** @returns undefined when the package has no such part */
export function openPart(
  { zip, entries, limits }: Package,
  part: string,
  onBytes?: (unpacked: number) => void,
): AsyncGenerator<Buffer> | undefined {
  const entry = entries.get(part.toLowerCase())
  return entry && readMember(zip, entry, onBytes ? { limits, onBytes } : { limits })
}

async function readPart(from: Package, part: string, handlers: XmlHandlers): Promise<void> {
  const chunks = openPart(from, part)
  if (chunks) await readXml(chunks, handlers)
}

interface Relationship {
  readonly id: string
  /** Last part of its URI, for the long form differs between editions of the standard. */
  readonly type: string
  /** Name of a part, or an address outside. */
  readonly target: string
}

async function relationshipsOf(from: Package, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const found: Relationship[] = []
  await readPart(from, `${folder}_rels/${part.slice(slash)}.rels`, {
    onOpen: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship') return
      const target = TargetMode === 'External' ? Target : resolved(folder, Target)
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return found
}

/** A target seen from its folder; from the root where it begins with a slash. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** @throws Unreadable when there is no workbook in the package */
export async function readWorkbookParts(from: Package): Promise<WorkbookParts> {
  const root = await relationshipsOf(from, '')
  const workbook = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (workbook.toLowerCase().endsWith('.bin')) throw refused('it is a binary workbook (.xlsb)')
  if (!from.entries.has(workbook.toLowerCase())) throw refused('it has no list of sheets')

  const relationships = await relationshipsOf(from, workbook)
  const target = (type: string): string | undefined => relationships.find((link) => link.type === type)?.target
  const byId = new Map(relationships.map((link) => [link.id, link]))
  const sheets: SheetPart[] = []
  let is1904 = false
  await readPart(from, workbook, {
    onOpen: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904'])
      if (name !== 'sheet') return
      const link = byId.get(attributes['r:id'] ?? attributeEnding(attributes, ':id') ?? '')
      const isHidden = /hidden/i.test(attributes['state'] ?? '')
      if (link?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', isHidden, part: link.target })
    },
  })
  const [strings, styles] = [target('sharedStrings'), target('styles')]
  const links = relationships.filter(({ type }) => type === 'externalLink')
  return {
    sheets,
    is1904,
    externalLinks: await linkedFiles(from, links),
    hasMacros: [...from.entries.keys()].some((part) => /(^|\/)(vbaproject\.bin$|macrosheets\/)/.test(part)),
    ...(strings ? { strings } : {}),
    ...(styles ? { styles } : {}),
  }
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function attributeEnding(attributes: Readonly<Record<string, string>>, ending: string): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(ending))?.[1]
}

function refused(found: string): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found }))
}

/** Names of the files behind external links, without their folders, which may tell of people. */
async function linkedFiles(from: Package, links: readonly Relationship[]): Promise<string[]> {
  const names = new Set<string>()
  for (const { target } of links) {
    const [file] = await relationshipsOf(from, target)
    const path = (file?.target ?? '').replaceAll('%20', ' ')
    names.add(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || 'another program')
  }
  return [...names]
}

/** What each cell style shows; the index is the style of a cell. */
export async function readCellFormats(from: Package, styles: string | undefined): Promise<CellFormat[]> {
  const own = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  let isCells = false
  if (styles === undefined) return formats
  await readPart(from, styles, {
    onOpen: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), cellFormat(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        formats.push(own.get(id) ?? (id < 164 ? builtInFormat(id) : NUMBER_FORMAT))
      }
    },
    onClose: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  return formats
}

/** Comments and notes of a sheet; a thread of comments also leaves a note for old programs, which is not counted. */
export async function countComments(from: Package, sheet: string): Promise<number> {
  let count = 0
  for (const { type, target } of await relationshipsOf(from, sheet)) {
    if (type === 'threadedComment') {
      await readPart(from, target, { onOpen: (name) => void (name === 'threadedComment' && count++) })
    }
    if (type === 'comments') count += await countNotes(from, target)
  }
  return count
}

async function countNotes(from: Package, part: string): Promise<number> {
  const authors: string[] = []
  let isAuthor = false
  let count = 0
  await readPart(from, part, {
    onOpen: (name, attributes) => {
      if (name === 'author') {
        isAuthor = true
        authors.push('')
      } else if (name === 'comment' && !authors[Number(attributes['authorId'])]?.startsWith('tc=')) count++
    },
    onText: (text) => {
      if (isAuthor) authors[authors.length - 1] += text
    },
    onClose: (name) => {
      if (name === 'author') isAuthor = false
    },
  })
  return count
}
