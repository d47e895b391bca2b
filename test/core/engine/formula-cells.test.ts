// Which cells a spreadsheet would run. The SQL twin is held by the engine's property test.
import { isFormula } from '../../../core/engine/formula-cells.ts'

const cells = [
  { cell: '=1+1', gives: true },
  { cell: "+cmd|' /C calc'!A0", gives: true },
  { cell: '-2+3', gives: true },
  { cell: '@SUM(A1)', gives: true },
  { cell: '\t=1', gives: true },
  { cell: '=a\nb', gives: true },
  { cell: '-5', gives: false },
  { cell: '-', gives: false },
  { cell: '+1 (415) 555-0100', gives: false },
  { cell: 'a=b', gives: false },
  { cell: "'=1", gives: false },
  { cell: '', gives: false },
]
for (const { cell, gives } of cells) {
  test(`${JSON.stringify(cell)} ${gives ? 'runs' : 'is text'}`, () => expect(isFormula(cell)).toBe(gives))
}
