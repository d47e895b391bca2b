// core/engine/personal/mask.ts: how a cell is shown to a reviewer: its shape, nothing of what it says.
import type { PersonalClassName } from './classes.ts'

const MOST = 40

type Mask = (cell: string) => string

/** Letters become x and X, digits 9; marks stay. */
const shape: Mask = (cell) => cell.replace(/[\p{L}\p{M}]/gu, letter).replace(/\p{N}/gu, '9')
/** The same, but words do not tell their length. */
const words: Mask = (cell) =>
  cell
    .replace(/\p{L}[\p{L}\p{M}'’.-]*/gu, (word) =>
      word.length > 1 && word === word.toUpperCase() ? 'XXX' : `${letter(word)}xx`,
    )
    .replace(/\p{N}/gu, '9')
const letter = (sign: string): string => (/^\p{Lu}/u.test(sign) ? 'X' : 'x')
const length: Mask = (cell) => `${cell.length} characters`

const MASKS: Readonly<Partial<Record<PersonalClassName, Mask>>> = {
  PERSON_NAME: words,
  EMAIL: (cell) => (/@/.test(cell) ? 'xxx@xxx.xx' : shape(cell)),
  STREET_ADDRESS: words,
  SECRET: length,
  USERNAME: length,
  FREE_TEXT: length,
  DEMOGRAPHIC: words,
}

/** Shows the form of a cell of a class, at most 40 characters: `xxx@xxx.xx`, `(999) 999-9999`, `Xxx Xxx`. */
export function maskCell(name: PersonalClassName, cell: string): string {
  const line = cell.trim().replace(/\s+/g, ' ')
  const masked = (MASKS[name] ?? shape)(line)
  return masked.length > MOST ? `${masked.slice(0, MOST)}...` : masked
}
