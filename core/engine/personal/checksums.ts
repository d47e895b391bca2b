// core/engine/personal/checksums.ts: check digits of cards, accounts, vehicles and national ids.

/** Payment cards, ISO/IEC 7812-1. @param digits nothing else */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits[digits.length - 1 - back])
    const doubled = back % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** First digits and lengths that card networks use: a right check digit alone is met by every tenth number. */
const CARD_NUMBER =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|(?:2131|1800)\d{11}|6\d{15}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15})$/

/** Whether a cell holds a card number, spaces and dashes aside. */
export function holdsCardNumber(cell: string): boolean {
  return digitRuns(cell).some(isCardNumber)
}

/** Whether a cell holds a number with the length and the first digits of a card number, right or not. */
export function resemblesCardNumber(cell: string): boolean {
  return digitRuns(cell).some((digits) => CARD_NUMBER.test(digits))
}

export function isCardNumber(digits: string): boolean {
  return CARD_NUMBER.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits)
}

function digitRuns(cell: string): string[] {
  return (cell.match(/\d(?:[ -]?\d){11,18}(?!\d)/g) ?? []).map((run) => run.replace(/\D/g, ''))
}

/** ISO 13616: letters become 10 to 35, the first four characters go last, the number modulo 97 is 1. */
export function isIban(text: string): boolean {
  const plain = text.replace(/[ -]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false
  const turned = plain.slice(4) + plain.slice(0, 4)
  let rest = 0
  for (const sign of turned) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest === 1
}

/** Routing numbers of US banks: weights 3, 7, 1. */
export function isRoutingNumber(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits)) return false
  return weighted(digits, [3, 7, 1]) % 10 === 0
}

const VIN_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGH', ...'JKLMN', ...'P', ...'R', ...'STUVWXYZ'].map((letter) => [letter, vinValue(letter)]),
)
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

function vinValue(letter: string): number {
  if (letter <= 'H') return letter.charCodeAt(0) - 64
  if (letter <= 'R') return letter.charCodeAt(0) - 73
  return letter.charCodeAt(0) - 81
}

/** Vehicle identification numbers, 49 CFR 565: the ninth character checks the others. */
export function isVin(text: string): boolean {
  const vin = text.toUpperCase()
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin) || !/\d{2}$/.test(vin) || !/[A-Z]/.test(vin)) return false
  const values = [...vin].map((sign) => VIN_VALUES[sign] ?? Number(sign))
  const rest = values.reduce((sum, value, at) => sum + value * VIN_WEIGHTS[at]!, 0) % 11
  return vin[8] === (rest === 10 ? 'X' : String(rest))
}

/** Spanish DNI and NIE: the letter is the number modulo 23. */
export function isSpanishId(text: string): boolean {
  const plain = text.replace(/[ .-]/g, '').toUpperCase()
  const parts = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(plain)
  if (!parts || (parts[1] === '') !== (parts[2]!.length === 8)) return false
  const number = Number(`${parts[1] === '' ? '' : 'XYZ'.indexOf(parts[1]!)}${parts[2]}`)
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === parts[3]
}

/** French social security numbers: the last two digits are 97 less the rest modulo 97; Corsica counts as 19 and 18. */
export function isFrenchId(text: string): boolean {
  const plain = text.replace(/[ .-]/g, '').toUpperCase()
  if (!/^[12]\d{4}(?:\d\d|2[AB])\d{8}$/.test(plain)) return false
  const number = plain.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - Number(BigInt(number) % 97n) === Number(plain.slice(13))
}

/** German tax ids, ISO 7064 mod 11,10: eleven digits, the first is not 0 and one of ten comes twice or thrice. */
export function isGermanTaxId(text: string): boolean {
  const plain = text.replace(/[ /-]/g, '')
  if (!/^[1-9]\d{10}$/.test(plain)) return false
  const distinct = new Set(plain.slice(0, 10)).size
  if (distinct !== 9 && distinct !== 8) return false
  let product = 10
  for (const digit of plain.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(plain[10])
}

/** Social security numbers of the US, with or without dashes: area not 000, 666 or 9xx, group not 00, serial not 0000. */
export function isSocialSecurityNumber(text: string): boolean {
  return /^(?!000|666|9)\d{3}[- ]?(?!00)\d\d[- ]?(?!0000)\d{4}$/.test(text)
}

function weighted(digits: string, weights: readonly number[]): number {
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at % weights.length]!, 0)
}
