// core/engine/plain-number.ts: decimal numbers in their shortest plain form.

const NUMBER = /^([-+]?)0*(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/
/** Beyond this many places a plain number is longer than anyone reads. */
const MOST_PLACES = 40

/**
 * Writes `+007.50`, `.5`, `5.0` and `1.5e+3` as `7.5`, `0.5`, `5` and `1500`; no digit is lost.
 *
 * @returns the text itself where it is no number, or one of more than 40 places
 */
export function plainNumber(text: string): string {
  const match = NUMBER.exec(text)
  if (!match || !/\d/.test(text)) return text
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (Math.abs(shift) > MOST_PLACES) return text
  const digits = whole + fraction
  const point = whole.length + shift
  const before = (point > 0 ? digits.slice(0, point).padEnd(point, '0') : '').replace(/^0+/, '') || '0'
  const after = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '')
  const plain = after === '' ? before : `${before}.${after}`
  return sign === '-' && plain !== '0' ? `-${plain}` : plain
}
