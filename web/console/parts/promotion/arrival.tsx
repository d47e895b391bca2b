// web/console/parts/promotion/arrival.tsx: a bundle that arrived: read what it changes, apply it, go on with it, hand back a receipt.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { applyPromotion, type Bundle, type Promotion } from '../../desk/promotion.ts'
import { canApply, doneOf, leftOut, readBundle } from '../../promotion-draft.ts'
import { timeText } from '../../words.ts'
import { saveFile } from '../check/download-button.tsx'
import { Question } from '../people/question.tsx'
import { ChangeSet } from './change-set.tsx'
import { JsonIn } from './json-in.tsx'

interface ArrivalProps {
  readonly promotion: Promotion
  readonly onChange: (promotion: Promotion) => void
}

export function Arrival({ promotion, onChange }: ArrivalProps) {
  const { items } = promotion
  const able = items.filter(canApply)
  const [unticked, setUnticked] = useState<readonly string[]>([])
  const ticked = able.map(({ key }) => key).filter((key) => !unticked.includes(key))
  return (
    <div class="stack">
      <Whole promotion={promotion} />
      {promotion.state !== 'applying' && able.length > 0 && <Apply {...{ promotion, ticked, onChange }} />}
      <ChangeSet
        items={items}
        ticked={ticked}
        onTick={(key, isTicked) => setUnticked(isTicked ? unticked.filter((one) => one !== key) : [...unticked, key])}
      />
      {promotion.receipt && <ReceiptOut promotion={promotion} />}
    </div>
  )
}

/** One sentence about the whole, with what has to be done. */
function Whole({ promotion: { items, state } }: { promotion: Promotion }) {
  const blocked = items.filter(({ change }) => change === 'blocked').length
  const { done, of } = doneOf(items)
  if (state === 'applying') {
    return (
      <div class="alert" role="status">
        <p>
          <strong>
            Being applied: {done} of {of} done.
          </strong>{' '}
          You can leave this page; it goes on, and this is where you find it again.
        </p>
        <progress max={of} value={done} aria-label="Items that are done" />
      </div>
    )
  }
  if (state === 'applied') {
    return (
      <div class="alert">
        <p>
          <strong>Nothing is left to apply.</strong> What was published is on the site within minutes, or with the
          launch where that is still ahead.
        </p>
      </div>
    )
  }
  if (blocked === 0) return null
  return (
    <div class="alert warn">
      <p>
        <strong>{blocked === 1 ? 'One item is blocked' : `${blocked} items are blocked`}</strong> and will not be
        applied. The table says why, and what to do. The others can go ahead.
      </p>
    </div>
  )
}

function Apply({ promotion, ticked, onChange }: ArrivalProps & { readonly ticked: readonly string[] }) {
  const { api, announce } = useDesk()
  const { id, items, addressesExpireAt, expiresAt } = promotion
  const isBegun = items.some(({ state }) => state === 'applied' || state === 'failed')
  const isStale = isOver(expiresAt) || (addressesExpireAt !== undefined && isOver(addressesExpireAt))

  async function apply(bundle?: Bundle): Promise<void> {
    const leaveOut = leftOut(items, ticked)
    onChange(await applyPromotion(api, id, { leaveOut, ...(bundle ? { bundle } : {}) }))
    announce('It is being applied.')
  }

  if (isStale) return <FreshBundle onBundle={apply} isEmpty={ticked.length === 0} />
  return (
    <div class="form-actions">
      {ticked.length === 0 ? (
        <p class="muted">Tick what is to be applied.</p>
      ) : (
        <Question
          words={isBegun ? `Go on with ${ticked.length}` : `Apply ${ticked.length}`}
          title={isBegun ? 'Go on with this bundle?' : 'Apply this bundle here?'}
          yes={isBegun ? 'Go on' : 'Apply it'}
          isDanger={false}
          focusAfter="change-set"
          onYes={() => apply()}
        >
          <p>
            {ticked.length} of {items.length} items are applied. Datasets become versions with the sign-offs that they
            have, and are public within minutes: with the launch where that is still ahead, or when their embargo ends.
            News arrives as drafts.
          </p>
          <p>The audit log of this portal says that you did it. What is published can be withdrawn, not undone.</p>
        </Question>
      )}
      {addressesExpireAt && <p class="muted">Its files can be fetched until {timeText(addressesExpireAt)}.</p>}
    </div>
  )
}

const isOver = (at: string): boolean => Date.parse(at) <= Date.now()

function FreshBundle({ onBundle, isEmpty }: { onBundle: (bundle: Bundle) => Promise<void>; isEmpty: boolean }) {
  return (
    <section class="card" aria-labelledby="fresh-bundle">
      <h2 id="fresh-bundle">Its time is over: go on with a fresh bundle</h2>
      <p>
        Make the same bundle again at the other portal and choose it here. It is the same promotion: what was applied
        stays applied, and files that arrived are not fetched again.{isEmpty && ' Tick below what is to be applied.'}
      </p>
      {!isEmpty && (
        <JsonIn
          id="fresh"
          what="fresh bundle"
          hint="It must have the same content; a bundle of other content is brought in as one of its own."
          read={readBundle}
          onValue={onBundle}
        />
      )}
    </section>
  )
}

function ReceiptOut({ promotion: { id, receipt, portal } }: { promotion: Promotion }) {
  const save = () =>
    saveFile(
      new Blob([JSON.stringify(receipt)], { type: 'application/json' }),
      `plaza-receipt-${id.replace(/[^a-z0-9]+/gi, '-')}.json`,
    )
  return (
    <section class="card" aria-labelledby="receipt-out">
      <h2 id="receipt-out">Receipt for {portal.name}</h2>
      <p>
        Signed by this portal: what was applied, with its checksums. Bring it to {portal.name}, under Promotion, so that
        the audit logs of both portals say the same.
      </p>
      <p>
        <button type="button" class="button quiet" onClick={save}>
          Download the receipt
        </button>
      </p>
    </section>
  )
}
