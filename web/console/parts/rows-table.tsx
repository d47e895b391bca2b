// web/console/parts/rows-table.tsx: the first rows of a table; what is empty says so.
import { TableScroll } from './table-scroll.tsx'

interface RowsTableProps {
  readonly columns: readonly { readonly name: string }[]
  /** Cells as text in the order of the columns; null is an empty cell. */
  readonly rows: readonly (readonly (string | null)[])[]
}

export function RowsTable({ columns, rows }: RowsTableProps) {
  return (
    <TableScroll label="Table of the first rows">
      <table class="data">
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, at) => (
                <td key={at}>{cell ?? <span class="empty">empty</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
