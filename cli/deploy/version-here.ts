// cli/deploy/version-here.ts: the release of this checkout.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '..', '..', 'package.json')

export function versionHere(): string {
  return JSON.parse(readFileSync(PACKAGE, 'utf8')).version
}
