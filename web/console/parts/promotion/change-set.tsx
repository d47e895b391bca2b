// web/console/parts/promotion/change-set.tsx: what a bundle changes, as a table to read, tick and watch.
import { bytesText } from '../../../catalog/words.ts'
import type { PromotionItem } from '../../desk/promotion.ts'
import { ROLE_NAMES } from '../../people-words.ts'
import { arrivedShare, CHANGE_WORDS, canApply, ITEM_STATE_WORDS, KIND_WORDS } from '../../promotion-draft.ts'
import { shortSignature, timeText } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'

interface ChangeSetProps {
  readonly items: readonly PromotionItem[]
  /** Keys that are to be applied; absent where nothing can be applied here. */
  readonly ticked?: readonly string[]
  readonly onTick?: (key: string, isTicked: boolean) => void
}

/** What needs a look comes first. */
const ORDER: readonly PromotionItem['change'][] = ['blocked', 'changed', 'new', 'unchanged']

export function ChangeSet({ items, ticked, onTick }: ChangeSetProps) {
  const sorted = items.toSorted((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change))
  return (
    <section aria-labelledby="change-set">
      <h2 id="change-set" tabIndex={-1}>
        {onTick ? 'What it changes here' : 'What is in it'}
      </h2>
      <TableScroll label="Change set" name="change-set">
        <table class="words">
          <thead>
            <tr>
              {onTick && (
                <th scope="col" class="change-tick">
                  Apply
                </th>
              )}
              <th scope="col">What</th>
              {onTick && <th scope="col">Change</th>}
              <th scope="col">Details</th>
              {onTick && <th scope="col">State</th>}
            </tr>
          </thead>
          <tbody>
            {sorted.map((item) => (
              <Row key={item.key} {...{ item, onTick }} isTicked={ticked?.includes(item.key) ?? false} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

interface RowProps {
  readonly item: PromotionItem
  readonly isTicked: boolean
  readonly onTick: ChangeSetProps['onTick']
}

function Row({ item, isTicked, onTick }: RowProps) {
  const { key, kind, title, department, change } = item
  return (
    <tr class={`change-${change}`}>
      {onTick && (
        <td>
          {canApply(item) && (
            <input
              type="checkbox"
              aria-label={`Apply ${title}`}
              checked={isTicked}
              onChange={(event) => onTick(key, event.currentTarget.checked)}
            />
          )}
        </td>
      )}
      <th scope="row">
        {title}
        <span class="muted check-help">{[KIND_WORDS[kind].one, department].filter(Boolean).join(' · ')}</span>
      </th>
      {onTick && (
        <td>
          <span class={`badge ${CHANGE_WORDS[change].tone}`}>{CHANGE_WORDS[change].words}</span>
        </td>
      )}
      <td>
        <Details {...{ item }} isHere={onTick !== undefined} />
      </td>
      {onTick && (
        <td>
          <State item={item} />
        </td>
      )}
    </tr>
  )
}

function Details({ item, isHere }: { item: PromotionItem; isHere: boolean }) {
  const { reasons, notes, differences, numberThere, numberHere, signature, signOffs, files } = item
  return (
    <div class="change-details">
      {reasons.map(({ code, say, fix }) => (
        <p key={`${code} ${say}`} class="change-reason">
          <strong>{say}</strong> {fix}
        </p>
      ))}
      {numberThere !== undefined && (
        <p>
          Version {numberThere}
          {isHere && numberHere !== undefined && `, here as version ${numberHere}`}
          {files && `, ${files.count} files, ${bytesText(files.bytes)}`}
        </p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {differences.length > 0 && (
        <details>
          <summary>
            {differences.length === 1 ? 'One difference' : `${differences.length} differences`}
            <span class="visually-hidden"> of {item.title}</span>
          </summary>
          <dl class="change-differences">
            {differences.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <del>{before || 'nothing'}</del> <ins>{after || 'nothing'}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {signOffs.length > 0 && (
        <details>
          <summary>
            {signOffs.length === 1 ? 'One sign-off' : `${signOffs.length} sign-offs`}
            <span class="visually-hidden"> of {item.title}</span>
          </summary>
          <ul>
            {signOffs.map(({ role, by, at }) => (
              <li key={role}>
                {ROLE_NAMES[role]}: {by}, {timeText(at)}
              </li>
            ))}
          </ul>
          {signature && (
            <p>
              What was signed: <code title={signature}>{shortSignature(signature)}</code>
            </p>
          )}
        </details>
      )}
    </div>
  )
}

function State({ item }: { item: PromotionItem }) {
  const { state, change, why, appliedAt, files, arrived, title } = item
  const share = arrivedShare(item)
  if (change === 'unchanged') return <>Nothing to do</>
  const { words, tone } = ITEM_STATE_WORDS[state]
  return (
    <>
      <span class={`badge ${tone}`}>{words}</span>
      {appliedAt && state === 'applied' && <p class="muted">{timeText(appliedAt)}</p>}
      {share !== undefined && files && (
        <>
          <progress max={1} value={share} aria-label={`Files of ${title} that have arrived`} />
          <p class="progress-words">
            {arrived?.count ?? 0} of {files.count} files
          </p>
        </>
      )}
      {why && <p class="change-reason">{why}</p>}
    </>
  )
}
