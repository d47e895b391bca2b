// test/support/imports.ts: reads the import statements of a file.
import { dirname, join, normalize } from 'node:path'

export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, , typeOnly, from, dynamic, bare]) => ({
    from: file,
    to: resolve(file, (from ?? dynamic ?? bare)!),
    typeOnly: typeOnly !== undefined,
  }))
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`
}
