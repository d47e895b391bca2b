// What spreadsheets keep for days and times, and what their formats say.
import { builtInFormat, cellFormat, serialOf, shownText } from '../../../core/engine/cell-dates.ts'

const formats = [
  { code: 'yyyy-mm-dd', gives: 'date' },
  { code: 'm/d/yy h:mm', gives: 'datetime' },
  { code: '[$-409]m/d/yy h:mm AM/PM;@', gives: 'datetime' },
  { code: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', gives: 'date' },
  { code: 'mmm-yy', gives: 'date' },
  { code: 'mmmm', gives: 'date' },
  { code: 'h:mm:ss', gives: 'time' },
  { code: 'mm:ss', gives: 'time' },
  { code: 'mm:ss.0', gives: 'time' },
  { code: '[h]:mm:ss', gives: 'elapsed' },
  { code: 'General', gives: 'number' },
  { code: '0%', gives: 'number' },
  { code: '0.00E+00', gives: 'number' },
  { code: '#,##0.00 "days"', gives: 'number' },
  { code: '"Day "0', gives: 'number' },
  { code: '[Red]-#,##0', gives: 'number' },
  { code: '_("$"* #,##0.00_)', gives: 'number' },
  { code: '_-* #,##0\\ "€"_-', gives: 'number' },
  { code: '00000', gives: 'code' },
  { code: '000\\-00\\-0000', gives: 'code' },
  { code: '0', gives: 'number' },
  { code: '@', gives: 'number' },
]
for (const { code, gives } of formats) {
  test(`cellFormat: ${code} shows a ${gives}`, () => expect(cellFormat(code).kind).toBe(gives))
}

test('builtInFormat: the numbered formats of dates and times are known', () => {
  const kinds = [0, 9, 14, 20, 22, 46, 47, 49, 57].map((id) => builtInFormat(id).kind)
  expect(kinds).toEqual(['number', 'number', 'date', 'time', 'datetime', 'elapsed', 'time', 'number', 'date'])
})

const shown: readonly { code: string; serial: number; is1904?: boolean; gives: string | undefined; why?: string }[] = [
  { code: 'yyyy-mm-dd', serial: 45413, gives: '2024-05-01' },
  { code: 'yyyy-mm-dd', serial: 43951, is1904: true, gives: '2024-05-01' },
  { code: 'yyyy-mm-dd', serial: 0, is1904: true, gives: '1904-01-01' },
  { code: 'yyyy-mm-dd', serial: 45413.75, gives: '2024-05-01' },
  { code: 'yyyy-mm-dd', serial: 1, gives: '1900-01-01' },
  { code: 'yyyy-mm-dd', serial: 59, gives: '1900-02-28' },
  { code: 'yyyy-mm-dd', serial: 60, gives: undefined, why: 'the 29th of February 1900 never was' },
  { code: 'yyyy-mm-dd', serial: 61, gives: '1900-03-01' },
  { code: 'yyyy-mm-dd', serial: 0, gives: undefined },
  { code: 'yyyy-mm-dd', serial: -1, gives: undefined },
  { code: 'yyyy-mm-dd', serial: 2_958_465, gives: '9999-12-31' },
  { code: 'yyyy-mm-dd', serial: 2_958_466, gives: undefined },
  { code: 'm/d/yy h:mm', serial: 45413.416666666664, gives: '2024-05-01T10:00:00' },
  { code: 'm/d/yy h:mm', serial: 45413, gives: '2024-05-01T00:00:00' },
  { code: 'm/d/yy h:mm', serial: 45413.999999999, gives: '2024-05-02T00:00:00', why: 'a binary leftover' },
  { code: 'm/d/yy h:mm:ss.000', serial: 45413.00000578704, gives: '2024-05-01T00:00:00.500' },
  { code: 'h:mm', serial: 0.5, gives: '12:00:00' },
  { code: 'h:mm', serial: 45413.5, gives: '12:00:00' },
  { code: '[h]:mm', serial: 1.0625, gives: '25:30:00' },
  { code: '00000', serial: 2134, gives: '02134' },
  { code: '00000', serial: 123_456, gives: '123456' },
  { code: '000\\-00\\-0000', serial: 12_345_678, gives: '012-34-5678' },
  { code: '00000', serial: 1.5, gives: undefined },
  { code: '0.00', serial: 1.5, gives: undefined },
]
for (const { code, serial, is1904 = false, gives, why } of shown) {
  test(`shownText: ${serial} as ${code}${is1904 ? ' from 1904' : ''} is ${gives}${why ? `, for ${why}` : ''}`, () =>
    expect(shownText(serial, cellFormat(code), is1904)).toBe(gives))
}

test('serialOf: days and moments from March 1900 to 9999 go there and back', () => {
  const moments = ['1900-03-01T00:00:00', '2024-02-29T23:59:59', '2024-05-01T10:00:00', '9999-12-31T23:59:59']
  const back = moments.map((moment) => shownText(serialOf(moment)!, cellFormat('yyyy-mm-dd hh:mm:ss'), false))
  expect(back).toEqual(moments)
})

const unkept = ['1900-02-28', '1899-12-31', '0001-01-01', '2024-05-01T10:00:00.123456', '12024-01-01', 'noon']
for (const iso of unkept) test(`serialOf: ${iso} cannot be kept`, () => expect(serialOf(iso)).toBeUndefined())
