// adapters/outside.ts: the real clock and real dice.
import { randomBytes } from 'node:crypto'
import type { Outside } from '../core/ports.ts'

export const outside: Outside = {
  now: () => new Date().toISOString(),
  random: (bytes) => randomBytes(bytes),
}
