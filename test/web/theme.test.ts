// test/web/theme.test.ts: no city can choose two colours that make its portal unreadable.
import fc from 'fast-check'
import { contrast } from '../../web/catalog/colour.ts'
import { INKS, palettes, SURFACES, themeCss } from '../../web/catalog/theme.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('any two colours give text of at least 4.5:1 on every surface, light and dark', () => {
  fc.assert(
    fc.property(colour, colour, (brand, accent) => {
      const { light, dark } = palettes(brand, accent)
      for (const palette of [light, dark]) {
        for (const surface of SURFACES) {
          for (const ink of INKS) expect(contrast(palette[ink], palette[surface])).toBeGreaterThanOrEqual(4.5)
          expect(contrast(palette.edge, palette[surface])).toBeGreaterThanOrEqual(3)
        }
        expect(contrast(palette['brand-ink'], palette.brand)).toBeGreaterThanOrEqual(4.5)
        expect(contrast('#ffffff', palette['brand-deep'])).toBeGreaterThanOrEqual(4.5)
        // The word Beta stands in near-black on the accent.
        expect(contrast('#111111', palette.accent)).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 300 },
  )
})

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('the style sheet is small and holds both schemes', () => {
  const css = themeCss('#0b5c66', '#f59e2c')

  expect(css).toContain('--brand:light-dark(#0b5c66,')
  expect(css.length).toBeLessThan(1200)
})
