// Numbers and escapes of spreadsheet cells.
import { plainNumber, withEscapes, withoutEscapes } from '../../../core/engine/cell-numbers.ts'

const numbers: readonly { stored: string; gives: string | undefined }[] = [
  { stored: '0.30000000000000004', gives: '0.3' },
  { stored: '7.2999999999999995E-2', gives: '0.073' },
  { stored: '123.0', gives: '123' },
  { stored: '-0', gives: '0' },
  { stored: '1E3', gives: '1000' },
  { stored: '1.5E-7', gives: '0.00000015' },
  { stored: '1.2345E+20', gives: '123450000000000000000' },
  { stored: '1E+21', gives: '1e+21' },
  { stored: '-1234.5', gives: '-1234.5' },
  { stored: '9007199254740993', gives: '9007199254740993' }, // beyond 2^53: kept as it was written
  { stored: '99999999999999.95', gives: '100000000000000' },
  { stored: ' 12 ', gives: '12' },
  { stored: '', gives: undefined },
  { stored: '0x10', gives: undefined },
  { stored: 'NaN', gives: undefined },
  { stored: '12a', gives: undefined },
]
for (const { stored, gives } of numbers) {
  test(`plainNumber: ${JSON.stringify(stored)} is ${gives}`, () => expect(plainNumber(stored)).toBe(gives))
}

test('escapes of control characters go there and back, and so does text that looks like one', () => {
  const text = 'a\r\nb\u0001c_x000D_d\ufffe'
  expect(withEscapes(text)).toBe('a_x000D_\nb_x0001_c_x005F_x000D_d_xFFFE_')
  expect(withoutEscapes(withEscapes(text))).toBe(text)
})

test('the escape of NUL stays as it is', () => expect(withoutEscapes('a_x0000_b')).toBe('a_x0000_b'))
