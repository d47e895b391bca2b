// test/support/material.ts: the real city files beside the project, when they are there, and what people expect of them.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Handling, handlingSchema, NO_HANDLING } from '../../core/handling.ts'
import type { Review } from '../../core/report.ts'
import { handlingFrom } from '../../core/table-schema.ts'
import { checkFile } from '../adapters/engine/checking.ts'
import { material } from './tree.ts'

export { material }

/** Runs where the material is; elsewhere the test is skipped by its name. */
export const withMaterial = existsSync(material) ? test : test.skip

/** Datasets that are refused as they are, and why: what the publisher has to decide or to choose. */
export const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'datasets/chicago_law_settlements_2010.xls': ['workbook-external-link', 'workbook-formula'],
  'datasets/chicago_law_settlements_2012.xlsx': ['workbook-external-link', 'blank-row'],
  'datasets/chicago_law_settlements_2013.xlsx': ['workbook-external-link'],
  'datasets/chicago_law_settlements_2014.xlsx': ['workbook-formula'],
  'datasets/chicago_law_settlements_2015.xlsx': ['workbook-formula', 'blank-row'],
  'datasets/fr_communes_circonscriptions_gps.csv': ['missing-cell'],
  'datasets/fy09_edu_recipients_by_state.csv': ['blank-row'],
  'datasets/nyc_subway_gtfs.zip': ['archive-several'],
  'datasets/sample_gtfs_bom.zip': ['archive-several'],
}

/** Lines of a tab-separated table without its header. */
export function tableOf(name: string): string[][] {
  const unquoted = (cell: string): string => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  const lines = readFileSync(join(material, name), 'utf8').trimEnd().split('\n').slice(1)
  return lines.map((line) => line.split('\t').map(unquoted))
}

const known = new Map<string, Promise<Review>>()

/** The review of a file; each is checked once. */
export function reviewOf(file: string, handling: Handling = NO_HANDLING): Promise<Review> {
  const key = `${file} ${JSON.stringify(handling)}`
  const found =
    known.get(key) ??
    checkFile(join(material, file), { filename: basename(file), handling }).then(({ report }) => report)
  known.set(key, found)
  return found
}

/** What the test of another validator was told about the file, in words of `expectations.tsv`, as a handling. */
export function handlingFor(config: string): Handling {
  const reading: Record<string, unknown> = {}
  const schema = /schema=([^;]+)/.exec(config)?.[1]
  const base = schema
    ? handlingFrom(JSON.parse(readFileSync(join(material, 'validation', schema), 'utf8')))
    : NO_HANDLING
  if (config.includes('header=false')) reading['headerRow'] = 0
  if (config.includes('header row = 2')) reading['headerRow'] = 2
  if (config.includes('delimiter=;')) reading['delimiter'] = ';'
  const encoding = /encoding=([\w-]+)/.exec(config)?.[1]
  if (encoding) reading['encoding'] = encoding
  const sheet = /sheet=(\d+)/.exec(config)?.[1]
  if (sheet) reading['sheet'] = sheet
  return handlingSchema.parse({
    ...base,
    reading: { ...base.reading, ...reading },
    distinctRows: config.includes('check=duplicate-row'),
    foreignKeys: config.includes('fk cat->id') ? [{ column: 'cat', references: 'id' }] : base.foreignKeys,
  })
}
