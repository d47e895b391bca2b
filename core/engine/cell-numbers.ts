// core/engine/cell-numbers.ts: numbers of spreadsheet cells as plain decimal text, and text that hides characters in escapes.

/** Digits that spreadsheets show and promise to keep. */
const DIGITS = 15

/**
 * The number of a cell as a person would write it: the shortest decimal of at most 15 digits, no exponent below 1e21.
 *
 * Binary leftovers such as `0.30000000000000004` go; whole numbers keep all their digits.
 *
 * @param stored as it stands in the file, e.g. `1.2E-3`
 * @returns undefined when it is no number
 */
export function plainNumber(stored: string): string | undefined {
  const text = stored.trim()
  if (/^-?[1-9]\d{0,20}$/.test(text)) return text
  const value = Number(text)
  if (text === '' || !Number.isFinite(value) || /^[-+]?0[xob]/i.test(text)) return undefined
  return decimalText(value)
}

/** A finite number as decimal text; see `plainNumber`. */
export function decimalText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value + 0)
  const [mantissa, exponent] = value.toExponential(DIGITS - 1).split('e') as [string, string]
  const power = Number(exponent)
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '')
  const sign = value < 0 ? '-' : ''
  if (power >= 21 || power < -30) return String(Number(value.toPrecision(DIGITS)))
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`
  if (digits.length <= power + 1) return sign + digits.padEnd(power + 1, '0')
  return `${sign}${digits.slice(0, power + 1)}.${digits.slice(power + 1)}`
}

/**
 * Text of a cell with the escapes of Office Open XML taken back: `_x000D_` is a carriage return, `_x005F_` an underscore.
 *
 * NUL stays in its escape, for no text file may hold it.
 */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (escaped, hex: string) =>
    hex === '0000' ? escaped : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Characters that XML cannot hold or does not keep, and text that looks like an escape. */
const NEEDS_ESCAPE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g

/** The way back from `withoutEscapes`. */
export function withEscapes(text: string): string {
  return text.replace(NEEDS_ESCAPE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}
