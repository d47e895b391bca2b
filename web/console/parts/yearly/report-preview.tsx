// web/console/parts/yearly/report-preview.tsx: the report as readers get it, in one language at a time.
import { useState } from 'preact/hooks'
import type { Language } from '../../../../core/languages.ts'
import { YEAR_TEXTS, yearTextsIn } from '../../../../core/yearly-review.ts'
import { yearlyWords, yearNumberText } from '../../../../core/yearly-words.ts'
import { textsIn } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import type { YearlyReview } from '../../desk/yearly.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { PolicyText } from '../policies/policy-text.tsx'
import { TableScroll } from '../table-scroll.tsx'

export function ReportPreview({ review }: { review: YearlyReview }) {
  const { languages } = useDesk().me.city
  const [language, setLanguage] = useState<Language>(languages[0]!)
  return (
    <section class="card yearly-preview" aria-labelledby="preview">
      <h3 id="preview">As readers will see it</h3>
      <fieldset class="yearly-language-choice">
        <legend class="visually-hidden">Language of the preview</legend>
        {languages.map((one) => (
          <label key={one}>
            <input type="radio" name="preview-language" checked={one === language} onChange={() => setLanguage(one)} />{' '}
            {LANGUAGE_WORDS[one]}
          </label>
        ))}
      </fieldset>
      <div lang={language}>
        <Report {...{ review, language }} first={languages[0]!} />
      </div>
    </section>
  )
}

function Report({ review, language, first }: { review: YearlyReview; language: Language; first: Language }) {
  const words = yearlyWords[language]
  const { day } = textsIn(language)
  const texts = yearTextsIn(review.texts, language, first)
  return (
    <>
      <h4>{words.titleOf(review.id)}</h4>
      <p>{words.until(day(review.covers.from), day(review.covers.to))}</p>
      {texts &&
        YEAR_TEXTS.filter((name) => texts[name].trim() !== '').map((name) => (
          <div key={name}>
            <h4>{words.texts[name]}</h4>
            <div lang={texts.language}>
              <PolicyText text={texts[name]} />
            </div>
          </div>
        ))}
      <h4>{words.numbers}</h4>
      {review.collected && <Numbers {...{ review, language }} />}
      <h4>{words.use}</h4>
      {review.use.length === 0 ? <p>{words.noUse}</p> : <Use {...{ review, language }} />}
      <h4>{words.dates}</h4>
      <ul>
        {review.next.planReviewBy && (
          <li>
            {words.planReviewBy} {day(review.next.planReviewBy)}
          </li>
        )}
        {review.next.yearlyReviewBy && (
          <li>
            {words.yearlyReviewBy} {day(review.next.yearlyReviewBy)}
          </li>
        )}
      </ul>
    </>
  )
}

function Numbers({ review, language }: { review: YearlyReview; language: Language }) {
  const words = yearlyWords[language]
  return (
    <TableScroll label={words.numbers} name="yearly-numbers">
      <table class="words">
        <tbody>
          {review.collected!.values.map((number) => (
            <tr key={number.id}>
              <th scope="row">{words.numberWords[number.id].name}</th>
              <td class="yearly-value">{yearNumberText(number, language, textsIn(language))}</td>
              <td class="yearly-how">{words.numberWords[number.id].how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Use({ review, language }: { review: YearlyReview; language: Language }) {
  const words = yearlyWords[language]
  return (
    <ul>
      {review.use.map(({ kind, value, source }) => (
        <li key={`${kind} ${source}`}>
          {words.useKinds[kind]}: {textsIn(language).number(value)} ({source})
        </li>
      ))}
    </ul>
  )
}
