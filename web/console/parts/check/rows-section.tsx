// web/console/parts/check/rows-section.tsx: the first rows, as they would be published where that is known.
import { countText } from '../../../catalog/words.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { RowsTable } from '../rows-table.tsx'
import { Section } from './section.tsx'

/** Enough to see what the data is like. */
const ROWS = 15

export function RowsSection({ checking: { review, profile } }: { checking: Checking }) {
  const { columns, preview } = profile ?? review
  const rows = preview.slice(0, ROWS)
  return (
    <Section id={SECTIONS.rows} title="First rows">
      <p>
        {profile
          ? `The first ${countText(rows.length, 'row')} as they would be published, after redaction.`
          : `The first ${countText(rows.length, 'row')} of the file, as far as it was read.`}
      </p>
      <RowsTable columns={columns} rows={rows} />
    </Section>
  )
}
