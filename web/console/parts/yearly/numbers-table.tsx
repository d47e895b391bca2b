// web/console/parts/yearly/numbers-table.tsx: the numbers of a year, each with how it was counted.
import { yearlyWords, yearNumberText } from '../../../../core/yearly-words.ts'
import { textsIn } from '../../../catalog/words.ts'
import type { YearlyReview } from '../../desk/yearly.ts'
import { TableScroll } from '../table-scroll.tsx'

export function NumbersTable({ collected }: { collected: NonNullable<YearlyReview['collected']> }) {
  const words = yearlyWords.en
  return (
    <TableScroll label="Numbers of the year" name="yearly-numbers">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.how}</th>
          </tr>
        </thead>
        <tbody>
          {collected.values.map((number) => (
            <tr key={number.id}>
              <th scope="row">{words.numberWords[number.id].name}</th>
              <td class="yearly-value">{yearNumberText(number, 'en', textsIn('en'))}</td>
              <td class="yearly-how">{words.numberWords[number.id].how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
