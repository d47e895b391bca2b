// test/support/tree.ts: the project's own files, for tests about the project itself.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** Files that are, or are about to be, part of the project, relative to its root. */
export function projectFiles(...endings: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .filter((file) => existsSync(join(root, file)))
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Real city files and catalogs beside the project; they may be absent. */
export const material = join(root, '..', 'shared', 'data')
