// Every reason for lost points has words in Spanish, with its names and numbers.
import { FINDINGS } from '../../core/engine/findings.ts'
import { type QualityFacts, scoreQuality } from '../../core/quality.ts'
import { NOT_CONFORMITY, STABILITY } from '../../core/quality-data.ts'
import { METADATA_CHECKS } from '../../core/quality-metadata.ts'
import { reasonIn } from '../../web/catalog/language/quality.ts'
import { FINDINGS_ES } from '../../web/catalog/language/quality-findings.ts'
import { aMetadata } from '../support/published.ts'

const column = { name: 'ward', type: 'text' as const, nulls: 0, distinct: 5 }
const facts: QualityFacts = {
  rows: 200,
  columns: [column],
  findings: [],
  metadata: aMetadata({ columns: [{ name: 'ward', description: 'Where' }] }),
  key: { columns: ['ward'], isUnique: true },
}
const spanish = (change: Partial<QualityFacts>) =>
  scoreQuality({ ...facts, ...change }).losses.map((loss) => reasonIn('es', loss).text)

const cases: readonly { name: string; change: Partial<QualityFacts>; says: string }[] = [
  { name: 'no rows', change: { rows: 0 }, says: 'La tabla no tiene filas.' },
  {
    name: 'blank cells',
    change: { columns: [{ ...column, nulls: 100 }] },
    says: 'El 50 % de las celdas está vacío; la mayor parte, en «ward».',
  },
  {
    name: 'a blank column',
    change: { columns: [column, { ...column, name: 'old', nulls: 200 }] },
    says: '1 columna sin ningún valor: «old».',
  },
  {
    name: 'no key',
    change: { key: undefined },
    says: 'No se ha declarado ninguna clave, así que las filas no se pueden distinguir con certeza.',
  },
  {
    name: 'a key that repeats',
    change: { key: { columns: ['ward', 'day'], isUnique: false } },
    says: 'La clave declarada («ward» y «day») está vacía o se repite en algunas filas.',
  },
  { name: 'repeated rows', change: { duplicateRows: 2 }, says: '2 filas repiten otra en todas las columnas.' },
  {
    name: 'late data',
    change: { ageDays: 120 },
    says: 'Los datos más recientes tienen 120 días; con la frecuencia «Cada mes» no deberían tener más de 46.',
  },
  {
    name: 'a finding, by the name of its column',
    change: {
      findings: [{ code: 'ambiguous-date', severity: 'warning', column: 1, message: 'Column 1 ("ward") holds dates.' }],
    },
    says: 'Columna «ward»: las fechas podrían empezar por el mes o por el día; se publica como texto.',
  },
  {
    name: 'columns without a description',
    change: { metadata: aMetadata({ columns: [] }) },
    says: '1 de 1 columna no tienen descripción: «ward».',
  },
]
for (const { name, change, says } of cases) {
  test(`${name}: ${says}`, () => expect(spanish(change)).toContain(says))
}

test('every kind of drift and every gap in a description has words', () => {
  const drift = Object.keys(STABILITY).map((kind) => ({
    kind: kind as keyof typeof STABILITY,
    message: 'x',
    column: 'ward',
  }))
  const codes = [...drift.map(({ kind }) => `drift-${kind}`), ...METADATA_CHECKS.map(({ code }) => code)]
  for (const code of codes) {
    const loss = {
      dimension: 'stability' as const,
      points: 1,
      why: 'English',
      fix: '',
      code,
      facts: { columns: ['ward'] },
    }
    expect([code, reasonIn('es', loss).language]).toEqual([code, 'es'])
  }
})

test('every finding that can be published and costs points has words', () => {
  const published = Object.entries(FINDINGS).filter(([code, text]) => {
    const isDecided = 'actions' in text || text.severity !== 'error'
    return isDecided && !NOT_CONFORMITY.has(code)
  })
  expect(published.map(([code]) => code).filter((code) => !(code in FINDINGS_ES))).toEqual([])
})
